import * as z from 'zod/mini';
import { revisionRequestSchema, sentRevisionSchema } from '../submission/sent-revision.ts';
import { callDatabase } from './database.ts';
import { done, readKey } from './drafts.ts';
import type { Outcome } from './http/outcome.ts';
import { refusedByDatabase, refusedOutcome } from './refused-by-database.ts';
import { malformed } from './http/request-errors.ts';

const readOutcome = z.union([z.extend(sentRevisionSchema, { outcome: z.literal('read') }), refusedOutcome]);

/** Gives a Sở what it sent, for its code. */
export async function readRevision(sent: unknown): Promise<Outcome> {
  const request = revisionRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const p = { ...key, revision: request.data.revision };
  const read = await callDatabase('read_revision', { p }, readOutcome);
  return read.outcome === 'read' ? done(read) : refusedByDatabase(read);
}
