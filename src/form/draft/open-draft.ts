import { loadApiClient } from '../lazy-parts.ts';
import { afterPaint } from '../dom/after-paint.ts';
import { isUnsaved } from './draft-state.ts';
import { DraftStore } from './draft-store.ts';
import {
  browserId,
  deleteLocalDraft,
  onLocalDraftChanged,
  readLocalDraft,
  writeLocalDraft,
} from './local-draft.ts';
import type { FormValues } from './values.ts';

const unreachable = { kind: 'unreachable' } as const;

/** Loaded when a code is used first; undefined when it can't be loaded now. */
const apiClient = () => loadApiClient().catch(() => undefined);

/** Milliseconds: from the first key to saving in this browser, from the last one to the system, between asking for others' changes. */
const pause = { local: 1_000, server: 1_500, poll: 30_000 };

/** The draft of the form, and how it is saved soon after a person has changed something. */
export interface Draft {
  store: DraftStore;
  saveSoon: () => void;
}

/** Holds the draft: saves it in this browser every second while it is changed, on the system when typing pauses, and merges what others save. */
export function openDraft(initial: FormValues): Draft {
  const store = new DraftStore(initial, {
    readLocal: readLocalDraft,
    writeLocal: writeLocalDraft,
    deleteLocal: deleteLocalDraft,
    open: async (credentials) => (await apiClient())?.openDraft(credentials) ?? unreachable,
    save: async (credentials, changes) =>
      (await apiClient())?.saveDraft(credentials, changes, browserId()) ?? unreachable,
    now: () => new Date(),
  });
  saveWhenLeaving(store);
  return { store, saveSoon: savingAfterTyping(store) };
}

function savingAfterTyping(store: DraftStore): () => void {
  const warn = warnWhenLeaving(store);
  let local = 0;
  let server = 0;
  const saveLocally = () => {
    local = 0;
    store.saveLocally();
  };
  return () => {
    warn();
    local ||= window.setTimeout(saveLocally, pause.local);
    clearTimeout(server);
    server = window.setTimeout(() => void store.sync(), pause.server);
  };
}

function saveWhenLeaving(store: DraftStore): void {
  const save = () => store.saveLocally();
  const catchUp = () => void (document.visibilityState === 'visible' && store.sync());
  setInterval(catchUp, pause.poll);
  onLocalDraftChanged((unit) => store.readLocally(unit));
  addEventListener('pagehide', save);
  // What other tabs did meanwhile was not told to a page in the browser's memory.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    afterPaint(() => {
      store.readLocally();
      catchUp();
    });
  });
  for (const type of ['online', 'offline']) addEventListener(type, catchUp);
  document.addEventListener('visibilitychange', save);
}

/**
 * Makes the browser ask before the page is left, but only if something is then nowhere safe; called at every key,
 * not before the first one, since some browsers keep no page that listens for leaving.
 */
function warnWhenLeaving(store: DraftStore): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    store.saveLocally();
    if (isUnsaved(store.state)) event.preventDefault();
  };
  return () => addEventListener('beforeunload', ask);
}
