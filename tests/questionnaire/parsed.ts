import { expect } from 'vitest';
import type { Answers } from '../../src/questionnaire/answers.ts';
import type { Problem } from '../../src/questionnaire/messages.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';

/** The answers of form values that can be parsed. */
export function answersOf(raw: unknown): Answers {
  const parsed = parseAnswers(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.answers;
}

/** What is wrong with form values: paths with stable words, in order; each said in whole sentences. */
export function problemsOf(input: unknown): [string, Problem][] {
  const parsed = parseAnswers(input);
  if (parsed.ok) return [];
  for (const { message } of parsed.errors) expect(message).toMatch(/\.$/);
  return parsed.errors.map(({ path, problem }) => [path, problem]);
}
