import { PostgrestClient } from '@supabase/postgrest-js';
import * as z from 'zod/mini';
import type { Connection } from './auth-client.ts';

/** How a call of the database ended: done, refused with an outcome, or without an answer: nobody knows whether it was done. */
export type Answer<T> =
  | { kind: 'done'; document: T }
  | { kind: 'refused'; outcome: string; answer: Readonly<Record<string, unknown>> }
  | { kind: 'unreachable' };

/** Calls a function of the database in the name of who is signed in, and parses the document it answers. */
export type Call = <T>(
  name: string,
  p: Readonly<Record<string, unknown>>,
  schema: z.ZodMiniType<T>,
) => Promise<Answer<T>>;

/** Anything that a function of the database answers. */
const refusalSchema = z.looseObject({ outcome: z.string() });

/** How long an answer is waited for. */
const patience = 20_000;

/** @param token the access token of who is signed in; undefined once nobody is */
export function openRpc(
  { origin, publishableKey }: Connection,
  token: () => Promise<string | undefined>,
): Call {
  const client = new PostgrestClient(`${origin}/rest/v1`, {
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('apikey', publishableKey);
      headers.set('authorization', `Bearer ${(await token()) ?? publishableKey}`);
      return fetch(input, { ...init, headers, cache: 'no-store', signal: AbortSignal.timeout(patience) });
    },
  });
  return async (name, p, schema) => {
    const answer = await client.rpc(name, { p });
    if (answer.status === 401 || answer.status === 403)
      return { kind: 'refused', outcome: 'signed_out', answer: { outcome: 'signed_out' } };
    return answerOf(answer.data, schema);
  };
}

/** What was answered, as a document, or as the refusal it is. */
export function answerOf<T>(data: unknown, schema: z.ZodMiniType<T>): Answer<T> {
  const wanted = schema.safeParse(data);
  if (wanted.success) return { kind: 'done', document: wanted.data };
  const refusal = refusalSchema.safeParse(data);
  return refusal.success
    ? { kind: 'refused', outcome: refusal.data.outcome, answer: refusal.data }
    : { kind: 'unreachable' };
}
