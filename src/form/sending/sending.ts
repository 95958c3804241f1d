import type { AnswerError } from '../../questionnaire/read-raw.ts';
import type { Receipt } from '../../submission/receipt.ts';
import type { Refusal } from '../../submission/refusal.ts';
import { refusalWords } from './refusal-words.ts';

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
