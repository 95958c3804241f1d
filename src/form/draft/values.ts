import type { FieldValue, FormValues } from '../../questionnaire/form-values.ts';
import type { DraftChange } from '../../submission/draft-documents.ts';

/**
 * What stands in the form, by path. Here a path that is missing was never filled in, as far as this copy knows; a path
 * that holds "" was cleared by a person. Only the second ever clears a field elsewhere.
 */
export type { FieldValue, FormValues };

/** One change to a draft: what stood at the path when the change was made, and what stands there now. */
export type Change = DraftChange;

/** Values for fields, by path. */
export type FieldValues = readonly (readonly [path: string, value: FieldValue])[];

/** The value at a path; never filled in, cleared and nothing ticked are the same blank. */
export function valueAt(values: FormValues, path: string): FieldValue {
  const value = Object.hasOwn(values, path) ? values[path] : undefined;
  return value === undefined || value.length === 0 ? '' : value;
}

/** Whether two values say the same. */
export const isSameValue = (a: FieldValue, b: FieldValue): boolean =>
  a === b ||
  (a.length === 0 && b.length === 0) ||
  (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** The same values with others at some paths; a blank one is kept as cleared. */
export const withValues = (values: FormValues, changed: FieldValues): FormValues =>
  changed.length === 0
    ? values
    : {
        ...values,
        ...Object.fromEntries(changed.map(([path, value]) => [path, value.length === 0 ? '' : value])),
      };

/** The values that are not blank: what is sent, saved to a file, shown to people. */
export const filledValues = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

/** Every path of two maps of values. */
export const pathsOf = (a: object, b: object): string[] => [
  ...new Set([...Object.keys(a), ...Object.keys(b)]),
];

/** The changes that lead from one map of values to another; cleared and never filled in are no change. */
export const changesBetween = (before: FormValues, after: FormValues): Change[] =>
  before === after
    ? []
    : pathsOf(before, after)
        .map((path) => ({ path, from: valueAt(before, path), to: valueAt(after, path) }))
        .filter(({ from, to }) => !isSameValue(from, to));

/** Whether two maps of values say the same to a reader. */
export const areSameValues = (a: FormValues, b: FormValues): boolean =>
  a === b || pathsOf(a, b).every((path) => isSameValue(valueAt(a, path), valueAt(b, path)));

/** Of some changes those that others do not say already. */
export const changesNotIn = (known: readonly Change[], changes: readonly Change[]): Change[] =>
  changes.filter(({ path, to }) => !known.some((other) => other.path === path && isSameValue(other.to, to)));
