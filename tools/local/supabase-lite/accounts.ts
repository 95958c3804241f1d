import { randomBytes } from 'node:crypto';

type Query = (sql: string, params?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** An account without a password: nobody signs in with it until its link was used. */
const makeAccount = `
  with made as (
    insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
    values (gen_random_uuid(), 'authenticated', 'authenticated', $1, now(),
      '{"provider": "email", "providers": ["email"]}', '{}', now(), now())
    returning id, email
  ), identity as (
    insert into auth.identities (id, user_id, provider, provider_id, identity_data)
    select gen_random_uuid(), id, 'email', id::text,
      jsonb_build_object('sub', id::text, 'email', email, 'email_verified', true) from made
  )
  select id, email from made`;

/**
 * Answers what hosted Supabase lets the secret key do with accounts and Supabase Lite lacks: making one, a single-use link
 * to it, and its second factors, of which there are none here. Undefined for every other request.
 */
export async function answerForAccounts(
  request: Request,
  query: Query,
  secretKey: string,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith('/auth/v1/admin/')) return undefined;
  if (request.headers.get('apikey') !== secretKey) return refused(401, 'no_authorization');
  const wanted = `${request.method} ${pathname.slice('/auth/v1/admin/'.length)}`;
  if (/^GET users\/[\w-]+\/factors$/.test(wanted)) return Response.json([]);
  if (wanted !== 'POST users' && wanted !== 'POST generate_link') return refused(404, 'not_found');
  const asked: unknown = await request.json().catch(() => undefined);
  const email = isObject(asked) && typeof asked['email'] === 'string' ? asked['email'].toLowerCase() : '';
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return refused(400, 'validation_failed');
  return wanted === 'POST users' ? createUser(query, email) : generateLink(query, email);
}

async function createUser(query: Query, email: string): Promise<Response> {
  const { rows } = await query('select from auth.users where lower(email) = $1', [email]);
  if (rows.length > 0) return refused(422, 'email_exists');
  const made = await query(makeAccount, [email]);
  return Response.json(made.rows[0]);
}

async function generateLink(query: Query, email: string): Promise<Response> {
  const token = randomBytes(28).toString('hex');
  const { rows } = await query(
    `update auth.users set recovery_token = $1, recovery_sent_at = now() where lower(email) = $2 returning id, email`,
    [token, email],
  );
  const [user] = rows;
  return user
    ? Response.json({ ...user, hashed_token: token, verification_type: 'recovery', action_link: '' })
    : refused(404, 'user_not_found');
}

const refused = (status: number, code: string): Response =>
  Response.json({ code: status, error_code: code, msg: code }, { status });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
