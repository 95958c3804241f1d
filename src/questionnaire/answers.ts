import * as z from 'zod/mini';
import { shapeOf, type ShapeOf } from './question.ts';
import { questionnaire } from './questionnaire.ts';

type TypedQuestion = (typeof questionnaire.sections)[number]['questions'][number];
const typedQuestions: readonly TypedQuestion[] = questionnaire.sections.flatMap(
  (section): readonly TypedQuestion[] => section.questions,
);

/** What a whole set of answers is: every question of the Phiếu with its answer, blanks as null or the empty list. */
export const answersSchema = z.strictObject<ShapeOf<readonly TypedQuestion[]>>(shapeOf(typedQuestions));

/** A whole set of answers. */
export type Answers = z.infer<typeof answersSchema>;
