import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../session/rpc-client.ts';

/** What was loaded last, and how the newest loading ended. */
export interface Loaded<T> {
  /** Stays while something newer is loading, so that the page does not blink. */
  document: T | undefined;
  isLoading: boolean;
  /** The outcome that came instead of the document; "unreachable" when none came. */
  refused: string | undefined;
  reload: () => Promise<void>;
  /** Shows a document that came by another way, such as the answer to an act. */
  show: (document: T) => void;
}

/** Loads a document, again whenever `key` changes; of answers that overtake one another the newest asked for counts. */
export function useLoaded<T>(key: string, load: () => Promise<Answer<T>>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload' | 'show'>>({
    document: undefined,
    isLoading: true,
    refused: undefined,
  });
  const asked = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const show = useCallback((document: T) => {
    asked.current += 1;
    setState({ document, isLoading: false, refused: undefined });
  }, []);
  const reload = useCallback(async (): Promise<void> => {
    const turn = (asked.current += 1);
    setState((before) => ({ ...before, isLoading: true }));
    const answer = await latest.current();
    if (turn !== asked.current) return;
    if (answer.kind === 'done') return show(answer.document);
    const refused = answer.kind === 'refused' ? answer.outcome : 'unreachable';
    setState((before) => ({ ...before, isLoading: false, refused }));
  }, [show]);
  useEffect(() => void reload(), [key, reload]);
  return { ...state, reload, show };
}
