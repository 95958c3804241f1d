import { existsSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { postgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { makeHostedDatabase } from '../../tools/postgres/hosted-database.ts';
import { startPostgres, superuser } from '../../tools/postgres/postgres-server.ts';

/** PostgreSQL of Debian 12, for which it has the package postgresql-15-plpgsql-check. */
const programs = '/usr/lib/postgresql/15/bin';
const isThere =
  existsSync(`${programs}/postgres`) &&
  existsSync('/usr/share/postgresql/15/extension/plpgsql_check.control');
if (!isThere) console.warn('postgresql-15-plpgsql-check is not installed: what it would find is LEFT OUT.');

test.runIf(isThere)('plpgsql_check has no finding in any function, with every warning on', async () => {
  const server = await startPostgres(programs);
  onTestFinished(server.remove);
  await makeHostedDatabase(server);
  const database = postgresDatabase(server.url(superuser, 'survey'), 1);
  await database.exec('create extension plpgsql_check');
  // What the check of who is signed in reads, which Supabase has.
  await database.exec(`create schema auth; create table auth.users (id uuid primary key);
    create table auth.sessions (id uuid primary key, user_id uuid not null)`);
  const { rows } = await database.query(`
    select p.oid::regprocedure::text as function, f.level, f.lineno, f.message, f.detail
    from pg_proc p
      join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql'
      join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('public', 'survey')
      cross join lateral plpgsql_check_function_tb(p.oid,
        coalesce((select t.tgrelid from pg_trigger t where t.tgfoid = p.oid limit 1), 0), all_warnings => true) f`);
  const checked = await database.query(
    `select count(*)::int as functions from pg_proc p join pg_language l on l.oid = p.prolang
     where l.lanname = 'plpgsql' and p.pronamespace = 'public'::regnamespace`,
  );
  await database.close();
  expect(Number(checked.rows[0]?.['functions'])).toBeGreaterThan(20);
  expect(rows).toEqual([]);
});
