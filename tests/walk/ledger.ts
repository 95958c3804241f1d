import type { Shown, ShownConflict } from './shown.ts';

/** One value that a person entered, and what became of it. */
export interface Entry {
  path: string;
  /** Unique for what is typed; for a box the value of its option. */
  value: string;
  /** For a box: the words beside it, and how its question is called in a notice. */
  box?: { label: string; place: string } | undefined;
  /** The Sở it was entered for; '' while none was chosen. */
  unit: string;
  /** The device it was entered on; undefined for a colleague elsewhere. */
  device: 0 | 1 | undefined;
  /** Number of the step that entered it. */
  step: number;
  /**
   * `removed`: with its repeat, which can be taken back · `gone`: cleared, typed over, or another value was chosen, by a
   * person to whom it was shown.
   */
  state: 'live' | 'removed' | 'gone';
  /** Whether the system was once said to hold it. */
  isOnSystem: boolean;
}

/** What people did: every value that was entered, until a person clears it, removes its repeat, types over it or chooses another. */
export class Ledger {
  readonly entries: Entry[] = [];

  live(): Entry[] {
    return this.entries.filter(({ state }) => state === 'live');
  }

  enter(entry: Omit<Entry, 'state' | 'isOnSystem'>, isOnSystem = false): void {
    this.entries.push({ ...entry, state: 'live', isOnSystem });
  }

  /** A person put something else, or nothing, where this was to be seen. */
  takeShown(
    shown: Pick<Shown, 'values'>,
    isMeant: (entry: Entry) => boolean,
    state: 'removed' | 'gone' = 'gone',
  ): void {
    for (const entry of this.entries)
      if (entry.state !== 'gone' && isMeant(entry) && isInForm(entry, shown)) entry.state = state;
  }

  /** A repeat was taken back: what went with it is there again, but for what somebody has typed over elsewhere. */
  takeBack(prefix: string): void {
    for (const entry of this.entries)
      if (entry.state === 'removed' && entry.path.startsWith(prefix)) entry.state = 'live';
  }

  /** A person chose one side of a conflict: what only the other side shows is taken away. */
  takeUnchosen(conflict: ShownConflict, which: 'local' | 'remote', shown: Shown): void {
    const [chosen, other] =
      which === 'local'
        ? [conflict.local, `${conflict.remote}\n${conflict.others}`]
        : [conflict.remote, `${conflict.local}\n${conflict.others}`];
    const has = (entry: Entry, text: string): boolean => isInText(entry, conflict.place, text);
    const paths = new Set(
      this.entries.filter((entry) => has(entry, chosen) || has(entry, other)).map(({ path }) => path),
    );
    for (const entry of this.live()) {
      const isUnchosen = has(entry, other) && !has(entry, chosen);
      // What stands in the field may be newer than the notice says; whoever takes the other value gives it up too.
      const isReplaced =
        which === 'remote' && paths.has(entry.path) && isInForm(entry, shown) && !has(entry, chosen);
      if (isUnchosen || isReplaced) entry.state = 'gone';
    }
  }
}

/** Whether the form shows the value in its own field. */
export function isInForm({ path, value, box }: Entry, { values }: Pick<Shown, 'values'>): boolean {
  const shown = values[path];
  if (box) return [shown ?? []].flat().includes(value);
  return shown === value;
}

/** Whether a notice or the form shows the value. */
export const isShown = (entry: Entry, shown: Shown): boolean =>
  isInForm(entry, shown) ||
  isInConflict(entry, shown) ||
  shown.superseded.some((text) => isInText(entry, text, text));

/** Whether a conflict shows the value as one of those to choose from. */
export const isInConflict = (entry: Entry, { conflicts }: Pick<Shown, 'conflicts'>): boolean =>
  conflicts.some(({ place, remote, others, local }) =>
    isInText(entry, place, `${remote}\n${others}\n${local}`),
  );

/** Whether form values, as the system stores them, hold the value. */
export const isStored = (entry: Entry, formValues: Record<string, string | string[]> | null): boolean =>
  formValues !== null && isInForm(entry, { values: formValues });

function isInText({ value, box }: Entry, place: string, text: string): boolean {
  return box ? place.startsWith(box.place) && text.includes(box.label) : text.includes(value);
}
