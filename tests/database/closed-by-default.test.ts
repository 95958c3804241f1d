import { readFile } from 'node:fs/promises';
import { parse } from 'smol-toml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeGrants } from './grants.ts';
import { digest, giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
  await giveCode(survey, '01');
  await survey.call('send_response', sending('01'));
});
afterAll(() => survey.close());

const forEveryone = ['check_receipt', 'published_summary', 'published_units', 'published_version'];

interface Key {
  apikey: string;
  authorization?: string;
}
const publishable = (): Key => ({ apikey: survey.publishableKey });
const rest = (path: string, key: Key, init: RequestInit = {}) =>
  fetch(`${survey.url}/rest/v1/${path}`, {
    ...init,
    headers: { ...key, 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
  });
const namesOf = async (sql: string) => (await survey.rows(sql)).map(({ name }) => String(name));

/** A person who signed in but is not staff: an account entered by SQL, since sign-up is off. */
async function signIn(): Promise<Key> {
  await survey.exec(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, created_at, updated_at)
     values (gen_random_uuid(), 'authenticated', 'authenticated', 'nguoi.la@example.com',
       extensions.crypt('a password for tests', extensions.gen_salt('bf', 4)), now(), now(), now())
     on conflict do nothing`,
  );
  const response = await fetch(`${survey.url}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { ...publishable(), 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nguoi.la@example.com', password: 'a password for tests' }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return { ...publishable(), authorization: `Bearer ${access_token}` };
}

const visitors = [
  { who: 'the publishable key', key: () => Promise.resolve(publishable()) },
  { who: 'a stranger who signed in', key: signIn },
];

describe.each(visitors)('$who', ({ key }) => {
  test('reads and writes no table, view or sequence', async () => {
    const relations = await namesOf(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'survey') and c.relkind in ('r', 'v', 'm', 'p', 'f', 'S')`,
    );
    expect(relations).toContain('revisions');
    const asked = await key();
    for (const relation of relations)
      for (const profile of ['public', 'survey'])
        for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
          const headers = { 'accept-profile': profile, 'content-profile': profile };
          const body = method === 'GET' ? {} : { body: '{}' };
          const response = await rest(relation, asked, { method, headers, ...body });
          expect([method, relation, response.ok]).toEqual([method, relation, false]);
        }
  });

  test('executes what is published and nothing else', async () => {
    const names = await namesOf(
      `select distinct p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('public', 'survey')`,
    );
    const asked = await key();
    const executed: string[] = [];
    for (const name of names) {
      const [row] = await survey.rows(
        `select array_to_json(coalesce(proargnames, '{}')) as parameters from pg_proc where proname = $1 limit 1`,
        [name],
      );
      const parameters = (row ?? expect.fail(name))['parameters'] as string[];
      const body = JSON.stringify(
        Object.fromEntries(parameters.map((parameter) => [parameter, valueFor(parameter)])),
      );
      for (const profile of ['public', 'survey']) {
        const headers = { 'content-profile': profile };
        const response = await rest(`rpc/${name}`, asked, { method: 'POST', headers, body });
        if (response.ok) executed.push(name);
      }
    }
    expect([...new Set(executed)].sort()).toEqual(forEveryone);
  });

  test('lists no bucket and no file', async () => {
    const headers = { ...(await key()), 'content-type': 'application/json' };
    const buckets = await fetch(`${survey.url}/storage/v1/bucket`, { headers });
    expect(buckets.ok ? await buckets.json() : []).toEqual([]);
  });
});

const valueFor = (parameter: string): unknown => {
  if (parameter === 'p') return sending('02').p;
  return /number$|hash$|unit$/.test(parameter) ? digest(parameter) : 1;
};

describe('sign-up', () => {
  test('is off', async () => {
    const response = await fetch(`${survey.url}/auth/v1/signup`, {
      method: 'POST',
      headers: { ...publishable(), 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'moi@example.com', password: 'a password for tests' }),
    });
    expect(response.ok).toBe(false);
  });
});

describe('the settings for a project of its own', () => {
  test('expose only the schema public, and let nobody make an account', async () => {
    const { api, auth } = parse(await readFile('supabase/config.toml', 'utf8')) as Record<string, object>;
    expect(api).toMatchObject({ schemas: ['public'] });
    expect(auth).toMatchObject({
      enable_signup: false,
      enable_anonymous_sign_ins: false,
      email: { enable_signup: false },
      sms: { enable_signup: false },
    });
  });
});

describe('without any key, or with a made-up one', () => {
  test.each([{}, { apikey: 'sb_publishable_made_up' }])('nothing is answered: %j', async (headers) => {
    const response = await fetch(`${survey.url}/rest/v1/rpc/published_units`, { method: 'POST', headers });
    expect(response.status).toBe(401);
  });
});

describe('the grants', () => {
  test('are those that were reviewed, in grants.txt', async () => {
    await expect(await describeGrants(survey.rows)).toMatchFileSnapshot('grants.txt');
  });

  test('are the same in a project that grants everything new to every role, also afterwards', async () => {
    const older = await openSurvey({ grantsByDefault: true });
    await expect(await describeGrants(older.rows)).toMatchFileSnapshot('grants.txt');
    await older.exec(`
      create function public.forgotten() returns text language sql security definer as 'select 1::text';
      create table public.forgotten (id integer generated always as identity);`);
    const grants = await describeGrants(older.rows);
    expect(grants).toContain('function public.forgotten(): nobody');
    expect(grants).toContain('table public.forgotten: nobody');
    expect(grants).toContain('sequence public.forgotten_id_seq: nobody');
    await older.close();
  });
});

describe('every table', () => {
  test('has row level security on and no policy', async () => {
    const open = await survey.rows(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'survey') and c.relkind in ('r', 'p')
         and (not c.relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid))`,
    );
    expect(open).toEqual([]);
  });
});

describe('every function', () => {
  test('finds its names by a fixed path, and says what it is for', async () => {
    const careless = await survey.rows(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('public', 'survey')
         and (p.proconfig is null or not 'search_path=""' = any (p.proconfig) or obj_description(p.oid) is null)`,
    );
    expect(careless).toEqual([]);
  });

  test('in public runs with the rights of its owner; none in survey does', async () => {
    const wrong = await survey.rows(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('public', 'survey') and p.prosecdef <> (n.nspname = 'public')`,
    );
    expect(wrong).toEqual([]);
  });
});
