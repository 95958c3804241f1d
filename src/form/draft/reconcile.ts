import { findField } from '../../questionnaire/fields.ts';
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
 * Of a software block that was removed there, or has another name, everything waits: it may be another software.
 * @param typed what stands in the form at this moment
 */
export function reconcile(
  agreement: Agreement,
  stored: RawInput,
  typed: RawInput,
): { agreement: Agreement; show: readonly (readonly [string, Typed])[] } {
  const open = new Map(agreement.conflicts.map((conflict) => [conflict.path, conflict]));
  const toShow: (readonly [string, Typed])[] = [];
  for (const { path, from, to: theirs } of changesBetween(agreement.stored, stored)) {
    const yours = valueAt(typed, path);
    if (isSame(yours, theirs)) open.delete(path);
    else if (isSame(yours, from) && !open.has(path)) toShow.push([path, theirs]);
    else open.set(path, { path, theirs, yours });
  }
  const asked = blocksAsked(open.keys(), stored);
  const show = toShow.filter(([path]) => !asked.has(blockOf(path) ?? ''));
  for (const [path, theirs] of toShow)
    if (asked.has(blockOf(path) ?? '')) open.set(path, { path, theirs, yours: valueAt(typed, path) });
  return { agreement: { stored, conflicts: [...open.values()] }, show };
}

/** The path of the software block that a field stands in, with a dot at the end; undefined when it stands in none. */
function blockOf(path: string): string | undefined {
  const block = findField(path)?.block;
  return block && `${block.repeat.name}.${block.index}.`;
}

/** The blocks in conflict that the store has no more, or under another name. */
function blocksAsked(conflicts: Iterable<string>, stored: RawInput): ReadonlySet<string> {
  const blocks = [...conflicts].map((path) => {
    const { question, block } = findField(path) ?? {};
    const prefix = blockOf(path);
    if (!block || prefix === undefined) return '';
    return question?.name === block.repeat.identifiedBy || isGone(prefix, stored) ? prefix : '';
  });
  return new Set(blocks.filter((prefix) => prefix !== ''));
}

const isGone = (block: string, stored: RawInput): boolean =>
  !Object.keys(stored).some((path) => path.startsWith(block));

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
