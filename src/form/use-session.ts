import { useEffect, useMemo, useState } from 'preact/hooks';
import { afterFrame } from './after-frame.ts';
import {
  deleteLocalDraft,
  isLocalDraftPutBy,
  onLocalDraftChanged,
  readLocalDraft,
  turnToLocalDraftOf,
  writeLocalDraft,
} from './draft/local-draft.ts';
import { DraftSession } from './draft/session.ts';
import { untouched, type SessionView } from './draft/session-view.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type * as ApiClient from '../submission/api-client.ts';
import { forgetCode } from '../submission/tab-code.ts';
import { loadServerDraft } from './parts.ts';
import type { ShownBlocks } from './use-blocks.ts';

const unreachable = { kind: 'unreachable' } as const;

/** Loaded when a code is used first; undefined when it can't be loaded now. */
const serverDraft = (): Promise<typeof ApiClient | undefined> => loadServerDraft().catch(() => undefined);

/** Milliseconds: from the first key to keeping it here, from the last one to the system, between asking for others'. */
const pause = { here: 1_000, system: 1_500, ask: 30_000 };

/** Keeps what is typed: here every second while typing, on the system when typing pauses; takes in what colleagues saved. */
export function useSession(
  read: () => RawInput,
  { show, empty }: Pick<ShownBlocks, 'show' | 'empty'>,
): { session: DraftSession; view: SessionView; typed: () => void } {
  const [view, setView] = useState<SessionView>(untouched);
  const session = useMemo(
    () =>
      new DraftSession({
        read,
        show,
        empty,
        readLocal: readLocalDraft,
        writeLocal: writeLocalDraft,
        deleteLocal: () => {
          deleteLocalDraft();
          forgetCode();
        },
        turnToLocalOf: turnToLocalDraftOf,
        isPutBy: isLocalDraftPutBy,
        open: async (credentials) => (await serverDraft())?.openDraft(credentials) ?? unreachable,
        save: async (credentials, changes) =>
          (await serverDraft())?.saveDraft(credentials, changes) ?? unreachable,
        now: () => new Date(),
        changed: setView,
      }),
    [read, show, empty],
  );
  const typed = useMemo(() => savingAfterTyping(session), [session]);
  useEffect(() => keepWhenLeaving(session), [session]);
  return { session, view, typed };
}

/** Called at every key. */
function savingAfterTyping(session: DraftSession): () => void {
  const warn = warnWhenLeaving(session);
  let here = 0;
  let system = 0;
  const keepHere = () => {
    here = 0;
    session.keepHereIfTyped();
  };
  return () => {
    session.typed();
    warn();
    here ||= window.setTimeout(keepHere, pause.here);
    clearTimeout(system);
    system = window.setTimeout(() => void session.keepOnSystem(), pause.system);
  };
}

function keepWhenLeaving(session: DraftSession): () => void {
  const keep = () => session.keepHereIfTyped();
  const catchUp = () => void (document.visibilityState === 'visible' && session.keepOnSystem());
  // What other tabs did meanwhile was not told to a page in the browser's memory.
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    // Once what stood in the form is put back.
    afterFrame(() => {
      session.takeInHere();
      catchUp();
    });
  };
  const timer = setInterval(catchUp, pause.ask);
  const stopListening = onLocalDraftChanged(() => session.takeInHere());
  addEventListener('pagehide', keep);
  addEventListener('pageshow', comeBack);
  for (const type of ['online', 'offline']) addEventListener(type, catchUp);
  document.addEventListener('visibilitychange', keep);
  return () => {
    clearInterval(timer);
    stopListening();
    removeEventListener('pagehide', keep);
    removeEventListener('pageshow', comeBack);
    for (const type of ['online', 'offline']) removeEventListener(type, catchUp);
    document.removeEventListener('visibilitychange', keep);
  };
}

/**
 * Makes the browser ask before the page is left, but only if something is then nowhere safe; called at every key,
 * not before the first one, since some browsers keep no page that listens for leaving.
 */
function warnWhenLeaving(session: DraftSession): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    session.keepHereIfTyped();
    if (session.isUnsafe()) event.preventDefault();
  };
  return () => addEventListener('beforeunload', ask);
}
