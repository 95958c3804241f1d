import * as z from 'zod/mini';
import type { Refusal } from '../submission/refusal.ts';
import type { Refused } from './http/outcome.ts';
import { TryAgain } from './http/try-again.ts';

/** The word of the API for each word by which the database refuses. */
const words = {
  wrong_code: 'wrong_code',
  too_many_wrong_codes: 'too_many_wrong_codes',
  key_reused: 'key_reused',
  closed: 'survey_closed',
  accepted_already: 'accepted_already',
  stale: 'stale_revision',
  held_too_large: 'held_too_large',
  too_many_held: 'too_many_held',
  too_many_revisions: 'too_many_revisions',
  locked: 'draft_locked',
  too_large: 'body_too_large',
  reason_missing: 'invalid_request',
  not_sent: 'not_sent_yet',
  too_many_files: 'too_many_files',
  not_found: 'file_missing',
  file_missing: 'file_missing',
} as const satisfies Record<string, Refusal>;

/** How the database says that it did not do what was asked. */
export const refusedOutcome = z.object({
  outcome: z.enum([...(Object.keys(words) as (keyof typeof words)[]), 'unknown_unit']),
  current_revision: z.optional(z.int()),
  retry_after: z.optional(z.int()),
});

/**
 * The refusal the caller is answered with.
 *
 * @throws TryAgain when the database does not know the unit: only the 63 get this far, so they were never entered.
 */
export function refusedByDatabase(answered: z.infer<typeof refusedOutcome>): Refused {
  const { outcome, current_revision: currentRevision, retry_after: retryAfter } = answered;
  if (outcome === 'unknown_unit') throw new TryAgain('the database does not know the unit; run npm run seed');
  return {
    refusal: words[outcome],
    ...(currentRevision !== undefined && { currentRevision }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
