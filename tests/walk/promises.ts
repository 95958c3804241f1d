import { isSame } from '../../src/form/draft/changes.ts';
import { look, type Device, type Tab } from './device.ts';
import { isInConflict, isInForm, isShown, isStored, type Entry } from './ledger.ts';
import type { StoredDraft } from './office.ts';
import type { Shown } from './shown.ts';
import type { Walk } from './walk.ts';

interface Seen {
  device: Device;
  tab: Tab;
  slot: number;
  shown: Shown;
}

const isSystemClaimed = (words: string): boolean => words.includes('Đã lưu trên hệ thống');
const isDeviceClaimed = (words: string): boolean =>
  words.includes('Đã lưu trên máy này') || words.includes('vẫn giữ trên máy này');

/** What is broken after a step, in sentences: nothing entered may be gone, and no line may claim more than is true. */
export async function complaintsAbout(walk: Walk): Promise<string[]> {
  const views = await lookAround(walk);
  const stored = await walk.office.stored();
  return [
    ...views.flatMap((view) => goneFrom(walk, view, stored)),
    ...views.flatMap((view) => untrueLine(walk, view, stored)),
    ...goneFromSystem(walk, views, stored),
  ];
}

/** The same at the end, when everything is up and quiet: all of it is on the system and on every tab, and all tabs agree. */
export async function finalComplaints(walk: Walk): Promise<string[]> {
  const views = await lookAround(walk);
  const stored = await walk.office.stored();
  const isWaiting = (entry: Entry): boolean => views.some(({ shown }) => isInConflict(entry, shown));
  const own = walk.ledger.live().filter(({ unit }) => unit === walk.office.unit);
  return [
    ...(await complaintsAbout(walk)),
    ...views.flatMap(({ shown, ...where }) => [
      ...(shown.isOpened ? [] : [`${nameOf(where)} could not open the Phiếu`]),
      ...(shown.isOpened && shown.conflicts.length === 0 && !isSystemClaimed(shown.words)
        ? [`${nameOf(where)} never saves on the system again: “${shown.words}”`]
        : []),
    ]),
    ...own
      .filter((entry) => !isOnSystem(entry, stored) && !isWaiting(entry))
      .map((entry) => `${wordsOf(entry)} is not on the system`),
    ...own.flatMap((entry) =>
      views
        .filter(({ shown }) => isVisible(entry, shown) && !isShown(entry, shown) && !isWaiting(entry))
        .map((view) => `${wordsOf(entry)} is not to be seen on ${nameOf(view)}`),
    ),
    ...walk.ledger
      .live()
      .filter(({ unit, device }) => unit !== walk.office.unit && device !== undefined)
      .filter((entry) => !isAnywhere(entry, views, stored))
      .map((entry) => `${wordsOf(entry)}, entered for ${entry.unit || 'no Sở'}, is nowhere`),
    ...disagreements(views, stored),
  ];
}

async function lookAround(walk: Walk): Promise<Seen[]> {
  const views: Seen[] = [];
  for (const device of walk.devices)
    for (const [slot, tab] of device.tabs.entries()) {
      const shown = tab && (await look(tab));
      if (shown) views.push({ device, tab, slot, shown });
    }
  return views;
}

/** What was seen on this page, or is kept in this browser and was seen there before, and is on the page no more. */
function goneFrom(walk: Walk, { device, tab, slot, shown }: Seen, stored: StoredDraft): string[] {
  const isMeant = (entry: Entry): boolean =>
    entry.unit === shown.unit &&
    isVisible(entry, shown) &&
    (tab.seen.has(entry) || (device.seen.has(entry) && shown.kept.includes(entry.value) && !entry.box)) &&
    // The note of what was drafted and not sent comes with the response: a tab without the code has none.
    (shown.isOpened || !isStored(entry, stored.setAside));
  return walk.ledger
    .live()
    .filter((entry) => isMeant(entry) && !isShown(entry, shown))
    .map((entry) => `${wordsOf(entry)} is gone from ${nameOf({ device, slot })} (“${shown.words}”)`);
}

/** The line about saving against what is kept and stored. */
function untrueLine(walk: Walk, view: Seen, stored: StoredDraft): string[] {
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
  return differing(shown, stored.raw)
    .filter((path) => !isPathInConflict(path, view, stored))
    .map((path) =>
      lies(`${path} is “${textOf(shown.values[path])}” here and “${textOf(stored.raw[path])}” there`),
    );
}

/** What the system was once said to hold stays there until a person takes it away. */
const goneFromSystem = (walk: Walk, views: readonly Seen[], stored: StoredDraft): string[] =>
  walk.ledger
    .live()
    .filter((entry) => entry.isOnSystem && !isOnSystem(entry, stored))
    .filter((entry) => !views.some(({ shown }) => isInConflict(entry, shown)))
    .map((entry) => `${wordsOf(entry)} is gone from the system, which was said to hold it`);

/** Paths on which two quiet tabs, or a tab and the system, hold different values that no conflict explains. */
function disagreements(views: readonly Seen[], stored: StoredDraft): string[] {
  return views
    .filter(({ shown }) => shown.isOpened)
    .flatMap((view) =>
      differing(view.shown, stored.raw)
        .filter((path) => !views.some((any) => isPathInConflict(path, any, stored)))
        .map(
          (path) =>
            `${nameOf(view)} shows “${textOf(view.shown.values[path])}” at ${path}, the system holds “${textOf(stored.raw[path])}”`,
        ),
    );
}

const differing = ({ values, hasWorksheet }: Shown, raw: StoredDraft['raw']): string[] =>
  [...new Set([...Object.keys(values), ...Object.keys(raw)])]
    .filter((path) => path !== 'unit' && !path.startsWith('explanations.'))
    .filter((path) => hasWorksheet || !path.startsWith('worksheet.'))
    .filter((path) => !isSame(normalised(values[path]), normalised(raw[path])));

const textOf = (value: string | string[] = ''): string => [value].flat().join(', ');

const normalised = (value: string | string[] = ''): string | string[] =>
  typeof value === 'string' ? value.normalize('NFC') : value;

/** Whether a notice on this tab shows one of the two values of a path. */
function isPathInConflict(path: string, { shown }: Seen, { raw }: StoredDraft): boolean {
  const values = [shown.values[path] ?? '', raw[path] ?? ''];
  return shown.conflicts.some(({ place, remote, local }) =>
    values.some((value) =>
      typeof value === 'string' && path !== 'plan_status'
        ? value !== '' && `${remote}\n${local}`.includes(value)
        : value.length > 0 && place.startsWith(path === 'plan_status' ? 'Mục 2' : 'Mục 3'),
    ),
  );
}

/** The cells of the worksheet are on the page only while it is open. */
const isVisible = ({ path }: Entry, { hasWorksheet }: Shown): boolean =>
  hasWorksheet || !path.startsWith('worksheet.');

const isOnSystem = (entry: Entry, { raw, setAside }: StoredDraft): boolean =>
  isStored(entry, raw) || isStored(entry, setAside);

const isAnywhere = (entry: Entry, views: readonly Seen[], stored: StoredDraft): boolean =>
  isOnSystem(entry, stored) ||
  views.some(({ shown }) => isShown(entry, shown) || shown.kept.includes(entry.value));

const nameOf = ({ device, slot }: Pick<Seen, 'device' | 'slot'>): string =>
  `tab ${slot} of device ${device.number}`;

const wordsOf = ({ path, value, step }: Entry): string => `“${value}” (${path}, step ${step})`;
