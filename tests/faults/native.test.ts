import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { superuser } from '../../src/commands/soak/postgres-server.ts';
import { postgresDatabase, type PostgresDatabase } from '../../src/commands/postgres-database.ts';
import { describeGrants } from '../database/grants.ts';
import '../setup/provided.ts';

const url = inject('postgres');
const where = url === undefined ? 'native PostgreSQL (LEFT OUT: it is not installed)' : 'native PostgreSQL';

// All tests of the database run there too, in the project "native"; here is what only it can show.
describe.skipIf(url === undefined)(where, () => {
  let database: PostgresDatabase;
  const rows = async (sql: string) => (await database.query(sql)).rows;
  beforeAll(() => {
    database = postgresDatabase(url ?? '');
  });
  afterAll(() => database.close());

  test('takes every migration from an owner who is no superuser, as hosted Supabase has it', async () => {
    const owners = await rows(`
      select distinct r.rolname, r.rolsuper from pg_proc p join pg_roles r on r.oid = p.proowner
      where p.pronamespace in ('public'::regnamespace, 'survey'::regnamespace)`);
    expect(owners).toEqual([{ rolname: 'postgres', rolsuper: false }]);
    expect(await rows('select version from supabase_migrations.schema_migrations')).not.toEqual([]);
  });

  test('grants what grants.txt says and nothing else, though new objects were granted to every role', async () => {
    const defaults = await rows(`select from pg_default_acl where defaclobjtype = 'f'`);
    expect(defaults).not.toEqual([]);
    expect(await describeGrants(rows)).toBe(await readFile('tests/database/grants.txt', 'utf8'));
  });

  const history = ['revisions', 'state_changes', 'survey_acts', 'completion_requests'];
  const rewriting = history.flatMap((table) =>
    [`delete from survey.${table}`, `truncate survey.${table} cascade`].map((sql) => ({ table, sql })),
  );

  test.each(rewriting)('refuses its owner: $sql', async ({ table, sql }) => {
    await expect(database.exec(sql)).rejects.toThrow(`survey.${table} is append-only`);
  });

  test.each(rewriting)('refuses a superuser who turned triggers off: $sql', async ({ table, sql }) => {
    const all = postgresDatabase((url ?? '').replace('//postgres@', `//${superuser}@`), 1);
    const replica = `set session_replication_role = replica; ${sql}`;
    await expect(all.exec(replica)).rejects.toThrow(`survey.${table} is append-only`);
    await all.close();
  });

  test.each(['anon', 'authenticated', 'service_role'])('shows %s no table', async (role) => {
    const ask = `begin; set local role ${role}; select * from survey.revisions; commit`;
    await expect(database.exec(ask)).rejects.toThrow('permission denied for schema survey');
    await database.exec('rollback');
  });
});
