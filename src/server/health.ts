import * as z from 'zod/mini';
import { callDatabase } from './database.ts';
import type { Outcome } from './http/outcome.ts';

/** Tells that the database answers and which migration it has; when it does not answer, the caller gets 503. */
export async function readHealth(): Promise<Outcome> {
  const schema = z.object({ migration: z.nullable(z.string()) });
  const { migration } = await callDatabase('database_health', {}, schema);
  return { status: 200, body: { database: 'answers', migration }, word: 'healthy' };
}
