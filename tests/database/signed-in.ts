import { randomUUID } from 'node:crypto';
import type { OpenSurvey } from './open-survey.ts';

type Row = Record<string, unknown>;

/** A member of staff with an account and a session, as Supabase Auth has them. */
export interface SignedIn {
  user_id: string;
  email: string;
  name: string;
  /** What the token of the session carries. */
  claims: Row;
  /** Calls a function of the workspace as this person. */
  ask: (name: string, p?: Row) => Promise<Row>;
}

/** Signs somebody in: an account, a session, and a row of staff unless there is to be none. */
export async function signIn(
  survey: OpenSurvey,
  name: string,
  role: 'officer' | 'lead' | 'nobody',
): Promise<SignedIn> {
  const [user_id, session_id] = [randomUUID(), randomUUID()];
  await survey.exec(accountsOfPlainPostgres);
  const email = `${user_id.slice(0, 8)}@example.vn`;
  await survey.rows(
    `insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
     values ($1, 'authenticated', 'authenticated', $2, now(), '{}', '{}')`,
    [user_id, email],
  );
  await survey.rows(
    `insert into auth.sessions (id, user_id, created_at, updated_at) values ($1, $2, now(), now())`,
    [session_id, user_id],
  );
  if (role !== 'nobody')
    await survey.call('invite_staff', { p: { user_id, email, name, role, who: 'Người vận hành' } });
  const claims = { sub: user_id, session_id, role: 'authenticated', aal: 'aal2' };
  return { user_id, email, name, claims, ask: (act, p = {}) => askAs(survey, claims, act, p) };
}

/** Native PostgreSQL has no Auth: what the check reads of its two tables. */
const accountsOfPlainPostgres = `
  create schema if not exists auth;
  create table if not exists auth.users (id uuid primary key, aud text, role text, email text,
    email_confirmed_at timestamptz, raw_app_meta_data jsonb, raw_user_meta_data jsonb);
  create table if not exists auth.sessions (id uuid primary key, user_id uuid references auth.users on delete cascade,
    created_at timestamptz, updated_at timestamptz)`;

/** Calls a function with the claims of a token, as the API hands them on; who may call it at all is in grants.txt. */
export async function askAs(survey: OpenSurvey, claims: Row, name: string, p: Row = {}): Promise<Row> {
  const [row] = await survey.rows(
    `with token as materialized (select set_config('request.jwt.claims', $1, true))
     select public.${name}($2::jsonb) as answer from token`,
    [JSON.stringify(claims), JSON.stringify(p)],
  );
  return row?.['answer'] as Row;
}
