import { isDraftPath } from '../../questionnaire/draft-path.ts';
import { isFormValues } from '../../questionnaire/form-values.ts';
import type { DraftState, ServerCopy } from './draft-state.ts';
import { sendStatusOf } from './draft-state.ts';
import type { Change, FieldValue, FormValues } from './values.ts';
import type { Conflicts } from './merge.ts';

/** Keys of this browser's storage: `phieu-669/79` for a Sở, `phieu-669/` while no Sở is chosen. */
const prefix = 'phieu-669/';
const keyOf = (unit: string): string => prefix + unit;
/** In the storage of the tab. */
const tabKey = 'phieu-669-so';
const browserKey = 'may-phieu-669';

/** A draft as this browser's storage holds it, one for each Sở. It never holds the access code. */
export interface LocalDraft {
  /** A random id of this record, and those of the records it was written over, newest first. */
  id: string;
  ancestors: readonly string[];
  unit: string;
  values: FormValues;
  conflicts: Conflicts;
  saved_at: string;
  /** What the system held when it was asked last. */
  server?: Pick<ServerCopy, 'version' | 'values' | 'unanswered'> & { number: string; heard_at: string };
  sent?: { at: string; is_changed: boolean };
  is_send_unclear?: boolean;
}

const ancestorsKept = 30;

/**
 * The record to write for what stands in the form.
 * @param over the record it is written over
 */
export function recordOf(state: DraftState, over: LocalDraft | undefined, now: Date): LocalDraft {
  const { unit, values, conflicts, server, sent, isSendUnclear } = state;
  const { number, version, heardAt: heard_at, unanswered } = server;
  return {
    id: randomId(),
    ancestors: over ? [over.id, ...over.ancestors].slice(0, ancestorsKept) : [],
    unit,
    values,
    conflicts,
    saved_at: now.toISOString(),
    ...(number !== undefined && { server: { number, version, heard_at, values: server.values, unanswered } }),
    ...(sent && { sent: { at: sent.at, is_changed: sendStatusOf(state).isChangedSinceSent ?? false } }),
    ...(isSendUnclear && { is_send_unclear: true }),
  };
}

/** A random id of 16 hexadecimal digits. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** The draft of a Sở in this browser, "" for that of no Sở yet; undefined when there is none or it can't be read. */
export function readLocalDraft(unit: string): LocalDraft | undefined {
  try {
    return parse(localStorage.getItem(keyOf(unit)), unit);
  } catch {
    return undefined;
  }
}

/** The draft that was saved last in this browser, of whichever Sở. */
export function newestLocalDraft(): LocalDraft | undefined {
  const drafts = storedKeys()
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => readLocalDraft(key.slice(prefix.length)) ?? []);
  return drafts.reduce<LocalDraft | undefined>(
    (newest, draft) => (newest && newest.saved_at >= draft.saved_at ? newest : draft),
    undefined,
  );
}

/** The draft that the form of this tab shows. */
export const shownLocalDraft = (): LocalDraft | undefined =>
  readLocalDraft(tabUnit.read()) ?? newestLocalDraft();

/** Saves a draft in this browser; false when the browser does not allow it or is full. */
export function writeLocalDraft(draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(draft.unit), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Deletes the draft of a Sở in this browser. */
export function deleteLocalDraft(unit: string): void {
  try {
    localStorage.removeItem(keyOf(unit));
  } catch {
    // A browser that allows no storage has nothing to delete.
  }
}

/** The Sở whose draft this tab shows, so that it is shown again after a reload. */
export const tabUnit = {
  read(): string {
    try {
      return sessionStorage.getItem(tabKey) ?? '';
    } catch {
      return '';
    }
  },
  write(unit: string): void {
    try {
      sessionStorage.setItem(tabKey, unit);
    } catch {
      // Without storage the draft saved last is shown.
    }
  },
};

/** A random name of this browser, by which the log of a draft tells its saves from those of others. */
export function browserId(): string {
  try {
    const known = localStorage.getItem(browserKey) ?? randomId();
    localStorage.setItem(browserKey, known);
    return known;
  } catch {
    return (idWithoutStorage ??= randomId());
  }
}

let idWithoutStorage: string | undefined;

/** Calls back with the Sở whose draft another tab of this browser has written or deleted; returns how to stop. */
export function onLocalDraftChanged(callback: (unit: string) => void): () => void {
  const listener = ({ key, storageArea }: StorageEvent) => {
    if (storageArea === localStorage && key?.startsWith(prefix)) callback(key.slice(prefix.length));
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}

function parse(text: string | null, unit: string): LocalDraft | undefined {
  const draft = JSON.parse(text ?? '{}') as Partial<LocalDraft>;
  const { id, ancestors, values, saved_at, conflicts, server, sent } = draft;
  if (typeof id !== 'string' || !Array.isArray(ancestors) || !isFormValues(values)) return undefined;
  if (typeof saved_at !== 'string') return undefined;
  const isServerKnown = server && typeof server.number === 'string' && isFormValues(server.values);
  return {
    id,
    ancestors: ancestors as string[],
    unit,
    values,
    saved_at,
    conflicts: parseConflicts(conflicts),
    ...(isServerKnown && { server: { ...server, unanswered: parseChanges(server.unanswered) } }),
    ...(sent && { sent }),
    ...(draft.is_send_unclear && { is_send_unclear: true }),
  };
}

/** Whether something is the value of a field. */
const isValue = (value: unknown): value is FieldValue => isFormValues({ value });

/** What is read of the conflicts of a record. */
const parseConflicts = (conflicts: unknown): Conflicts =>
  Object.fromEntries(
    Object.entries(Object(conflicts) as Record<string, unknown>).filter(
      (entry): entry is [string, readonly FieldValue[]] =>
        isDraftPath(entry[0]) && Array.isArray(entry[1]) && entry[1].every(isValue),
    ),
  );

const parseChanges = (changes: unknown): Change[] =>
  Array.isArray(changes)
    ? (changes as Change[]).filter(({ path, from, to }) => isDraftPath(path) && isValue(from) && isValue(to))
    : [];

/** The keys of this browser's storage. */
function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
