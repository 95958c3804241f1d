import { openClient } from '../database.ts';
import { TryAgain } from '../http/try-again.ts';

/** An account, and the single-use token by which its owner sets a password. */
export interface AccountLink {
  user_id: string;
  token: string;
}

/**
 * Makes an account for an e-mail address unless there is one, and a token that signs in with it once, within an hour. No
 * mail is sent; any token made before no longer works.
 *
 * @throws TryAgain when Auth does not answer or refuses.
 */
export async function makeAccountLink(email: string): Promise<AccountLink> {
  const { admin } = openClient().auth;
  const made = await admin.createUser({ email, email_confirm: true });
  if (made.error && made.error.code !== 'email_exists') throw refusal('makes no account', made.error);
  const { data, error } = await admin.generateLink({ type: 'recovery', email });
  if (error) throw refusal('makes no link', error);
  return { user_id: data.user.id, token: data.properties.hashed_token };
}

/**
 * Removes every second factor of an account, so that its owner enrolls another one; returns how many there were.
 *
 * @throws TryAgain when Auth does not answer or refuses.
 */
export async function removeFactors(userId: string): Promise<number> {
  const { mfa } = openClient().auth.admin;
  const { data, error } = await mfa.listFactors({ userId });
  if (error) throw refusal('lists no factors', error);
  const factors = Array.isArray(data) ? (data as { id: string }[]) : data.factors;
  for (const { id } of factors) {
    const removed = await mfa.deleteFactor({ id, userId });
    if (removed.error) throw refusal('removes no factor', removed.error);
  }
  return factors.length;
}

/** Where the page takes an invitation; what stands after "#" reaches no server and no log. */
export const invitationAddress = (site: string, token: string): string =>
  `${new URL('/quan-tri/', site).href}#moi=${encodeURIComponent(token)}`;

const refusal = (
  what: string,
  { code, status }: { code?: string | undefined; status?: number | undefined },
) =>
  new TryAgain(`Auth ${what}: ${status ?? 'no answer'} ${/^\w{3,40}$/.test(code ?? '') ? code : ''}`.trim());
