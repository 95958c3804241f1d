import type { FormValues } from '../questionnaire/form-values.ts';
import type { AnswerError } from '../questionnaire/parse-answers.ts';
import type { Receipt } from './receipt.ts';
import type { Refusal } from './refusal.ts';

/** What the form shows after a plain POST that was refused: what was typed, and what is to be corrected. */
export interface RefusedContent {
  values: FormValues;
  refusal: { word: Refusal; reference: string };
  errors: AnswerError[];
  /** Whether an access code was typed; it is never given back. */
  hadCode: boolean;
  /** The revision a correction goes on from. */
  baseRevision?: number;
}

/** What is confirmed after a plain POST that was stored. */
export interface SentContent {
  values: FormValues;
  receipt: Receipt;
}
