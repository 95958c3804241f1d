import { createHmac } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest, giveCode, openSurvey, sending, type OpenSurvey } from '../database/open-survey.ts';

// What the API lets through; that nothing more is granted in the database: tests/database/closed-by-default.test.ts.
const email = 'nguoi.la@example.com';
const password = 'a password for tests';
const bucket = 'ban-ky';
const published = [
  'check_receipt',
  'published_snapshot',
  'published_snapshots',
  'published_summary',
  'published_themes',
  'published_units',
  'published_version',
];
let survey: OpenSurvey;
let stranger: ReturnType<typeof clientOf>;
let token: string;

const clientOf = (key: string) =>
  createClient(survey.url, key, { auth: { persistSession: false, autoRefreshToken: false } });

beforeAll(async () => {
  survey = await openSurvey();
  await giveCode(survey, '01');
  await survey.call('send_response', sending('01'));
  await survey.rows(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, created_at, updated_at)
     values (gen_random_uuid(), 'authenticated', 'authenticated', $1,
       extensions.crypt($2, extensions.gen_salt('bf', 4)), now(), now(), now())`,
    [email, password],
  );
  const { storage } = clientOf(survey.secretKey);
  await storage.createBucket(bucket, { public: false });
  const { error } = await storage.from(bucket).upload('01/quet.pdf', new Blob(['%PDF-1.4 canary']));
  expect(error).toBeNull();
  stranger = clientOf(survey.publishableKey);
  const signedIn = await stranger.auth.signInWithPassword({ email, password });
  token = signedIn.data.session?.access_token ?? '';
  expect(token).not.toBe('');
});
afterAll(() => survey.close());

type Init = RequestInit & { headers?: Record<string, string> };

const json = { 'content-type': 'application/json' };
const askWith = (headers: Record<string, string>, path: string, init: Init = {}) =>
  fetch(`${survey.url}${path}`, { ...init, headers: { ...json, ...headers, ...init.headers } });
const publishable = () => ({ apikey: survey.publishableKey });
const signedIn = () => ({ ...publishable(), authorization: `Bearer ${token}` });
const ask = (path: string, init: Init = {}) => askWith(signedIn(), path, init);

/** What is asked for in this schema. */
const inSchema = (schema: string) => ({ 'accept-profile': schema, 'content-profile': schema });
const ownSchemas = ['public', 'survey'];

/** Something for a parameter of a function of ours, so that none is refused for want of it. */
const valueFor = (parameter: string): unknown => {
  if (parameter === 'p') return sending('02').p;
  return /number$|hash$|unit$/.test(parameter) ? digest(parameter) : 1;
};

/** The functions of the workspace are everybody's to call who signed in; all that they tell a stranger is that. */
const isRefusedAsStaff = async (answered: Response): Promise<boolean> =>
  /^\{"outcome":\s?"not_staff"\}$/.test(await answered.text());

const visitors = [
  { who: 'whoever has the publishable key', key: publishable },
  { who: 'a stranger who signed in', key: signedIn },
];

describe.each(visitors)('$who', ({ key }) => {
  test('reads no table or view of any schema, by any name of it', async () => {
    const relations = await survey.rows(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname !~ '^pg_toast'`,
    );
    expect(relations.length).toBeGreaterThan(150);
    const reached: string[] = [];
    for (const { schema, name } of relations) {
      const path = `/rest/v1/${String(name)}?limit=1`;
      if ((await askWith(key(), path, { headers: inSchema(String(schema)) })).ok)
        reached.push(`${String(schema)}.${String(name)}`);
    }
    expect(reached).toEqual([]);
  });

  test('reads and writes no table, view or sequence of ours', async () => {
    const relations = await survey.rows(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'survey') and c.relkind in ('r', 'v', 'm', 'p', 'f', 'S')`,
    );
    expect(relations).toContainEqual({ name: 'revisions' });
    const reached: string[] = [];
    for (const { name } of relations)
      for (const schema of ownSchemas)
        for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
          const body = method === 'GET' ? {} : { body: '{}' };
          const init = { method, headers: inSchema(schema), ...body };
          if ((await askWith(key(), `/rest/v1/${String(name)}`, init)).ok)
            reached.push(`${method} ${schema}.${String(name)}`);
        }
    expect(reached).toEqual([]);
  });

  test('executes no function but the published, of any schema', async () => {
    const functions = await survey.rows(
      `select n.nspname as schema, p.proname as name, (array_agg(to_json(coalesce(p.proargnames, '{}'))))[1] as parameters
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname not in ('pg_catalog', 'information_schema') or p.proname in ('pg_sleep', 'set_config',
         'current_setting', 'pg_read_file', 'query_to_xml', 'pg_terminate_backend', 'lo_import', 'version')
       group by 1, 2`,
    );
    expect(functions.length).toBeGreaterThan(80);
    const executed = new Set<string>();
    for (const { schema, name, parameters } of functions) {
      const isOurs = ownSchemas.includes(String(schema));
      const values = (parameters as string[]).map((parameter) => [parameter, valueFor(parameter)] as const);
      const body = JSON.stringify(isOurs ? Object.fromEntries(values) : {});
      for (const asked of isOurs ? ownSchemas : [String(schema)])
        for (const init of [{ method: 'POST', body }, { method: 'GET' }]) {
          const path = `/rest/v1/rpc/${String(name)}`;
          const answered = await askWith(key(), path, { ...init, headers: inSchema(asked) });
          if (answered.ok && !(await isRefusedAsStaff(answered))) executed.add(String(name));
        }
    }
    expect([...executed].sort()).toEqual(published);
  });

  test('is told no name of what is closed', async () => {
    for (const path of ['/rest/v1/', '/rest/v1', '/graphql/v1', '/pg/tables', '/']) {
      const text = await (await askWith(key(), path)).text();
      expect(text, path).not.toMatch(/revisions|access_codes|send_response/);
    }
  });

  test('lists no bucket, and makes no account', async () => {
    const buckets = await askWith(key(), '/storage/v1/bucket');
    expect(buckets.ok ? await buckets.json() : []).toEqual([]);
    const body = JSON.stringify({ email: 'moi@example.com', password });
    expect((await askWith(key(), '/auth/v1/signup', { method: 'POST', body })).ok).toBe(false);
  });
});

describe('without any key, or with a made-up one', () => {
  test.each([{}, { apikey: 'sb_publishable_made_up' }])('nothing is answered: %j', async (headers) => {
    const response = await askWith(headers, '/rest/v1/rpc/published_units', { method: 'POST' });
    expect(response.status).toBe(401);
  });
});

describe('a stranger who signed in', () => {
  test('is let in as nobody in particular: what is published answers', async () => {
    const answered = await stranger.rpc('published_summary');
    expect(answered.data).toMatchObject({ letter: '669', answered: 1 });
  });

  test('sees, fetches, signs, changes and adds no stored file', async () => {
    const files = stranger.storage.from(bucket);
    expect((await stranger.storage.listBuckets()).data ?? []).toEqual([]);
    expect((await stranger.storage.getBucket(bucket)).data).toBeNull();
    expect((await files.list('01')).data ?? []).toEqual([]);
    expect((await files.download('01/quet.pdf')).data).toBeNull();
    expect((await files.createSignedUrl('01/quet.pdf', 60)).data).toBeNull();
    expect((await files.createSignedUploadUrl('01/moi.pdf')).data).toBeNull();
    expect((await files.upload('01/moi.pdf', new Blob(['%PDF-']))).data).toBeNull();
    expect((await files.move('01/quet.pdf', '01/mat.pdf')).error).not.toBeNull();
    expect((await files.remove(['01/quet.pdf'])).data ?? []).toEqual([]);
    expect((await stranger.storage.createBucket('moi')).data).toBeNull();
    expect((await stranger.storage.updateBucket(bucket, { public: true })).data).toBeNull();
    expect((await stranger.storage.emptyBucket(bucket)).error).not.toBeNull();
    for (const way of ['public/', 'authenticated/', '']) {
      const answered = await ask(`/storage/v1/object/${way}${bucket}/01/quet.pdf`);
      expect([way, await answered.text()]).not.toContain('canary');
      expect([way, answered.ok]).toEqual([way, false]);
    }
  });

  test('makes no account, in no way there is', async () => {
    const credentials = JSON.stringify({ email: 'moi@example.com', password, create_user: true });
    const ways = [
      'signup',
      'otp',
      'magiclink',
      'invite',
      'admin/users',
      'admin/generate_link',
      'token?grant_type=anonymous',
    ];
    for (const way of ways) await ask(`/auth/v1/${way}`, { method: 'POST', body: credentials });
    await ask('/auth/v1/signup', { method: 'POST', body: '{}' });
    expect(await survey.rows('select email from auth.users')).toEqual([{ email }]);
    expect((await ask('/auth/v1/admin/users')).ok).toBe(false);
  });

  test('does not become more by saying so', async () => {
    const claimed = {
      app_metadata: { role: 'service_role' },
      role: 'service_role',
      data: { role: 'service_role' },
    };
    await ask('/auth/v1/user', { method: 'PUT', body: JSON.stringify(claimed) });
    const again = await stranger.auth.signInWithPassword({ email, password });
    token = again.data.session?.access_token ?? '';
    for (const headers of [{}, { role: 'service_role' }, { 'x-client-role': 'service_role' }]) {
      const body = JSON.stringify({ p: {} });
      const answered = await ask('/rest/v1/rpc/open_draft', { method: 'POST', body, headers });
      expect(answered.ok).toBe(false);
    }
  });

  test('is not believed a key or token of their own making', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = encode({ role: 'service_role', aud: 'authenticated', exp: 4_102_444_800 });
    const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${claims}.`;
    const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${claims}`;
    const guessed = [
      'secret',
      survey.publishableKey,
      'super-secret-jwt-token-with-at-least-32-characters-long',
    ].map((secret) => `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`);
    const [first = '', , last = ''] = token.split('.');
    const changed = `${first}.${claims}.${last}`;
    for (const made of [unsigned, changed, ...guessed, 'sb_secret_guessed', survey.secretKey.slice(0, -1)])
      for (const headers of [
        { authorization: `Bearer ${made}` },
        { apikey: made, authorization: `Bearer ${made}` },
      ]) {
        const answered = await ask('/rest/v1/rpc/database_health', { method: 'POST', body: '{}', headers });
        expect([made, answered.ok]).toEqual([made, false]);
      }
  });
});
