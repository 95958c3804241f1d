import type { RawInput } from '../../questionnaire/raw-input.ts';

/** What stands at one path: text, or the values of ticked boxes; "" when blank. */
export type Typed = string | readonly string[];

/** One change to a draft: what stood at the path when the change was made, and what stands there now. */
export interface Change {
  path: string;
  from: Typed;
  to: Typed;
}

/** Two officers changed the same field: what a colleague stored, and what stands in this form. */
export interface Conflict {
  path: string;
  theirs: Typed;
  yours: Typed;
}

/** What stands at a path; nothing typed, nothing ticked and the empty text are the same blank. */
export function valueAt(raw: RawInput, path: string): Typed {
  const typed = Object.hasOwn(raw, path) ? raw[path] : undefined;
  return typed === undefined || typed.length === 0 ? '' : typed;
}

/** Whether two values say the same. */
export const isSame = (a: Typed, b: Typed): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** The same raw input with other values at some paths; a blank leaves the path out. */
export function withValues(raw: RawInput, values: Iterable<readonly [string, Typed]>): RawInput {
  const changed: Record<string, Typed> = { ...raw };
  for (const [path, value] of values) {
    if (value.length === 0) delete changed[path];
    else changed[path] = value;
  }
  return changed;
}

/** The changes that lead from one raw input to another. */
export function changesBetween(before: RawInput, after: RawInput): Change[] {
  return allPaths(before, after)
    .map((path) => ({ path, from: valueAt(before, path), to: valueAt(after, path) }))
    .filter(({ from, to }) => !isSame(from, to));
}

/** Whether two raw inputs say the same. */
export const isSameInput = (a: RawInput, b: RawInput): boolean => changesBetween(a, b).length === 0;

function allPaths(a: RawInput, b: RawInput): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
