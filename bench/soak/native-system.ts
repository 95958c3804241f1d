import { postgresDatabase, type PostgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { rpcOf } from '../../src/operate/rpc.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { documentOf } from '../../src/server/send-document.ts';
import { sha256 } from '../../src/submission/answers-hash.ts';
import type { Receipt } from '../../src/submission/receipt.ts';
import type { SendRequest } from '../../src/submission/send-request.ts';
import { makeHostedDatabase, owner } from '../../tools/postgres/hosted-database.ts';
import { startPostgres } from '../../tools/postgres/postgres-server.ts';
import { withoutLimits } from '../without-limits.ts';
import { storedSql } from './lite-system.ts';
import type { Killable, Stored } from './rounds.ts';

/** A native PostgreSQL with the survey, asked through the SQL functions that the API calls. */
export async function nativeSystem(): Promise<Killable & { remove: () => Promise<void> }> {
  const server = await startPostgres();
  await makeHostedDatabase(server);
  const open = (): PostgresDatabase => postgresDatabase(server.url(owner, 'survey'));
  const database = open();
  return {
    // It runs already the first time.
    start: server.start,
    kill: server.kill,
    issue: async (codes) => {
      const digests = await Promise.all(
        [...codes].map(async ([unit, code]) => ({ unit, digest: await sha256(code) })),
      );
      await database.query(withoutLimits);
      await rpcOf(database)('issue_access_codes', { codes: digests });
    },
    send: (request) => send(database, request),
    stored: async () => {
      await server.start();
      const after = open();
      const { rows } = await after.query(storedSql);
      await after.close();
      return rows as unknown as Stored[];
    },
    remove: async () => {
      await database.close();
      await server.remove();
    },
  };
}

async function send(database: PostgresDatabase, request: SendRequest): Promise<Receipt | undefined> {
  const reading = parseAnswers(request.form_values);
  if (!reading.ok) throw new Error('What is sent cannot be read.');
  const p = {
    ...(await documentOf(request, reading)),
    request_hash: await sha256(request.idempotency_key),
    digest: await sha256(request.access_code ?? ''),
  };
  const answered = await rpcOf(database)('send_response', p).catch((error: unknown) => {
    if (isLineCut(error)) return undefined;
    throw error;
  });
  if (answered && !('receipt' in answered))
    throw new Error(`A send was answered ${String(answered['outcome'])}`);
  return answered?.['receipt'] as Receipt | undefined;
}

/** The driver's own words for a line that broke, and PostgreSQL's while it starts or was killed. */
const isLineCut = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(CONNECTION_|CONNECT_|E(CONN|PIPE)|57P0)/.test(String(error.code));
