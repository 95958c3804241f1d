import * as z from 'zod/mini';
import { credentials, databaseInteger } from './codes/credentials.ts';

/** What was locked for signature last: what the printed paper carries, and the answers it was printed with. */
export const signingSchema = z.object({
  /** Whether it is locked still: neither unlocked nor sent. */
  locked: z.boolean(),
  revision: z.int(),
  short_hash: z.string(),
  answers: z.record(z.string(), z.unknown()),
  explanations: z.record(z.string(), z.string()),
  /** When it was locked, ISO 8601. */
  at: z.string(),
});

/** What was locked for signature last. */
export type Signing = z.infer<typeof signingSchema>;

/** What the browser sends to POST /api/drafts/lock: the version of the draft that was looked at. */
export const lockRequestSchema = z.strictObject({ ...credentials, version: databaseInteger });

/** What the browser sends to POST /api/drafts/unlock: why. */
export const unlockRequestSchema = z.strictObject({
  ...credentials,
  why: z.string().check(z.regex(/\S/), z.maxLength(2_000)),
});
