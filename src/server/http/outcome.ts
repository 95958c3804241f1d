import type { AnswerError } from '../../questionnaire/parse-answers.ts';
import type { Refusal } from '../../submission/refusal.ts';

/** A request whose answer is a document: status and body of the answer, and the word for the log. */
export interface Done {
  /** The last four: what the database refused somebody in the workspace. */
  status: 200 | 201 | 401 | 403 | 404 | 409;
  body: Record<string, unknown>;
  word: string;
}

/** A request that was not done: the stable word, and what helps the caller to do better. */
export interface Refused {
  refusal: Refusal;
  errors?: AnswerError[];
  currentRevision?: number;
  /** Seconds until asking again makes sense. */
  retryAfter?: number;
}

export type Outcome = Done | Refused;

export const isRefused = (outcome: Outcome): outcome is Refused => 'refusal' in outcome;

/** The status of each refusal. */
export const statusOf: Readonly<Record<Refusal, number>> = {
  invalid_request: 400,
  code_misspelled: 400,
  wrong_code: 403,
  survey_closed: 403,
  not_same_origin: 403,
  method_not_allowed: 405,
  stale_revision: 409,
  accepted_already: 409,
  draft_locked: 409,
  not_sent_yet: 409,
  file_missing: 409,
  body_too_large: 413,
  held_too_large: 413,
  unsupported_media_type: 415,
  invalid_answers: 422,
  key_reused: 422,
  file_refused: 422,
  too_many_wrong_codes: 429,
  too_many_held: 429,
  too_many_revisions: 429,
  too_many_files: 429,
  try_again: 503,
};
