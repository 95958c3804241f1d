import { useEffect, useMemo, useState } from 'preact/hooks';
import { afterPaint } from '../dom/after-paint.ts';
import { conflictsOf, isUnsaved, syncStatusOf, type DraftState } from './draft-state.ts';
import { DraftStore } from './draft-store.ts';
import {
  browserId,
  deleteLocalDraft,
  onLocalDraftChanged,
  readLocalDraft,
  writeLocalDraft,
} from './local-draft.ts';
import type { FormValues } from './values.ts';
import { loadApiClient } from '../lazy-parts.ts';

const unreachable = { kind: 'unreachable' } as const;

/** Loaded when a code is used first; undefined when it can't be loaded now. */
const apiClient = () => loadApiClient().catch(() => undefined);

/** Milliseconds: from the first key to saving in this browser, from the last one to the system, between asking for others' changes. */
const pause = { local: 1_000, server: 1_500, poll: 30_000 };

/** The draft of the form: its state as the page is to show it, and what changes it. */
export interface Draft {
  store: DraftStore;
  state: DraftState;
  /** Called after a person has changed something: saves it soon. */
  saveSoon: () => void;
}

/** Holds the draft: saves it in this browser every second while it is changed, on the system when typing pauses, and merges what others save. */
export function useDraft(initial: FormValues): Draft {
  const store = useMemo(
    () =>
      new DraftStore(initial, {
        readLocal: readLocalDraft,
        writeLocal: writeLocalDraft,
        deleteLocal: deleteLocalDraft,
        open: async (credentials) => (await apiClient())?.openDraft(credentials) ?? unreachable,
        save: async (credentials, changes) =>
          (await apiClient())?.saveDraft(credentials, changes, browserId()) ?? unreachable,
        now: () => new Date(),
      }),
    [],
  );
  const [, show] = useState(store.state);
  useEffect(() => {
    let shown = partsShown(store.state);
    return store.subscribe((now) => {
      const parts = partsShown(now);
      if (parts.every((part, place) => part === shown[place])) return;
      shown = parts;
      show(now);
    });
  }, [store]);
  const saveSoon = useMemo(() => savingAfterTyping(store), [store]);
  useEffect(() => saveWhenLeaving(store), [store]);
  return { store, state: store.state, saveSoon };
}

/** What the page shows of a state besides the fields, which show their values themselves. */
function partsShown(state: DraftState): readonly unknown[] {
  const { unit, conflicts, repeats, removed, response, isOpening, refusal, former, credentials } = state;
  const status = JSON.stringify(syncStatusOf(state));
  const waiting = conflictsOf(state).length > 0 ? state.values : undefined;
  return [
    unit,
    conflicts,
    repeats,
    removed,
    response,
    isOpening,
    refusal,
    former,
    credentials,
    status,
    waiting,
  ];
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

function saveWhenLeaving(store: DraftStore): () => void {
  const save = () => store.saveLocally();
  const catchUp = () => void (document.visibilityState === 'visible' && store.sync());
  // What other tabs did meanwhile was not told to a page in the browser's memory.
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    afterPaint(() => {
      store.readLocally();
      catchUp();
    });
  };
  const timer = setInterval(catchUp, pause.poll);
  const stopListening = onLocalDraftChanged((unit) => store.readLocally(unit));
  addEventListener('pagehide', save);
  addEventListener('pageshow', comeBack);
  for (const type of ['online', 'offline']) addEventListener(type, catchUp);
  document.addEventListener('visibilitychange', save);
  return () => {
    clearInterval(timer);
    stopListening();
    removeEventListener('pagehide', save);
    removeEventListener('pageshow', comeBack);
    for (const type of ['online', 'offline']) removeEventListener(type, catchUp);
    document.removeEventListener('visibilitychange', save);
  };
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
