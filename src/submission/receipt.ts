import * as z from 'zod/mini';
import { signedCopies, states, verifications } from './states.ts';

/** Proof that a response was stored: number, revision, short hash of the answers, and the server's time. */
export const receiptSchema = z.object({
  number: z.string(),
  revision: z.int(),
  hash: z.string(),
  unit: z.string(),
  /** ISO 8601. */
  received_at: z.string(),
  verification: z.enum(verifications),
  state: z.enum(states),
  signed_copy: z.enum(signedCopies),
  late: z.boolean(),
});

/** Proof that a response was stored. */
export type Receipt = z.infer<typeof receiptSchema>;
