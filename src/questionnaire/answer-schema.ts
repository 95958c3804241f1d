import * as z from 'zod/mini';
import { parseDate } from '../vietnamese/dates.ts';
import { hasAtMost } from '../vietnamese/text.ts';
import { limits } from './limits.ts';
import type { AnswerTo, AnswersTo, CountsQuestion, Option, Question } from './question.ts';

/** The schema of the answer to a question, as the question says it. Apart from the questions, which are shown without it. */
export const answerSchema = <Q extends Question>(question: Q): z.ZodMiniType<AnswerTo<Q>> =>
  // The type follows the kind of question like the schema does.
  schemaOf(question) as unknown as z.ZodMiniType<AnswerTo<Q>>;

/** The schema of the answers to several questions: every one of them, and nothing else. */
export const answersSchemaOf = <const Q extends readonly Question[]>(questions: Q) =>
  z.strictObject(
    Object.fromEntries(questions.map((question) => [question.name, answerSchema(question)])),
  ) as unknown as z.ZodMiniType<AnswersTo<Q>>;

function schemaOf(question: Question): z.ZodMiniType {
  switch (question.kind) {
    case 'text':
      return z.nullable(textWithin(question.max));
    case 'date':
      return z.nullable(z.string().check(z.refine(isDay)));
    case 'province':
      return oneOf(question.options);
    case 'choice':
      return z.nullable(oneOf(question.options));
    case 'choices':
      return z.array(oneOf(question.options)).check(z.refine(isEachOnce));
    case 'counts':
      return countsOf(question);
    case 'repeat':
      return z.array(answersSchemaOf(question.questions)).check(z.maxLength(limits.instances));
    default:
      return question satisfies never;
  }
}

const textWithin = (max: number) =>
  z.string().check(
    z.minLength(1),
    z.refine((text) => hasAtMost(text, max)),
  );

function isDay(text: string): boolean {
  const parsed = parseDate(text);
  return parsed.ok && parsed.value === text;
}

const oneOf = (options: readonly Option[]) => z.enum(options.map(({ value }) => value));

const isEachOnce = (values: readonly string[]) => new Set(values).size === values.length;

function countsOf({ columns }: CountsQuestion) {
  const count = z.nullable(z.int().check(z.minimum(0), z.maximum(limits.count)));
  return z.strictObject(Object.fromEntries(columns.map(({ name }) => [name, count])));
}
