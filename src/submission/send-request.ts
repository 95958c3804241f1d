import * as z from 'zod/mini';
import { limits } from '../questionnaire/limits.ts';
import { credentials } from './codes/credentials.ts';

/** What was typed into one field, or the values of its ticked boxes. */
const typed = z.union([z.string(), z.array(z.string()).check(z.maxLength(limits.list))]);

/** Form values on the wire; what each path may hold is decided by `parseAnswers`. */
const formValues = z.record(z.string(), typed);

/** A random id the browser made for itself: says in the log of a draft which changes came from one browser. */
const browser = z.optional(z.string().check(z.regex(/^[0-9a-z]{8,40}$/)));

/** What the browser sends to POST /api/responses. Without an access code the response is held until it is verified. */
export const sendRequestSchema = z.strictObject({
  access_code: z.optional(z.string().check(z.maxLength(100))),
  /** Made once for each intended send, so that repeating it never stores a second revision. */
  idempotency_key: z.uuid(),
  /** The revision the answers were made from; 0 when none was sent yet. */
  base_revision: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  form_values: formValues,
  browser,
});

/** What the browser sends to POST /api/responses. */
export type SendRequest = z.infer<typeof sendRequestSchema>;

/** What the browser sends to POST /api/drafts/open: the unit and its access code. */
export const openDraftRequestSchema = z.strictObject(credentials);

/** What the browser sends to POST /api/drafts: the changes since the last saving, each with what it replaced. */
export const saveDraftRequestSchema = z.strictObject({
  ...credentials,
  changes: z
    .array(z.strictObject({ path: z.string().check(z.maxLength(100)), from: typed, to: typed }))
    .check(z.maxLength(limits.entries)),
  browser,
});
