import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { superuser } from '../../tools/postgres/postgres-server.ts';
import { postgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { rpcOf } from '../../src/operate/rpc.ts';
import { closedThough, describeGrants, forgotten } from '../database/grants.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import type { TestSupabase } from '../setup/embedded.ts';
import { openNative } from '../setup/native.ts';
import '../setup/provided.ts';

const url = inject('postgres');
const where = url === undefined ? 'native PostgreSQL (LEFT OUT: it is not installed)' : 'native PostgreSQL';

// All tests of the database run there too, in the project "native"; here is what only it can show.
describe.skipIf(url === undefined)(where, () => {
  let database: TestSupabase;
  const rows = async (sql: string) => (await database.query(sql)).rows;
  beforeAll(async () => {
    database = await openNative(url ?? '');
  });
  afterAll(() => database.close());

  test('takes every migration from an owner who is no superuser, as hosted Supabase has it', async () => {
    const owners = await rows(`
      select distinct r.rolname, r.rolsuper from pg_proc p join pg_roles r on r.oid = p.proowner
      where p.pronamespace in ('public'::regnamespace, 'survey'::regnamespace)`);
    expect(owners).toEqual([{ rolname: 'postgres', rolsuper: false }]);
    expect(await rows('select version from supabase_migrations.schema_migrations')).not.toEqual([]);
  });

  test('grants what grants.txt says and nothing else, though new objects are granted to every role, also afterwards', async () => {
    const defaults = await rows(`select from pg_default_acl where defaclobjtype = 'f'`);
    expect(defaults).not.toEqual([]);
    expect(await describeGrants(rows)).toBe(await readFile('tests/database/grants.txt', 'utf8'));
    await database.exec(forgotten);
    const grants = await describeGrants(rows);
    for (const closed of closedThough) expect(grants).toContain(closed);
    await database.exec('drop function public.forgotten(); drop table public.forgotten');
  });

  const history = [
    'revisions',
    'state_transitions',
    'audit_log',
    'completion_requests',
    'signature_locks',
    'signed_copies',
    'purges',
  ];
  const rewriting = history.flatMap((table) =>
    [`delete from survey.${table}`, `truncate survey.${table} cascade`].map((sql) => ({ table, sql })),
  );

  test.each(rewriting)('refuses its owner: $sql', async ({ table, sql }) => {
    await expect(database.exec(sql)).rejects.toThrow(`survey.${table} is append-only`);
  });

  test.each(rewriting)('refuses a superuser who turned triggers off: $sql', async ({ table, sql }) => {
    const all = postgresDatabase(database.url.replace('//postgres@', `//${superuser}@`), 1);
    const replica = `set session_replication_role = replica; ${sql}`;
    await expect(all.exec(replica)).rejects.toThrow(`survey.${table} is append-only`);
    await all.close();
  });

  test.each(['anon', 'authenticated', 'service_role'])('shows %s no table', async (role) => {
    const ask = `begin; set local role ${role}; select * from survey.revisions; commit`;
    await expect(database.exec(ask)).rejects.toThrow('permission denied for schema survey');
    await database.exec('rollback');
  });

  // Supabase Lite has one connection: only here do several transactions really run at once.
  describe('asked by many at once', () => {
    const many = <T>(count: number, ask: (index: number) => Promise<T>) =>
      Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
    const call = (name: string, p: object) => rpcOf(database)(name, p as Record<string, unknown>);
    const outcomes = (answers: Record<string, unknown>[]) => {
      const counted = Map.groupBy(answers, ({ outcome }) => String(outcome));
      return Object.fromEntries([...counted].map(([outcome, all]) => [outcome, all.length]));
    };
    beforeAll(async () => {
      const codes = ['01', '02', '04', '06', '10'].map((unit) => ({
        unit,
        digest: digest(`code of ${unit}`),
      }));
      await call('issue_access_codes', { codes });
    });

    test('of twenty sends under one key one is stored, and all have its receipt', async () => {
      const { p } = sending('01');
      const answers = await many(20, () => call('send_response', p));
      expect(outcomes(answers)).toEqual({ stored: 1, replayed: 19 });
      expect(new Set(answers.map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1);
    });

    test('of twenty officers on one revision one wins, and the others are told', async () => {
      const answers = await many(20, (index) =>
        call('send_response', sending('02', { answers: { index } }).p),
      );
      expect(outcomes(answers)).toEqual({ stored: 1, stale: 19 });
    });

    test('of forty sends without a code for one unit twenty are held', async () => {
      const answers = await many(40, () => call('send_response', sendingWithoutCode('04').p));
      expect(outcomes(answers)).toEqual({ held: 20, too_many_held: 20 });
    });

    test('of fifty wrong codes twenty are only wrong, and the right one passes meanwhile', async () => {
      const guesses = many(50, (index) =>
        call('open_draft', { unit: '06', digest: digest(`guess ${index}`) }),
      );
      const right = await call('open_draft', sending('06').p);
      expect(right['outcome']).toBe('opened');
      expect(outcomes(await guesses)).toEqual({ wrong_code: 20, too_many_wrong_codes: 30 });
    });

    test('of ten that would have the site built one is told to ask', async () => {
      const ask = () => database.query('select public.claim_rebuild(0, 600) as answer');
      const answers = (await many(10, ask)).map(
        ({ rows: [row] }) => row?.['answer'] as Record<string, unknown>,
      );
      expect(outcomes(answers)).toEqual({ ask: 1, wait: 9 });
    });

    test('of ten officers who each type in another box every box is kept', async () => {
      const paths = Array.from({ length: 10 }, (_, index) => `software_in_use.${index}.name`);
      const typing = (path: string) => ({ ...sending('06').p, changes: [{ path, from: '', to: path }] });
      await Promise.all(paths.map((path) => call('save_draft', typing(path))));
      const { form_values: values, version } = await call('open_draft', sending('06').p);
      expect(values).toEqual(Object.fromEntries(paths.map((path) => [path, path])));
      expect(version).toBe(10);
    });

    /** Does something while `sql` has been said and is not yet committed; its outcome is judged after the commit. */
    async function whileWaitingFor<T>(sql: string, ask: () => Promise<T>): Promise<T> {
      const other = postgresDatabase(database.url, 1);
      await other.exec(`begin; ${sql}`);
      const answer = ask();
      await expect
        .poll(() =>
          rows(
            "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
          ),
        )
        .not.toEqual([]);
      await other.exec('commit');
      await other.close();
      return answer;
    }

    test('a send that waited while its code was replaced is not taken with the old code', async () => {
      const codes = JSON.stringify({ codes: [{ unit: '02', digest: digest('new code') }], replace: true });
      const replace = `select public.issue_access_codes('${codes}')`;
      const answer = await whileWaitingFor(replace, () => call('send_response', sending('02').p));
      expect(answer['outcome']).toBe('wrong_code');
    });

    const closing = `select public.close_survey('{"who": "Lê Văn Chính"}')`;
    const reopen = () => call('set_times', { closes_at: null, who: 'Lê Văn Chính' });

    test.each([
      ['a send with its code', () => call('send_response', sending('04').p)],
      ['a send without a code', () => call('send_response', sendingWithoutCode('08').p)],
      ['a first opening', () => call('open_draft', sending('10').p)],
    ])('%s that waited while the survey was closed is not stored', async (_, send) => {
      const answer = await whileWaitingFor(closing, send);
      await reopen();
      expect(answer['outcome']).toBe('closed');
    });
  });
});
