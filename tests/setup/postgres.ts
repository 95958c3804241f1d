import { findPostgres } from '../../tools/postgres/find-postgres.ts';
import { makeHostedDatabase, owner } from '../../tools/postgres/hosted-database.ts';
import { startPostgres, type PostgresServer } from '../../tools/postgres/postgres-server.ts';

/** Starts a native PostgreSQL with one database, made as a hosted project is, that tests open copies of. Where the packages have
 *  none for this machine that is said, and the tests that need it are left out. */
export async function startNative(): Promise<PostgresServer | undefined> {
  if (findPostgres() === undefined) {
    console.warn('The packages have no PostgreSQL for this machine: the tests that need it are LEFT OUT.');
    return undefined;
  }
  const server = await startPostgres();
  await makeHostedDatabase(server);
  return server;
}

/** The address of that database, as its owner reaches it. */
export const addressOf = (server: PostgresServer | undefined): string | undefined =>
  server?.url(owner, 'survey');
