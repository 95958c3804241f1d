import * as z from 'zod/mini';
import { requireSetting } from '../environment.ts';
import type { Done } from '../http/outcome.ts';
import { TryAgain } from '../http/try-again.ts';

/** What the database answers: a document with an outcome. */
const document = z.looseObject({ outcome: z.string() });

/** A document of the database. */
export type Document = z.infer<typeof document>;

const patience = 7_000;

/**
 * Calls a function of the database as whoever the request's token names, with no right of ours: the database checks the
 * token, the session and the row of staff. Without a token nobody is signed in.
 *
 * @throws TryAgain when the database does not answer in time, or answers something else.
 */
export async function askAsPerson(
  authorization: string | null,
  name: string,
  p: Readonly<Record<string, unknown>>,
): Promise<Document> {
  if (authorization === null || !/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(authorization))
    return { outcome: 'signed_out' };
  const address = new URL(`/rest/v1/rpc/${name}`, requireSetting('SUPABASE_URL'));
  const headers = {
    'content-type': 'application/json',
    apikey: requireSetting('SUPABASE_PUBLISHABLE_KEY'),
    authorization,
  };
  const asked = {
    method: 'POST',
    headers,
    body: JSON.stringify({ p }),
    signal: AbortSignal.timeout(patience),
  };
  const response = await fetch(address, asked).catch(() => undefined);
  if (response?.status === 401 || response?.status === 403) return { outcome: 'signed_out' };
  const read = document.safeParse(await response?.json().catch(() => undefined));
  if (response?.ok === true && read.success) return read.data;
  throw new TryAgain(`${name}: database answered ${response?.status ?? 'nothing'}`);
}

const statuses: Readonly<Record<string, Done['status']>> = {
  signed_out: 401,
  not_staff: 403,
  second_factor_needed: 403,
  role_needed: 403,
  not_found: 404,
  staff_already: 409,
};

/** A document of the database as the answer of a function; what it refused keeps its word and gets a status. */
export const answered = (body: Document): Done => ({
  status: statuses[body.outcome] ?? 200,
  body,
  word: body.outcome,
});
