import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  deleteLocalDraft,
  onLocalDraftChanged,
  readLocalDraft,
  writeLocalDraft,
} from './draft/local-draft.ts';
import type * as ServerDraft from './draft/server-draft.ts';
import { DraftSession, untouched, type SessionView } from './draft/session.ts';
import type { Typed } from './draft/changes.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';

const unreachable = { kind: 'unreachable' } as const;

/** Loaded when a code is used first; undefined when it can't be loaded now. */
const serverDraft = (): Promise<typeof ServerDraft | undefined> =>
  import('./draft/server-draft.ts').catch(() => undefined);

const pause = { here: 700, system: 1_500, ask: 30_000 };

/** Keeps what is typed: soon after typing stops, when the page is left, and what colleagues saved every half minute. */
export function useSession(
  read: () => RawInput,
  show: (values: readonly (readonly [string, Typed])[]) => void,
): { session: DraftSession; view: SessionView; typed: () => void } {
  const [view, setView] = useState<SessionView>(untouched);
  const session = useMemo(
    () =>
      new DraftSession({
        read,
        show,
        readLocal: readLocalDraft,
        writeLocal: writeLocalDraft,
        deleteLocal: deleteLocalDraft,
        open: async (credentials) => (await serverDraft())?.openDraft(credentials) ?? unreachable,
        save: async (credentials, changes) =>
          (await serverDraft())?.saveDraft(credentials, changes) ?? unreachable,
        now: () => new Date(),
        changed: setView,
      }),
    [read, show],
  );
  const typed = useMemo(() => savingAfterTyping(session), [session]);
  useEffect(() => keepWhenLeaving(session), [session]);
  useEffect(() => warnWhenLeaving(view.status.kept === 'typing'), [view.status.kept]);
  return { session, view, typed };
}

/** Called at every key: keeps here, then on the system, once typing pauses. */
function savingAfterTyping(session: DraftSession): () => void {
  let here = 0;
  let system = 0;
  return () => {
    session.typed();
    clearTimeout(here);
    clearTimeout(system);
    here = window.setTimeout(() => session.keepHere(), pause.here);
    system = window.setTimeout(() => void session.keepOnSystem(), pause.system);
  };
}

function keepWhenLeaving(session: DraftSession): () => void {
  const keep = () => session.keepHereIfTyped();
  const catchUp = () => void (document.visibilityState === 'visible' && session.keepOnSystem());
  const timer = setInterval(catchUp, pause.ask);
  const stopListening = onLocalDraftChanged(() => session.takeInHere());
  addEventListener('pagehide', keep);
  addEventListener('online', catchUp);
  document.addEventListener('visibilitychange', keep);
  return () => {
    clearInterval(timer);
    stopListening();
    removeEventListener('pagehide', keep);
    removeEventListener('online', catchUp);
    document.removeEventListener('visibilitychange', keep);
  };
}

/** The browser asks before the page is left only while something is nowhere safe. */
function warnWhenLeaving(isUnsafe: boolean): (() => void) | undefined {
  if (!isUnsafe) return undefined;
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}
