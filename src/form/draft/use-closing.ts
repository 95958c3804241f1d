import { useEffect } from 'preact/hooks';
import { forgetCode } from '../../submission/codes/tab-code.ts';
import type { DraftStore } from './draft-store.ts';
import { forgetKey } from '../review/idempotency-key.ts';
import { forgetSent } from '../review/sent-in-tab.ts';

/** Written and deleted at once: other tabs of this browser hear of it. */
const storageKey = 'phieu-669-dong';

/**
 * Closing the Phiếu of a Sở in this browser, and with it in every other tab that has opened it with the code.
 * @param onClosed called with the Sở once the form is blank
 * @returns closes it; false where something of it is not on the system yet
 */
export function useClosing(store: DraftStore, onClosed: (unit: string) => void): () => Promise<boolean> {
  async function closeHere(): Promise<boolean> {
    const { unit } = store.state;
    if (!(await store.close())) return false;
    leaveNothing(unit);
    return true;
  }

  function leaveNothing(unit: string): void {
    forgetCode();
    // It holds what was sent without an answer.
    forgetKey();
    forgetSent();
    onClosed(unit);
  }

  useEffect(() => {
    const listener = ({ key, newValue }: StorageEvent) => {
      const { unit, credentials } = store.state;
      if (key !== storageKey || newValue !== unit) return;
      // A tab without the code that showed the same draft: all of it is on the system.
      if (!credentials && store.state.local.isDeleted) {
        store.dispatch({ type: 'closed' });
        leaveNothing(unit);
      }
      if (!credentials) return;
      // What this tab could not bring to the system stays in this browser.
      void closeHere().then((isClosed) => isClosed || store.undeleteLocally());
    };
    addEventListener('storage', listener);
    return () => removeEventListener('storage', listener);
  }, []);

  return async () => {
    const { unit } = store.state;
    const isClosed = await closeHere();
    if (isClosed) tellOtherTabs(unit);
    return isClosed;
  };
}

function tellOtherTabs(unit: string): void {
  try {
    localStorage.setItem(storageKey, unit);
    localStorage.removeItem(storageKey);
  } catch {
    // Without storage no other tab holds the draft.
  }
}
