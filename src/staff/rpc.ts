import type * as z from 'zod/mini';
import { StaffError, sentenceFor } from './staff-error.ts';

/** Calls a function of the database that takes one document, and returns what it answers. */
export type Rpc = (name: string, p: Record<string, unknown>) => Promise<Record<string, unknown>>;

/**
 * Asks a function of the database, and reads its answer when it is the one that was hoped for.
 *
 * @throws StaffError with the Vietnamese sentence for any other outcome.
 */
export async function ask<S extends z.ZodMiniType>(
  call: Rpc,
  name: string,
  p: Record<string, unknown>,
  document: S,
): Promise<z.infer<S>> {
  const answer = await call(name, p);
  const read = document.safeParse(answer);
  if (read.success) return read.data;
  throw new StaffError(sentenceFor(answer));
}
