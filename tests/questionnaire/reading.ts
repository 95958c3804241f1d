import { expect } from 'vitest';
import type { Answers } from '../../src/questionnaire/answers.ts';
import type { Problem } from '../../src/questionnaire/messages.ts';
import { readRaw } from '../../src/questionnaire/read-raw.ts';

/** The answers of a raw input that can be read. */
export function answersOf(raw: unknown): Answers {
  const reading = readRaw(raw);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.answers;
}

/** What is wrong with a raw input: paths with stable words, in order; each said in whole sentences. */
export function problemsOf(input: unknown): [string, Problem][] {
  const reading = readRaw(input);
  if (reading.ok) return [];
  for (const { message } of reading.errors) expect(message).toMatch(/\.$/);
  return reading.errors.map(({ path, problem }) => [path, problem]);
}
