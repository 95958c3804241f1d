import * as z from 'zod/mini';
import { draftHistoryRequestSchema, draftHistorySchema } from '../submission/draft-history.ts';
import { callDatabase } from './database.ts';
import { done, readKey } from './drafts.ts';
import type { Outcome } from './http/outcome.ts';
import { refusedByDatabase, refusedOutcome } from './refused-by-database.ts';
import { malformed } from './http/request-errors.ts';

const historyOutcome = z.union([
  z.extend(draftHistorySchema, { outcome: z.literal('history') }),
  refusedOutcome,
]);

/** Gives a Sở what its draft held before, for its code; `sent` is the request as it came. */
export async function readDraftHistory(sent: unknown): Promise<Outcome> {
  const request = draftHistoryRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const { before, limit } = request.data;
  const read = await callDatabase('draft_history', { p: { ...key, before, limit } }, historyOutcome);
  return read.outcome === 'history' ? done(read) : refusedByDatabase(read);
}
