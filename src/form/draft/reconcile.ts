import type { RawInput } from '../../questionnaire/raw-input.ts';
import { changesBetween, isSame, valueAt, type Change, type Conflict, type Typed } from './changes.ts';

/** What this form and a store (the server, or this browser) last agreed on, and what is not agreed. */
export interface Agreement {
  stored: RawInput;
  conflicts: readonly Conflict[];
}

/** Nothing agreed yet. */
export const nothingAgreed: Agreement = { stored: {}, conflicts: [] };

/** The changes to save: everything typed since the last agreement but what waits for a person's choice. */
export function changesToSave(agreement: Agreement, typed: RawInput): Change[] {
  const waiting = new Set(agreement.conflicts.map(({ path }) => path));
  return changesBetween(agreement.stored, typed).filter(({ path }) => !waiting.has(path));
}

/**
 * Takes in what a store holds now. Where only the store changed, the form is to show it (`show`); where both
 * changed, a conflict waits for a person; where only the form changed, nothing happens. Nothing typed is dropped.
 * @param typed what stands in the form at this moment
 */
export function reconcile(
  agreement: Agreement,
  stored: RawInput,
  typed: RawInput,
): { agreement: Agreement; show: readonly (readonly [string, Typed])[] } {
  const open = new Map(agreement.conflicts.map((conflict) => [conflict.path, conflict]));
  const show: (readonly [string, Typed])[] = [];
  for (const { path, from, to: theirs } of changesBetween(agreement.stored, stored)) {
    const yours = valueAt(typed, path);
    if (isSame(yours, theirs)) open.delete(path);
    else if (isSame(yours, from) && !open.has(path)) show.push([path, theirs]);
    else open.set(path, { path, theirs, yours });
  }
  return { agreement: { stored, conflicts: [...open.values()] }, show };
}

/** A person has chosen: the conflict is gone, and what the form holds at the path is saved next. */
export const withoutConflict = (agreement: Agreement, path: string): Agreement => ({
  ...agreement,
  conflicts: agreement.conflicts.filter((conflict) => conflict.path !== path),
});

/** The same agreement after more was typed: each conflict with what stands in the form now, none where that is the same. */
export const withYours = (agreement: Agreement, typed: RawInput): Agreement => ({
  ...agreement,
  conflicts: agreement.conflicts
    .map((conflict) => ({ ...conflict, yours: valueAt(typed, conflict.path) }))
    .filter(({ theirs, yours }) => !isSame(theirs, yours)),
});
