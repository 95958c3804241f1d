import type { FieldValue } from './draft/values.ts';

/** What is wrong, by path: the sentence shown beside the field. */
export type Errors = Readonly<Record<string, string>>;

/** What is to be noted at a place of the form. */
export interface Note {
  /** What is unusual. */
  messages: readonly string[];
  /** Whether there is room for an explanation. */
  isExplainable: boolean;
  /** What the Department asks to be completed or explained. */
  requests?: readonly string[];
}

/** What is unusual and what is asked for, by path: the sentences shown beside the field. */
export type Warnings = Readonly<Record<string, Note>>;

/** The same warnings together with what the Department asks for. */
export function withRequests(
  warnings: Warnings,
  items: readonly { path: string; reason: string }[],
): Warnings {
  const all: Record<string, Note> = { ...warnings };
  for (const { path, reason } of items) {
    const { requests = [], ...note } = all[path] ?? { messages: [], isExplainable: false };
    all[path] = { ...note, requests: [...requests, reason] };
  }
  return all;
}

/** What the form shows: what the draft holds, what is wrong with it and what is unusual. The view is a function of it alone. */
export interface FormContent {
  /** What the draft holds at a path at this moment. */
  valueAt: (path: string) => FieldValue;
  /** The Sở chosen; "" while none is. */
  unit: string;
  errors: Errors;
  warnings: Warnings;
  /** True where nothing may be changed any more: it is there to be read. */
  isReadOnly: boolean;
}

/** The text to show in the input for a path. */
export const typedAt = ({ valueAt: at }: Pick<FormContent, 'valueAt'>, path: string): string =>
  [at(path)].flat().join('\n');
