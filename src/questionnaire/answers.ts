import type * as z from 'zod/mini';
import { answersSchemaOf } from './answer-schema.ts';
import type { AnswersTo } from './question.ts';
import { questionnaire } from './questionnaire.ts';

type TypedQuestion = (typeof questionnaire.sections)[number]['questions'][number];
const typedQuestions: readonly TypedQuestion[] = questionnaire.sections.flatMap(
  (section): readonly TypedQuestion[] => section.questions,
);

/** A whole set of answers: every question of the Phiếu with its answer, blanks as null or the empty list. */
export type Answers = AnswersTo<readonly TypedQuestion[]>;

/** The schema of a whole set of answers. */
export const answersSchema: z.ZodMiniType<Answers> = answersSchemaOf(typedQuestions);
