import { useMemo, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { readAccessCode } from '../submission/access-code.ts';
import type { Receipt } from '../submission/receipt.ts';
import { keyForSend } from './sending/idempotency-key.ts';
import { refusalWords } from './sending/refusal-words.ts';
import { send } from './sending/send.ts';
import type { AnswerError } from '../questionnaire/read-raw.ts';

/** Where a send stands: nothing tried, under way, stored, or failed with a sentence for the respondent. */
export type Sending =
  | { kind: 'idle' }
  | { kind: 'sending' }
  | { kind: 'stored'; receipt: Receipt }
  | { kind: 'failed'; words: string; reference?: string; errors: readonly AnswerError[] };

/** Sends what was typed, once: trying again with the same content repeats the same send. */
export function useSending() {
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const [baseRevision, setBaseRevision] = useState(0);
  const keyFor = useMemo(() => keyForSend(), []);

  async function start(raw: RawInput, typedCode: string): Promise<Sending> {
    const result = await attempt(raw, typedCode);
    if (result.kind === 'stored' && result.receipt.verification === 'confirmed')
      setBaseRevision(result.receipt.revision);
    setSending(result);
    return result;
  }

  async function attempt(raw: RawInput, typedCode: string): Promise<Sending> {
    const code = readAccessCode(typedCode);
    if (!code.ok && code.problem === 'misspelled')
      return { kind: 'failed', words: refusalWords.code_misspelled, errors: [] };
    setSending({ kind: 'sending' });
    const content = { base_revision: baseRevision, raw: raw as Record<string, string | string[]> };
    const outcome = await send({
      ...(code.ok && { access_code: code.code }),
      idempotency_key: keyFor(JSON.stringify([content, code.ok && code.code])),
      ...content,
    });
    if (outcome.kind === 'stored') return outcome;
    if (outcome.kind === 'unreachable')
      return { kind: 'failed', words: refusalWords.unreachable, errors: [] };
    const { error, reference, errors = [] } = outcome.refusal;
    return { kind: 'failed', words: refusalWords[error], reference, errors: errors as AnswerError[] };
  }

  return { sending, start, reset: () => setSending({ kind: 'idle' }) };
}
