import { expect } from 'vitest';
import type { Answers } from '../../src/questionnaire/answers.ts';
import type { ErrorCode } from '../../src/questionnaire/messages.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';

/** The answers of form values that can be parsed. */
export function answersOf(values: unknown): Answers {
  const parsed = parseAnswers(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.answers;
}

/** What is wrong with form values: paths with stable words, in order; each said in whole sentences. */
export function errorCodesOf(input: unknown): [string, ErrorCode][] {
  const parsed = parseAnswers(input);
  if (parsed.ok) return [];
  for (const { message } of parsed.errors) expect(message).toMatch(/\.$/);
  return parsed.errors.map(({ path, code }) => [path, code]);
}
