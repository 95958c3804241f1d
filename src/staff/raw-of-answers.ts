import { explanationPath, findField } from '../questionnaire/fields.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { rawAsStored } from '../server/stored-raw.ts';
import { shortDate } from '../vietnamese/dates.ts';
import type { StoredRevision } from './documents.ts';

/** A revision typed again, as a draft holds it: every field that is not blank under its path, blocks from 0. */
export function rawOfRevision({
  answers,
  explanations,
  contact,
}: Pick<StoredRevision, 'answers' | 'explanations' | 'contact'>): RawInput {
  const explained = Object.entries(explanations).map(
    ([path, text]) => [explanationPath(path), text] as const,
  );
  return rawAsStored(Object.fromEntries([...entriesOf('', { ...answers, ...contact }), ...explained]));
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
