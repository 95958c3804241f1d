import { useMemo, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { AnswerError } from '../questionnaire/read-raw.ts';
import type { Receipt } from '../submission/receipt.ts';
import type { Refusal } from '../submission/refusal.ts';
import type { SendRequest } from '../submission/send-request.ts';
import { loadSend } from './parts.ts';
import { keyForSend } from './sending/idempotency-key.ts';
import { refusalWords } from './sending/refusal-words.ts';
import type { SendOutcome } from './sending/send.ts';

/** Where a send stands: nothing tried, under way, put off because the content has changed, stored, or failed with a sentence for the respondent. */
export type Sending =
  | { kind: 'idle' }
  | { kind: 'changed' }
  | { kind: 'sending' }
  | { kind: 'stored'; receipt: Receipt }
  | {
      kind: 'failed';
      reason: Refusal | 'unreachable';
      words: string;
      reference?: string;
      errors: AnswerError[];
    };

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

/** Where a send stands after a plain POST. */
export function sendingAfter(
  receipt: Receipt | undefined,
  refusal: { word: Refusal; reference: string } | undefined,
): Sending {
  if (receipt) return { kind: 'stored', receipt };
  if (!refusal) return { kind: 'idle' };
  const { word, reference } = refusal;
  return { kind: 'failed', reason: word, words: refusalWords[word], reference, errors: [] };
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
