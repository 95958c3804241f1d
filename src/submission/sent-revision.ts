import * as z from 'zod/mini';
import { credentials } from './codes/credentials.ts';

/** What the browser sends to POST /api/revisions: which revision a Sở wants to read again. */
export const revisionRequestSchema = z.strictObject({
  ...credentials,
  revision: z.int().check(z.minimum(1), z.maximum(1_000_000)),
});

/** What a Sở sent, word for word. */
export const sentRevisionSchema = z.object({
  revision: z.int(),
  short_hash: z.string(),
  answers: z.record(z.string(), z.unknown()),
  explanations: z.record(z.string(), z.string()),
  contact: z.record(z.string(), z.unknown()),
  received_at: z.string(),
});

/** What a Sở sent, word for word. */
export type SentRevision = z.infer<typeof sentRevisionSchema>;
