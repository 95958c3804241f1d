import { isDraftPath } from '../../questionnaire/draft-path.ts';
import { isRawInput, type RawInput } from '../../questionnaire/raw-input.ts';
import type { Conflict } from './changes.ts';

const storageKey = 'phieu-669';

/** A draft kept in this browser: what was typed, without the access code, and when. */
export interface LocalDraft {
  raw: RawInput;
  saved_at: string;
  /** What the system held of this Sở when it was asked last: what differs from it was changed here. */
  system?: { unit: string; version: number; raw: RawInput } | undefined;
  /** When the Phiếu was sent last, and whether something was changed since. */
  sent?: { at: string; isChanged: boolean } | undefined;
  /** True when the last send was not answered. */
  isSendUnclear?: boolean | undefined;
  /** Fields that were changed in two places and wait for a choice. */
  waiting?: readonly Conflict[];
}

/** The draft kept in this browser, or undefined when there is none or it can't be read. */
export function readLocalDraft(): LocalDraft | undefined {
  try {
    const text = localStorage.getItem(storageKey) ?? '{}';
    // It is asked for at every saving, and seldom another than before.
    if (text !== last.text) last = { text, draft: parseDraft(text) };
    return last.draft;
  } catch {
    return undefined;
  }
}

/** What was read or written last. */
let last: { text?: string; draft?: LocalDraft | undefined } = {};

function parseDraft(text: string): LocalDraft | undefined {
  const {
    raw,
    saved_at,
    system,
    sent,
    isSendUnclear,
    waiting = [],
  } = JSON.parse(text) as Partial<LocalDraft>;
  if (!isRawInput(raw) || typeof saved_at !== 'string') return undefined;
  return {
    raw,
    saved_at,
    system: isRawInput(system?.raw) ? system : undefined,
    sent,
    isSendUnclear,
    waiting: waiting.filter(isConflict),
  };
}

const isConflict = ({ path, theirs, yours }: Conflict): boolean =>
  isDraftPath(path) && isRawInput({ theirs, yours });

/** The Sở a draft is of: the one whose code opened it, else the one chosen in it; undefined when there is neither. */
export function unitOf(draft: LocalDraft | undefined): string | undefined {
  const chosen = draft?.raw.unit;
  return draft?.system?.unit ?? (typeof chosen === 'string' ? chosen : undefined);
}

/** Whether a draft is of another Sở than this one; one that names no Sở is not. */
export const isOfAnother = (draft: LocalDraft, unit = ''): boolean =>
  unit !== '' && (unitOf(draft) ?? unit) !== unit;

/** Keeps a draft in this browser; false when the browser does not allow it or is full. */
export function writeLocalDraft(draft: LocalDraft): boolean {
  try {
    const text = JSON.stringify(draft);
    localStorage.setItem(storageKey, text);
    last = { text, draft };
    return true;
  } catch {
    return false;
  }
}

/** Deletes every draft kept in this browser. */
export function deleteLocalDraft(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(storageKey)) localStorage.removeItem(key);
  } catch {
    // A browser that allows no storage has nothing to delete.
  }
}

/**
 * Makes the draft of this Sở the one that is read and written. One of another Sở is put by, so that nothing is mixed
 * on a shared machine.
 * @returns the Sở whose draft was put by; undefined when none was
 */
export function turnToLocalDraftOf(unit: string): string | undefined {
  const unitOfDraft = unitOf(readLocalDraft());
  if (unit === '' || unitOfDraft === undefined || unitOfDraft === unit) return undefined;
  try {
    rename(storageKey, keyOf(unitOfDraft));
    rename(keyOf(unit), storageKey);
    return unitOfDraft;
  } catch {
    // No room for two: the other Sở's draft stays where it is, and is not read for this one.
    return undefined;
  }
}

/** Whether a draft of this Sở was put by in this browser. */
export function isLocalDraftPutBy(unit: string): boolean {
  try {
    return localStorage.getItem(keyOf(unit)) !== null;
  } catch {
    return false;
  }
}

const keyOf = (unit: string): string => `${storageKey}-${unit}`;

function rename(from: string, to: string): void {
  const draft = localStorage.getItem(from);
  if (draft === null) return;
  localStorage.setItem(to, draft);
  localStorage.removeItem(from);
}

/** Calls back when another tab of this browser has changed the draft; returns how to stop. */
export function onLocalDraftChanged(callback: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === storageKey) callback();
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}
