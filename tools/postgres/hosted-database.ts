import path from 'node:path';
import postgres from 'postgres';
import { postgresDatabase, type PostgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { project } from '../../src/operate/project.ts';
import { seedSurvey } from '../../src/operate/seed.ts';
import { grantsByDefaultSql } from '../local/supabase-lite/bootstrap.ts';
import { migrate, readMigrations, type Migration } from '../local/supabase-lite/migrations.ts';
import { superuser, type PostgresServer } from './postgres-server.ts';

/** The role that owns everything on hosted Supabase: it may make roles and databases, and is no superuser. */
export const owner = 'postgres';

/** What a hosted project has before the first migration, made by Supabase's own superuser. */
const rolesSql = `
create role ${owner} login createrole createdb replication bypassrls;
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
grant anon, authenticated, service_role to ${owner};
create database survey owner ${owner};`;

const schemasSql = `
create schema extensions;
create extension pgcrypto with schema extensions;
grant usage on schema extensions to public;
grant usage on schema public to anon, authenticated, service_role;
create schema supabase_migrations authorization ${owner};
create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
alter table supabase_migrations.schema_migrations owner to ${owner};`;

/** Makes what a hosted project is before the first migration: roles, schemas, an empty database named "survey". */
export async function makeEmptyDatabase(server: PostgresServer): Promise<void> {
  await run(server.url(superuser, 'template1'), rolesSql.trim().split('\n'));
  await run(server.url(superuser, 'survey'), [schemasSql]);
}

/** Makes a database on a native PostgreSQL as a hosted project is, migrated by its owner, which is no superuser. */
export async function makeHostedDatabase(server: PostgresServer): Promise<void> {
  await makeEmptyDatabase(server);
  // As older projects have it, so that the migrations must close everything themselves.
  await run(server.url(owner, 'survey'), [grantsByDefaultSql]);
  const database = postgresDatabase(server.url(owner, 'survey'));
  await applyMigrations(database);
  await seedSurvey(database);
  await database.close();
}

/** Applies what is not applied yet, each migration whole or not at all. */
async function applyMigrations(database: PostgresDatabase): Promise<void> {
  const target = {
    query: database.query,
    runAndRecord: ({ version, name, text }: Migration) =>
      database.transaction('read write', async (query, exec) => {
        await exec(text);
        await query(
          'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3])',
          [version, name, text],
        );
      }),
  };
  await migrate(target, await readMigrations(path.join(project, 'supabase/migrations')), 'the database');
}

async function run(url: string, statements: string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  for (const statement of statements) await sql.unsafe(statement);
  await sql.end();
}
