import type { AnswerError } from '../../questionnaire/parse-answers.ts';
import type { Receipt } from '../../submission/receipt.ts';
import type { Refusal } from '../../submission/refusal.ts';
import { unreachableWords } from '../../submission/unreachable-words.ts';

/** Where a send stands: nothing tried, locking or sending under way, put off because the content has changed, stored, or failed with a sentence for the respondent. */
export type Sending =
  | { kind: 'idle' }
  | { kind: 'changed' }
  | { kind: 'locking' }
  | { kind: 'sending' }
  | { kind: 'stored'; receipt: Receipt }
  | {
      kind: 'failed';
      reason: Refusal | 'unreachable';
      words: string;
      reference?: string;
      errors: AnswerError[];
    };

/** No answer came: nobody knows whether the Phiếu has arrived. */
export const unreachable: Sending = {
  kind: 'failed',
  reason: 'unreachable',
  words: unreachableWords,
  errors: [],
};

/** Why a plain POST was refused: the stable word, its sentence, and the reference that is also in the log. */
export interface PlainRefusal {
  word: Refusal;
  words: string;
  reference: string;
}

/** Where a send stands after a plain POST that led back to the form. */
export function sendingAfter(refusal: PlainRefusal | undefined): Sending {
  if (!refusal) return { kind: 'idle' };
  const { word, words, reference } = refusal;
  return { kind: 'failed', reason: word, words, reference, errors: [] };
}
