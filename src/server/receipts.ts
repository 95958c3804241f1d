import * as z from 'zod/mini';
import { tidyCrockford } from '../submission/codes/crockford.ts';
import { callDatabase } from './database.ts';
import type { Outcome } from './http/outcome.ts';
import { malformed } from './http/request-errors.ts';

const checkRequest = z.strictObject({
  number: z.string().check(z.maxLength(40)),
  revision: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  hash: z.string().check(z.maxLength(40)),
});

const checked = z.object({ outcome: z.enum(['current', 'superseded', 'not_found']) });

/** Tells whether number, revision and short hash are those of the latest revision, of an earlier one, or of none. */
export async function checkReceipt(sent: unknown): Promise<Outcome> {
  const request = checkRequest.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const number = request.data.number.trim().toUpperCase();
  const hash = tidyCrockford(request.data.hash);
  // What cannot be a number or a hash is not asked for: PostgreSQL could not even read all of it.
  if (!/^669-[0-9A-Z-]{2,10}$/.test(number) || !/^[0-9A-Z]{10}$/.test(hash)) return done('not_found');
  const parameters = { p_number: number, p_revision: request.data.revision, p_short_hash: hash };
  return done((await callDatabase('check_receipt', parameters, checked)).outcome);
}

const done = (outcome: string): Outcome => ({ status: 200, body: { outcome }, word: outcome });
