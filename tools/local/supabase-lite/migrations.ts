import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../../../src/operate/plain-error.ts';

/** One file of supabase/migrations: `20260101000000_name.sql` is version 20260101000000. */
export interface Migration {
  version: string;
  name: string;
  text: string;
}

/** What the migrations need of a database. */
export interface MigrationTarget {
  query: (sql: string, params?: unknown[]) => Promise<{ rows: unknown[] }>;
  /** Runs statements without parameters, then records the migration; all of it or nothing. */
  runAndRecord: (migration: Migration) => Promise<void>;
}

/** The migrations in a folder, in the order in which they apply. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(files.map((file) => readMigration(folder, file)));
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
  if (version === undefined || name === undefined)
    throw new PlainError(
      `${path.join(folder, file)} is not named like a migration. Rename it to <number>_<name>.sql.`,
    );
  return { version, name, text: await readFile(path.join(folder, file), 'utf8') };
}

/** Applies what is not applied yet. What is applied must be the beginning of what the code has, word for word:
 *  anything else comes from another version of the code, and `where` (the data folder) is left as it is. */
export async function migrate(
  target: MigrationTarget,
  migrations: Migration[],
  where: string,
): Promise<void> {
  const applied = await readApplied(target);
  for (const [index, { version, name, text }] of applied.entries()) {
    const ours = migrations[index];
    if (ours?.version !== version)
      throw otherVersion(where, `it has migration ${version}_${name}, which this code has not`);
    if (ours.text !== text)
      throw otherVersion(where, `migration ${version}_${name} was changed after it was applied`);
  }
  for (const migration of migrations.slice(applied.length)) await apply(target, migration);
}

async function readApplied(target: MigrationTarget): Promise<Migration[]> {
  const { rows } = await target.query(
    `select version, name, statements[1] as text from supabase_migrations.schema_migrations order by version`,
  );
  return rows as Migration[];
}

async function apply(target: MigrationTarget, migration: Migration): Promise<void> {
  try {
    await target.runAndRecord(migration);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainError(
      `Migration ${migration.version}_${migration.name} failed: ${reason}. Nothing of it was kept; correct it and start again.`,
      { cause: error },
    );
  }
}

function otherVersion(where: string, why: string): PlainError {
  return new PlainError(
    `The data folder is from another version: ${why}. Delete ${where} to start afresh (its answers are lost), or go back to the version of the code that made it.`,
  );
}
