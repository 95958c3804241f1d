import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresDatabase, type PostgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { project } from '../../src/operate/project.ts';
import { makeEmptyDatabase, owner } from '../../tools/postgres/hosted-database.ts';
import { startPostgres, superuser, type PostgresServer } from '../../tools/postgres/postgres-server.ts';

let server: PostgresServer;
let database: PostgresDatabase;
let folder: string;
beforeAll(async () => {
  server = await startPostgres();
  await makeEmptyDatabase(server);
  folder = await mkdtemp(path.join(tmpdir(), 'survey-cli-'));
  await cp(path.join(project, 'supabase'), path.join(folder, 'supabase'), { recursive: true });
  // What hosted Supabase's PostgREST is told by the settings of the project: the advisors look at what it exposes.
  const administration = postgresDatabase(server.url(superuser, 'postgres'), 1);
  await administration.exec(`alter database survey set pgrst.db_schemas = 'public'`);
  await administration.close();
  database = postgresDatabase(server.url(owner, 'survey'));
});
afterAll(async () => {
  await database.close();
  await server.remove();
  await rm(folder, { recursive: true });
});

/** Runs the Supabase CLI on that database, without Docker, account or network, and gives what it printed. */
async function supabase(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const url = `${server.url(owner, 'survey')}?sslmode=disable`;
  const program = path.join(project, 'node_modules/supabase/dist/supabase.js');
  return promisify(execFile)(
    process.execPath,
    [program, 'db', ...args, '--db-url', url, '--workdir', folder],
    {
      env: { PATH: process.env['PATH'], HOME: folder, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' },
    },
  );
}

test('the Supabase CLI applies every migration, finds nothing deprecated in config.toml, and has nothing left to apply', async () => {
  const files = (await readdir(path.join(project, 'supabase/migrations'))).toSorted();
  const { stdout, stderr } = await supabase('push', '--yes');
  expect(stdout + stderr).not.toMatch(/deprecated|unknown|unused config/i);
  const { rows } = await database.query(
    `select version || '_' || name || '.sql' as file from supabase_migrations.schema_migrations order by version`,
  );
  expect(rows.map(({ file }) => file)).toEqual(files);
  const health = await database.query('select public.database_health() as told');
  expect(health.rows).toEqual([{ told: { migration: files.at(-1)?.slice(0, 14) } }]);
  const again = await supabase('push', '--yes');
  expect(again.stdout + again.stderr).toContain('up to date');
});

/** What Supabase's advisors say of this database, with the reason why it stays. */
const explained: readonly (readonly [RegExp, string])[] = [
  [/^rls_enabled_no_policy_survey_/, 'closed to everybody: only functions read and write'],
  [/^unused_index_/, 'a new database: nothing has been asked of it'],
  [/^unindexed_foreign_keys_survey_\w+_code_set_unit_code_fkey$/, 'units are never deleted or renumbered'],
  [/^unindexed_foreign_keys_survey_audit_log_/, 'one survey, which is never deleted'],
  [/^unindexed_foreign_keys_survey_state_transitions_/, 'allowed transitions change with a migration only'],
  [/^unindexed_foreign_keys_survey_responses_responses_attached_to_fkey$/, 'responses are never deleted'],
  [
    /^unindexed_foreign_keys_survey_(uploads|signed_copies)_\w+_response_id_revision_fkey$/,
    'revisions are never deleted, and an index begins with response_id',
  ],
];

test("Supabase's advisors say nothing of the database that is not explained", async () => {
  const { stdout } = await supabase('advisors', '--type', 'all', '--level', 'info', '-o', 'json');
  const lints = JSON.parse(stdout.slice(stdout.indexOf('['))) as { cache_key: string }[];
  const keys = lints.map(({ cache_key }) => cache_key);
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !explained.some(([pattern]) => pattern.test(key)))).toEqual([]);
  // A reason that is no longer needed goes.
  for (const [pattern] of explained)
    expect([pattern, keys.some((key) => pattern.test(key))]).toEqual([pattern, true]);
});
