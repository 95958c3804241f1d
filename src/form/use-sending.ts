import type { AnswerError } from '../questionnaire/read-raw.ts';
import { useMemo, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { SendRequest } from '../submission/send-request.ts';
import { loadSend } from './parts.ts';
import { keyForSend } from './sending/idempotency-key.ts';
import { refusalWords } from './sending/refusal-words.ts';
import type { SendOutcome } from './sending/send.ts';
import type { Sending } from './sending/sending.ts';

/** Loads what sends and sends; without a connection neither works. */
const sendOnDemand = (request: SendRequest): Promise<SendOutcome> =>
  loadSend().then(
    ({ send }) => send(request),
    () => ({ kind: 'unreachable' as const }),
  );

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

  /** `prepare` gives what is to be sent, or nothing when it has to be reviewed again. */
  async function start(prepare: () => Promise<Content | undefined>): Promise<Sending> {
    setSending({ kind: 'sending' });
    const result = await sendPrepared(await prepare());
    setSending(result);
    return result;
  }

  async function sendPrepared(content: Content | undefined): Promise<Sending> {
    if (!content) return { kind: 'changed' };
    const { raw, baseRevision, code } = content;
    const outcome = await sendOnDemand({
      ...(code !== undefined && { access_code: code }),
      idempotency_key: keyFor(JSON.stringify([raw, baseRevision, code])),
      base_revision: baseRevision,
      raw: raw as Record<string, string | string[]>,
    });
    return outcome.kind === 'stored' ? outcome : failureOf(outcome);
  }

  return { sending, start, reset: () => setSending({ kind: 'idle' }) };
}

type Failure = Exclude<SendOutcome, { kind: 'stored' }>;

function failureOf(outcome: Failure): Sending {
  if (outcome.kind === 'unreachable')
    return { kind: 'failed', reason: 'unreachable', words: refusalWords.unreachable, errors: [] };
  const { error, reference, errors = [] } = outcome.refusal;
  return {
    kind: 'failed',
    reason: error,
    words: refusalWords[error],
    reference,
    errors: errors as AnswerError[],
  };
}
