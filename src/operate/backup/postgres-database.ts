import postgres from 'postgres';
import type { Exec, OwnedDatabase, Query } from './owned-database.ts';

/** A PostgreSQL reached by its address, asked as the role the address names. */
export interface PostgresDatabase extends OwnedDatabase {
  query: Query;
  /** Several statements without parameters, also `begin` and `commit`. */
  exec: Exec;
  close: () => Promise<void>;
}

const asText = (value: unknown): unknown => value;

/** Values as Supabase Lite gives them: JSON already text stays so, whole numbers are numbers, times are text. */
const types = {
  json: {
    to: 3802,
    from: [114, 3802],
    serialize: asJson,
    parse: (text: string) => JSON.parse(text) as unknown,
  },
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
  timestamptz: { to: 1184, from: [1184], serialize: asText, parse: isoTime },
};

function asJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isoTime(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}

/** Opens a database, at most `connections` at a time; nothing is asked yet. */
export function postgresDatabase(url: string, connections = 10): PostgresDatabase {
  const options = {
    onnotice: () => undefined,
    types,
    // Seconds between attempts to connect: whoever asks decides how long to go on.
    backoff: () => 0.1,
    connect_timeout: 10,
    connection: { TimeZone: 'UTC', application_name: 'survey-669' },
  };
  const pool = postgres(url, { ...options, max: connections });
  const single = postgres(url, { ...options, max: 1 });
  return {
    query: (sql, params) => queryOn(pool, sql, params),
    exec: async (sql) => void (await single.unsafe(sql).simple()),
    transaction: (access, work) =>
      single.begin(`isolation level repeatable read ${access}`, (own) =>
        work(
          (sql, params) => queryOn(own, sql, params),
          async (sql) => void (await own.unsafe(sql).simple()),
        ),
      ) as Promise<Awaited<ReturnType<typeof work>>>,
    close: async () => {
      await Promise.all([pool.end({ timeout: 1 }), single.end({ timeout: 1 })]);
    },
  };
}

async function queryOn(sql: postgres.Sql | postgres.TransactionSql, text: string, params: unknown[] = []) {
  const rows = await sql.unsafe(text, params as postgres.ParameterOrJSON<never>[]);
  return { rows: [...rows] as Record<string, unknown>[] };
}
