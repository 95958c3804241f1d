import { useState } from 'preact/hooks';
import { inPaperOrder } from '../../form/paper-order.ts';
import type { Asking } from './AskHere.tsx';

/**
 * What is being written to ask about, in this tab, by the response it is about: it outlives a session that ended, and is
 * gone when it was sent or dropped.
 */
const written = new Map<string, Readonly<Record<string, string>>>();

/** Writing a request for completion, question by question. */
export interface UseAsking {
  /** Undefined while nothing is being asked. */
  asking: Asking | undefined;
  /** What was written, in the order of the paper. */
  items: readonly { path: string; reason: string }[];
  begin: () => void;
  end: () => void;
}

/** Writing a request for completion of a response, question by question. */
export function useAsking(number: string): UseAsking {
  const [reasons, setReasons] = useState(written.get(number));
  const keep = (now: Readonly<Record<string, string>> | undefined) => {
    if (now) written.set(number, now);
    else written.delete(number);
    setReasons(now);
  };
  const onChange = (path: string, reason: string | undefined) => {
    const { [path]: _, ...others } = written.get(number) ?? {};
    keep(reason === undefined ? others : { ...others, [path]: reason });
  };
  const items = Object.entries(reasons ?? {}).map(([path, reason]) => ({ path, reason }));
  return {
    asking: reasons && { reasons, onChange },
    items: inPaperOrder(items),
    begin: () => keep(written.get(number) ?? {}),
    end: () => keep(undefined),
  };
}
