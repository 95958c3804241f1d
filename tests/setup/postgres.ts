import type { TestProject } from 'vitest/node';
import { findPostgres } from '../../src/commands/postgres.ts';
import { makeHostedDatabase, owner } from '../../src/commands/soak/hosted-database.ts';
import { startPostgres, type PostgresServer } from '../../src/commands/soak/postgres-server.ts';
import { once } from './once.ts';

/** Global set-up: a native PostgreSQL with one database, made as a hosted project is, that tests open copies of. Where
 *  PostgreSQL is not installed that is said, and the tests that need it are left out. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (findPostgres() === undefined) {
    console.warn('PostgreSQL is not installed: the tests that need it are LEFT OUT.');
    return () => Promise.resolve();
  }
  const { made, leave } = await once('native PostgreSQL', start, (server) => server.remove());
  project.provide('postgres', made.url(owner, 'survey'));
  return leave;
}

async function start(): Promise<PostgresServer> {
  const server = await startPostgres();
  await makeHostedDatabase(server);
  return server;
}
