/**
 * What the form promises, and what a walk does not hold it to, each for a reason:
 * - A value counts as taken away when a person cleared it, typed over it, removed its repeat or chose another, and saw it
 *   while doing so. Whoever typed over a field without seeing the value there has not taken it away.
 * - Values entered for another Sở, or before any was chosen, have to be in that browser, not on the system.
 * - Cells of the worksheet are looked for on the page only while it is open; on the system always.
 * - A tab without the code shows no note of what was drafted and not sent: the note comes with the response.
 * - One side of a conflict that waits for a choice is on the system, the other in its notice.
 * - Of several sends without script the system keeps one superseded draft: a walk makes no second while one is kept.
 * - A correction without script takes away what was sent before it: that stays in the history of revisions.
 * - A tick beside "Khác" that typing sets by itself is not counted, nor is text the page refused to take when pasted.
 * - A page has 1.5 seconds to show what it knows.
 */
import { isInConflict, isInForm, isShown, isStored, type Entry } from './ledger.ts';
import type { StoredDraft } from './office.ts';
import type { Shown } from './shown.ts';
import type { FormInView, Walk } from './walk.ts';

const isSystemClaimed = (words: string): boolean => words.includes('Đã lưu trên hệ thống');
const isDeviceClaimed = (words: string): boolean =>
  words.includes('Đã lưu trên máy này') || words.includes('vẫn giữ trên máy này');

/** What is broken after a step, in sentences: nothing entered may be gone, and no line may claim more than is true. */
export async function complaintsAbout(walk: Walk): Promise<string[]> {
  const views = await walk.formsInView();
  const stored = await walk.office.stored();
  return [
    ...views.flatMap((view) => goneFrom(walk, view, stored)),
    ...views.flatMap((view) => untrueLine(walk, view, stored)),
    ...goneFromSystem(walk, views, stored),
  ];
}

/** The same at the end, when everything is up and quiet: all of it is on the system and on every tab, and all agree. */
export async function finalComplaints(walk: Walk): Promise<string[]> {
  const views = await walk.formsInView();
  const stored = await walk.office.stored();
  return [
    ...(await complaintsAbout(walk)),
    ...views.flatMap(stuck),
    ...notEverywhere(walk, views, stored),
    ...lostElsewhere(walk, views, stored),
    ...disagreements(views, stored),
  ];
}

/** A tab that cannot open the Phiếu, or no longer saves. */
function stuck({ shown, ...where }: FormInView): string[] {
  if (!shown.isOpened) return [`${nameOf(where)} could not open the Phiếu`];
  const isSaved = shown.conflicts.length > 0 || isSystemClaimed(shown.words);
  return isSaved ? [] : [`${nameOf(where)} never saves on the system again: “${shown.words}”`];
}

/** What was entered for the Sở and is not on the system, or not on every tab; while a conflict waits it is in its notice. */
function notEverywhere(walk: Walk, views: readonly FormInView[], stored: StoredDraft): string[] {
  return walk.ledger
    .live()
    .filter(({ unit }) => unit === walk.office.unit)
    .filter((entry) => !views.some(({ shown }) => isInConflict(entry, shown)))
    .flatMap((entry) => [
      ...(isOnSystem(entry, stored) ? [] : [`${wordsOf(entry)} is not on the system`]),
      ...views
        .filter(({ shown }) => isVisible(entry, shown) && !isShown(entry, shown))
        .map((view) => `${wordsOf(entry)} is not to be seen on ${nameOf(view)}`),
    ]);
}

/** What was entered for another Sở, or before one was chosen, and is nowhere any more. */
const lostElsewhere = (walk: Walk, views: readonly FormInView[], stored: StoredDraft): string[] =>
  walk.ledger
    .live()
    .filter(({ unit, device }) => unit !== walk.office.unit && device !== undefined)
    .filter((entry) => !isAnywhere(entry, views, stored))
    .map((entry) => `${wordsOf(entry)}, entered for ${entry.unit || 'no Sở'}, is nowhere`);

/** What was seen on this page, or is kept in this browser and was seen there before, and is on the page no more. */
function goneFrom(walk: Walk, { device, tab, slot, shown }: FormInView, stored: StoredDraft): string[] {
  const isMeant = (entry: Entry): boolean =>
    entry.unit === shown.unit &&
    isVisible(entry, shown) &&
    (tab.seen.has(entry) || (device.seen.has(entry) && shown.kept.includes(entry.value) && !entry.box)) &&
    // The note of what was drafted and not sent comes with the response: a tab without the code has none.
    (shown.isOpened || !isStored(entry, stored.superseded));
  return walk.ledger
    .live()
    .filter((entry) => isMeant(entry) && !isShown(entry, shown))
    .map((entry) => `${wordsOf(entry)} is gone from ${nameOf({ device, slot })} (“${shown.words}”)`);
}

/** The line about saving against what is kept and stored. */
function untrueLine(walk: Walk, view: FormInView, stored: StoredDraft): string[] {
  const { shown, tab } = view;
  const lies = (what: string): string => `${nameOf(view)} says “${shown.words}”, but ${what}`;
  if (isDeviceClaimed(shown.words)) {
    const kept = new Set(shown.kept);
    return Object.values(shown.values)
      .flat()
      .filter((value) => !kept.has(value.normalize('NFC')))
      .map((value) => lies(`“${value}” is not kept there`));
  }
  if (!isSystemClaimed(shown.words) || !shown.isOpened) return [];
  const missing = walk.ledger
    .live()
    .filter(
      (entry) => entry.unit === walk.office.unit && isInForm(entry, shown) && !isInConflict(entry, shown),
    )
    .filter((entry) => {
      if (isOnSystem(entry, stored)) entry.isOnSystem = true;
      return !entry.isOnSystem;
    })
    .map((entry) => lies(`${wordsOf(entry)} is not on it`));
  // Nobody has saved anything since this page heard of the draft: then they are equal, path by path.
  if (tab.version !== stored.version || missing.length > 0) return missing;
  return differing(shown, stored.form_values)
    .filter((path) => !isPathInConflict(path, view, stored))
    .map((path) =>
      lies(`${path} is “${textOf(shown.values[path])}” here and “${textOf(stored.form_values[path])}” there`),
    );
}

/** What the system was once said to hold stays there until a person takes it away. */
const goneFromSystem = (walk: Walk, views: readonly FormInView[], stored: StoredDraft): string[] =>
  walk.ledger
    .live()
    .filter((entry) => entry.isOnSystem && !isOnSystem(entry, stored))
    .filter((entry) => !views.some(({ shown }) => isInConflict(entry, shown)))
    .map((entry) => `${wordsOf(entry)} is gone from the system, which was said to hold it`);

/** Paths on which two quiet tabs, or a tab and the system, hold different values that no conflict explains. */
function disagreements(views: readonly FormInView[], stored: StoredDraft): string[] {
  return views
    .filter(({ shown }) => shown.isOpened)
    .flatMap((view) =>
      differing(view.shown, stored.form_values)
        .filter((path) => !views.some((any) => isPathInConflict(path, any, stored)))
        .map(
          (path) =>
            `${nameOf(view)} shows “${textOf(view.shown.values[path])}” at ${path}, the system holds “${textOf(stored.form_values[path])}”`,
        ),
    );
}

const differing = ({ values, hasWorksheet }: Shown, formValues: StoredDraft['form_values']): string[] =>
  [...new Set([...Object.keys(values), ...Object.keys(formValues)])]
    .filter((path) => path !== 'unit' && !path.startsWith('explanations.'))
    .filter((path) => hasWorksheet || !path.startsWith('worksheet.'))
    .filter((path) => !isSame(normalised(values[path]), normalised(formValues[path])));

const isSame = (a: string | string[], b: string | string[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const textOf = (value: string | string[] = ''): string => [value].flat().join(', ');

const normalised = (value: string | string[] = ''): string | string[] =>
  typeof value === 'string' ? value.normalize('NFC') : value.length === 0 ? '' : value.toSorted();

/** Whether a notice on this tab shows one of the two values of a path. */
function isPathInConflict(
  path: string,
  { shown }: FormInView,
  { form_values: formValues }: StoredDraft,
): boolean {
  const values = [shown.values[path] ?? '', formValues[path] ?? ''];
  return shown.conflicts.some(({ place, remote, others, local }) =>
    values.some((value) =>
      typeof value === 'string' && path !== 'plan_status'
        ? value !== '' && `${remote}\n${others}\n${local}`.includes(value)
        : value.length > 0 && place.startsWith(path === 'plan_status' ? 'Mục 2' : 'Mục 3'),
    ),
  );
}

/** The cells of the worksheet are on the page only while it is open. */
const isVisible = ({ path }: Entry, { hasWorksheet }: Shown): boolean =>
  hasWorksheet || !path.startsWith('worksheet.');

const isOnSystem = (entry: Entry, { form_values: formValues, superseded }: StoredDraft): boolean =>
  isStored(entry, formValues) || isStored(entry, superseded);

const isAnywhere = (entry: Entry, views: readonly FormInView[], stored: StoredDraft): boolean =>
  isOnSystem(entry, stored) ||
  views.some(({ shown }) => isShown(entry, shown) || shown.kept.includes(entry.value));

const nameOf = ({ device, slot }: Pick<FormInView, 'device' | 'slot'>): string =>
  `tab ${slot} of device ${device.number}`;

const wordsOf = ({ path, value, step }: Entry): string => `“${value}” (${path}, step ${step})`;
