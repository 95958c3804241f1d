import { shortDate } from '../vietnamese/dates.ts';
import { explanationPath, findField } from './fields.ts';
import type { FormValues } from './form-values.ts';

/** Answers typed again: every field that is not blank under its path, instances counted from 0, each explanation under its own. */
export function valuesOfAnswers(
  answers: Readonly<Record<string, unknown>>,
  explanations: Readonly<Record<string, string>>,
): FormValues {
  const explained = Object.entries(explanations).map(
    ([path, text]) => [explanationPath(path), text] as const,
  );
  return Object.fromEntries([...entriesOf('', answers), ...explained]);
}

function entriesOf(path: string, value: unknown): (readonly [string, string | string[]])[] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, typed(path, String(value))]];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length > 0 ? [[path, value]] : [];
  return Object.entries(value).flatMap(([name, inner]) =>
    entriesOf(path === '' ? name : `${path}.${name}`, inner),
  );
}

/** A day as officers write it; everything else as it is stored. */
const typed = (path: string, value: string): string =>
  findField(path)?.question.kind === 'date' ? shortDate(value) : value;
