import { inspect } from 'node:util';
import { App, setExperimental } from '@supabase/lite';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import type { Secrets } from '../../../src/operate/data-folder/secrets.ts';
import { PlainError } from '../../../src/operate/plain-error.ts';
import { answerForAccounts } from './accounts.ts';
import { asHosted } from './as-hosted.ts';
import { bootstrapSql, grantsByDefaultSql, systemGrantsSql } from './bootstrap.ts';
import { migrate, readMigrations, type Migration } from './migrations.ts';
import { storageFolder } from './storage-folder.ts';

/** Supabase Lite: PostgreSQL in this process, with Supabase's HTTP API in front of it. */
export interface SupabaseLite {
  /** One SQL statement as the database's owner; columns as PostgreSQL's own JSON would show them. */
  query: (sql: string, params?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
  /** Several SQL statements without parameters, all or nothing. */
  exec: (sql: string) => Promise<void>;
  /** Supabase's HTTP API, as a hosted project answers it. */
  fetch: (request: Request) => Promise<Response>;
  /** The whole database as one file, to open copies of it in memory. */
  dump: () => Promise<Blob>;
  close: () => Promise<void>;
}

export interface SupabaseLiteOptions {
  /** Folder of the database; without it the database lives in memory only. */
  database?: string;
  /** A dump to begin with (in memory only). */
  template?: Blob;
  /** PostgreSQL compiled before, for those who open many. */
  compiled?: CompiledPostgres;
  /** Folder of stored objects, made with the first one. */
  storage: string;
  migrations: string;
  keys: Pick<Secrets, 'publishable_key' | 'secret_key' | 'jwt_secret'>;
  /** Named in sentences about the data folder. */
  dataFolder?: string;
  /** Grant new objects in `public` to every role, as older hosted projects do (for tests of the grants). */
  grantsByDefault?: boolean;
}

type PgliteOptions = NonNullable<NonNullable<Parameters<typeof createPgliteConnection>[0]>['pgliteOptions']>;

/** The code of PGlite, its PostgreSQL, and the files it starts with. */
export type CompiledPostgres = Required<Pick<PgliteOptions, 'pgliteWasmModule' | 'fsBundle'>>;

/** Opens Supabase Lite and brings its database up to the newest migration. */
export async function openSupabaseLite(options: SupabaseLiteOptions): Promise<SupabaseLite> {
  const connection = await connect(options);
  try {
    const app = await startApi(connection, options);
    if (!options.template) await makeHosted(app, connection, options);
    await bringUpToDate(connection, options);
    stopOwnGrants(connection);
    keepValuesOutOfLogs(connection);
    return supabaseLite(app, connection, options.keys.secret_key);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function connect(options: SupabaseLiteOptions): Promise<PgliteConnection> {
  try {
    return await openPostgres(options);
  } catch (error) {
    if (options.dataFolder === undefined) throw error;
    throw new PlainError(
      `The database in ${options.dataFolder} does not open: it is damaged, or of another version of PostgreSQL. Move that folder away and start afresh, then restore a backup; or go back to the version of the code that made it.`,
    );
  }
}

async function openPostgres({
  database,
  template,
  compiled,
}: SupabaseLiteOptions): Promise<PgliteConnection> {
  const connection = await createPgliteConnection({
    ...(database !== undefined && { url: database }),
    pgliteOptions: {
      ...(template && { loadDataDir: template }),
      ...compiled,
      // Number of PostgreSQL's timestamptz: hosted Supabase prints it as ISO 8601.
      parsers: { 1184: isoTime },
    },
  });
  await connection.driver.waitReady;
  return connection;
}

function isoTime(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}

async function startApi(connection: PgliteConnection, { keys, storage }: SupabaseLiteOptions): Promise<App> {
  const { publishable_key, secret_key, jwt_secret } = keys;
  setExperimental('storage', true);
  const app = new App({
    connection,
    api: { enabled: true, schemas: ['public'], max_rows: 1000 },
    auth: {
      enabled: true,
      enable_signup: false,
      minimum_password_length: 12,
      publishable_key,
      secret_key,
      jwt_secret,
    },
    storage: { enabled: true, file_size_limit: '20MiB' },
    studio: { enabled: false },
    // Without this a request without a key would be served as service_role.
    options: { server: { admin: false } },
  });
  app._storageAdapter = storageFolder(storage);
  return (await withoutWarnings(() => app.init())) as App;
}

/** Its warning that storage is experimental is meant for those who would use it in production. */
async function withoutWarnings<T>(work: () => Promise<T>): Promise<T> {
  const warn = console.warn;
  console.warn = () => undefined;
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

/** Gives an empty database what a hosted project begins with; one that has it already is left as it is. */
async function makeHosted(
  app: App,
  { driver }: PgliteConnection,
  options: SupabaseLiteOptions,
): Promise<void> {
  await driver.exec(bootstrapSql);
  if (options.grantsByDefault) await driver.exec(grantsByDefaultSql);
  await app.ensureSystemSchema();
  await driver.exec(systemGrantsSql);
}

async function bringUpToDate({ driver }: PgliteConnection, options: SupabaseLiteOptions): Promise<void> {
  const target = {
    query: (sql: string, params?: unknown[]) => driver.query(sql, params),
    runAndRecord: (migration: Migration) => runAndRecord(driver, migration),
  };
  await migrate(target, await readMigrations(options.migrations), options.dataFolder ?? 'the database');
}

async function runAndRecord(driver: PgliteConnection['driver'], migration: Migration): Promise<void> {
  await driver.transaction(async (transaction) => {
    await transaction.exec(migration.text);
    await transaction.query(
      'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3])',
      [migration.version, migration.name, migration.text],
    );
  });
}

/** Before its first request Supabase Lite grants every table to every role, undoing the migrations' revokes.
 *  It does so only while it does not know whether row level security is in use; this private field is how it knows. */
function stopOwnGrants(connection: PgliteConnection): void {
  Object.assign(connection, { rlsState: 'active' });
}

/** It also prints every statement that PostgreSQL refuses with its values: contacts and answers have no place in a log. */
function keepValuesOutOfLogs(connection: PgliteConnection): void {
  const normalize = connection.normalizeDbError.bind(connection);
  connection.normalizeDbError = (error) => {
    const normalized = normalize(error);
    if (normalized instanceof Error && 'code' in normalized) {
      const line = `PostgreSQL refused a statement (SQLSTATE ${String(normalized.code)}).`;
      Object.defineProperty(normalized, inspect.custom, { value: () => line });
    }
    return normalized;
  };
}

function supabaseLite(app: App, connection: PgliteConnection, secretKey: string): SupabaseLite {
  const { driver } = connection;
  const query: SupabaseLite['query'] = (sql, params) => driver.query<Record<string, unknown>>(sql, params);
  const askApi = (request: Request): Promise<Response> =>
    asHosted(request, (asked) => app.fetch(asked, { peerAddress: '127.0.0.1' }));
  return {
    query,
    exec: async (sql) => {
      await driver.exec(sql);
    },
    fetch: async (request) => (await answerForAccounts(request, query, secretKey)) ?? askApi(request),
    dump: () => driver.dumpDataDir('none'),
    close: () => connection.close(),
  };
}
