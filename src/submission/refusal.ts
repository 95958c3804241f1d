import * as z from 'zod/mini';

/** The stable words by which the API says why it did not do what was asked. */
export const refusals = [
  'invalid_request',
  'invalid_answers',
  'code_misspelled',
  'wrong_code',
  'too_many_wrong_codes',
  'stale_revision',
  'key_reused',
  'accepted_already',
  'survey_closed',
  'held_too_large',
  'too_many_held',
  'too_many_revisions',
  'draft_locked',
  'not_sent_yet',
  'too_many_files',
  'file_refused',
  'file_missing',
  'body_too_large',
  'unsupported_media_type',
  'method_not_allowed',
  'not_same_origin',
  'try_again',
] as const;

/** A stable word by which the API says why it did not do what was asked. */
export type Refusal = (typeof refusals)[number];

/** The body of every answer of the API that is not a success. */
export const refusalSchema = z.object({
  error: z.enum(refusals),
  /** Also in the log, so that staff can find the detail. */
  reference: z.string(),
  errors: z.optional(
    z.array(z.object({ path: z.string(), code: z.string(), message: z.string(), place: z.string() })),
  ),
  current_revision: z.optional(z.int()),
});

/** The body of every answer of the API that is not a success. */
export type RefusalBody = z.infer<typeof refusalSchema>;
