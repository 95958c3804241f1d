import { isRawInput, type RawInput } from '../../questionnaire/raw-input.ts';

const storageKey = 'phieu-669';

/** A draft kept in this browser: what was typed, without the access code, and when. */
export interface LocalDraft {
  raw: RawInput;
  saved_at: string;
}

/** The draft kept in this browser, or undefined when there is none or it can't be read. */
export function readLocalDraft(): LocalDraft | undefined {
  try {
    const { raw, saved_at } = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<LocalDraft>;
    return isRawInput(raw) && typeof saved_at === 'string' ? { raw, saved_at } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft in this browser; false when the browser does not allow it or is full. */
export function writeLocalDraft(raw: RawInput, now: Date): boolean {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ raw, saved_at: now.toISOString() }));
    return true;
  } catch {
    return false;
  }
}

/** Deletes the draft kept in this browser. */
export function deleteLocalDraft(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // A browser that allows no storage has nothing to delete.
  }
}

/** Calls back when another tab of this browser has changed the draft; returns how to stop. */
export function onLocalDraftChanged(callback: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === storageKey) callback();
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}
