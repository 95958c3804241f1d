import { useMemo, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { loadDeliver } from './parts.ts';
import { forgetKey, keyForSend } from './sending/idempotency-key.ts';
import { unreachable, type Sending } from './sending/sending.ts';

/** What is sent: the raw input, the revision it was made from, and the code if there is one. */
export interface Content {
  raw: RawInput;
  baseRevision: number;
  code: string | undefined;
}

/** Sends what was typed, once: trying again with the same content repeats the same send. */
export function useSending(initial: Sending) {
  const [sending, setSending] = useState(initial);
  const keyFor = useMemo(() => keyForSend(), []);

  /** `prepare` gives what is to be sent, or nothing when it has to be reviewed again. How it ended is told by `end`. */
  async function start(prepare: () => Promise<Content | undefined>): Promise<Sending> {
    setSending({ kind: 'sending' });
    const content = await prepare();
    return content ? deliverContent(content) : { kind: 'changed' };
  }

  async function deliverContent({ raw, baseRevision, code }: Content): Promise<Sending> {
    // Without a connection it can neither be loaded nor deliver.
    const deliver = await loadDeliver().catch(() => undefined);
    if (!deliver) return unreachable;
    // The order of the fields may be another after the page was loaded again.
    const content = JSON.stringify([Object.entries(raw).sort(), baseRevision, code]);
    const result = await deliver({
      ...(code !== undefined && { access_code: code }),
      // A code is kept nowhere; with one the revision tells whether it was sent before.
      idempotency_key: keyFor(content, code === undefined),
      base_revision: baseRevision,
      raw: raw as Record<string, string | string[]>,
    });
    if (isAnswered(result)) forgetKey();
    return result;
  }

  return { sending, start, end: setSending, reset: () => setSending({ kind: 'idle' }) };
}

/** Whether it is known what became of a send. */
const isAnswered = (result: Sending): boolean =>
  result.kind === 'stored' ||
  (result.kind === 'failed' && result.reason !== 'unreachable' && result.reason !== 'try_again');
