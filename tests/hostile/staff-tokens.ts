import { createHmac } from 'node:crypto';
import { AuthClient } from '@supabase/auth-js';
import type { OpenSurvey } from '../database/open-survey.ts';

/** An account that signed in: what its token says, and the token. */
export interface SignedIn {
  id: string;
  token: string;
  claims: Record<string, unknown>;
}

const auth = ({ url }: OpenSurvey, key: string) =>
  new AuthClient({
    url: `${url}/auth/v1`,
    headers: { apikey: key, authorization: `Bearer ${key}` },
    persistSession: false,
    autoRefreshToken: false,
  });

/** Makes an account as an operator does, where there is none; returns its id. */
export async function makeAccount(survey: OpenSurvey, email: string): Promise<string> {
  const { data } = await auth(survey, survey.secretKey).admin.createUser({ email, email_confirm: true });
  return data.user?.id ?? '';
}

/** Signs in with the single-use link of an invitation. */
export async function signIn(survey: OpenSurvey, email: string): Promise<SignedIn> {
  const { data: link, error } = await auth(survey, survey.secretKey).admin.generateLink({
    type: 'recovery',
    email,
  });
  if (error) throw error;
  const { data } = await auth(survey, survey.publishableKey).verifyOtp({
    token_hash: link.properties.hashed_token,
    type: 'recovery',
  });
  const token = data.session?.access_token ?? '';
  return { id: link.user.id, token, claims: claimsOf(token) };
}

/** Lets an account use the workspace. */
export async function makeStaff(
  survey: OpenSurvey,
  email: string,
  name: string,
  role: 'officer' | 'lead',
): Promise<string> {
  const user_id = await makeAccount(survey, email);
  await survey.call('invite_staff', { p: { user_id, email, name, role, who: 'Người vận hành' } });
  return user_id;
}

/** What a token says. */
export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of our own making: signed as Auth signs them, unless a test says otherwise. */
export function signToken(
  claims: Record<string, unknown>,
  secret: string,
  header: Record<string, unknown> = { alg: 'HS256', typ: 'JWT' },
): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** The same without a signature. */
export const unsignedToken = (claims: Record<string, unknown>): string =>
  `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;

/** Calls a function of the database over HTTP, with these headers. */
export async function callAs(
  survey: OpenSurvey,
  headers: Record<string, string>,
  name: string,
  p: Record<string, unknown>,
): Promise<{ status: number; outcome: unknown; answer: Record<string, unknown> }> {
  const response = await fetch(`${survey.url}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: survey.publishableKey, ...headers },
    body: JSON.stringify({ p }),
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return { status: response.status, outcome: answer['outcome'], answer };
}
