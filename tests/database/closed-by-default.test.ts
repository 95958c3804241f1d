import { readFile } from 'node:fs/promises';
import { parse } from 'smol-toml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgres } from '../../tools/postgres/find-postgres.ts';
import { closedThough, describeGrants, forgotten } from './grants.ts';
import { openSurvey, type OpenSurvey } from './open-survey.ts';

// What somebody with the publishable key, signed in or not, reaches through the API: tests/hostile/stranger.test.ts.
let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());

describe('the grants', () => {
  test('are those that were reviewed, in grants.txt', async () => {
    await expect(await describeGrants(survey.rows)).toMatchFileSnapshot('grants.txt');
  });

  // Six seconds; where native PostgreSQL is installed, tests/faults/native.test.ts shows it there instead.
  if (findPostgres() === undefined)
    test('are the same in a project that grants everything new to every role, also afterwards', async () => {
      const older = await openSurvey({ grantsByDefault: true });
      await expect(await describeGrants(older.rows)).toMatchFileSnapshot('grants.txt');
      await older.exec(forgotten);
      const grants = await describeGrants(older.rows);
      for (const closed of closedThough) expect(grants).toContain(closed);
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

describe('the settings for a project of its own', () => {
  test('expose only the schema public, and let nobody make an account', async () => {
    const { api, auth } = parse(await readFile('supabase/config.toml', 'utf8')) as Record<string, object>;
    expect(api).toMatchObject({ schemas: ['public'] });
    expect(auth).toMatchObject({
      enable_signup: false,
      enable_anonymous_sign_ins: false,
    });
  });
});
