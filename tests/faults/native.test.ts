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

// All tests of the database run there too, in the project "native", with ten connections at once; here is what only it
// can show.
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

  describe('while another transaction is under way', () => {
    const call = (name: string, p: object) => rpcOf(database)(name, p as Record<string, unknown>);
    beforeAll(async () => {
      const codes = ['02', '04', '10'].map((unit) => ({
        unit,
        digest: digest(`code of ${unit}`),
      }));
      await call('issue_access_codes', { codes });
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
