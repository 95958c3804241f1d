import type { Answers } from '../../src/questionnaire/answers.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';

/** Answers typed again: every field that is not blank under its path, blocks numbered from 0. */
export function valuesOfAnswers(answers: Answers): FormValues {
  return Object.fromEntries(entriesOf('', answers));
}

function entriesOf(path: string, value: unknown): [string, string | string[]][] {
  if (value === null || (Array.isArray(value) && value.length === 0)) return [];
  if (Array.isArray(value) && typeof value[0] === 'string') return [[path, value as string[]]];
  if (typeof value === 'string' || typeof value === 'number') return [[path, String(value)]];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    entriesOf(path === '' ? name : `${path}.${name}`, inner),
  );
}
