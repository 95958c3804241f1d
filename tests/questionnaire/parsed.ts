import { expect } from 'vitest';
import type { Answers } from '../../src/questionnaire/answers.ts';
import type { Problem } from '../../src/questionnaire/messages.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';

/** The answers of a raw input that can be read. */
export function answersOf(raw: unknown): Answers {
  const parsed = parseAnswers(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.answers;
}

/** What is wrong with a raw input: paths with stable words, in order; each said in whole sentences. */
export function problemsOf(input: unknown): [string, Problem][] {
  const parsed = parseAnswers(input);
  if (parsed.ok) return [];
  for (const { message } of parsed.errors) expect(message).toMatch(/\.$/);
  return parsed.errors.map(({ path, problem }) => [path, problem]);
}
