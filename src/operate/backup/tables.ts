import { createHash } from 'node:crypto';
import { PlainError } from '../plain-error.ts';
import type { Query } from './owned-database.ts';

/** What every reading and writing of a backup begins with, so that all databases print one value in one way. */
export const printAlike = `
set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres';
set local bytea_output = 'hex'; set local extra_float_digits = 1;`;

/** The tables of the schema survey, each after those that its foreign keys name; not what is unlogged, kept for a day only. */
export async function readTables(query: Query): Promise<string[]> {
  const { rows } = await query(`
    select c.relname as name, coalesce((
      select json_agg(distinct t.relname) from pg_constraint f join pg_class t on t.oid = f.confrelid
      where f.contype = 'f' and f.conrelid = c.oid and t.oid <> c.oid), '[]') as needs
    from pg_class c where c.relnamespace = 'survey'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p'
    order by c.relname`);
  return inOrder(rows as unknown as { name: string; needs: string[] }[]);
}

function inOrder(tables: readonly { name: string; needs: string[] }[]): string[] {
  const placed: string[] = [];
  while (placed.length < tables.length) {
    const ready = tables.filter(
      ({ name, needs }) => !placed.includes(name) && needs.every((needed) => placed.includes(needed)),
    );
    if (ready.length === 0) throw new Error('The tables of the schema survey name each other in a circle.');
    placed.push(...ready.map(({ name }) => name));
  }
  return placed;
}

/**
 * The migrations a database has, oldest first.
 * @throws PlainError when nobody keeps count of them.
 */
export async function readVersions(query: Query): Promise<string[]> {
  const { rows: counted } = await query(
    `select to_regclass('supabase_migrations.schema_migrations') is not null as here`,
  );
  if (counted[0]?.['here'] !== true)
    throw new PlainError(
      'This database does not say which migrations it has. Apply them with the Supabase CLI, or use pg_dump and pg_restore.',
    );
  const { rows } = await query('select version from supabase_migrations.schema_migrations order by version');
  return rows.map(({ version }) => String(version));
}

/** The rows of a table: as JSON text, and how many with which checksum over PostgreSQL's own print of each. */
export async function readTable(query: Query, table: string): Promise<{ json: string[]; sum: Sum }> {
  const { rows } = await query(
    `select row_to_json(t)::text as json, t::text as print from survey.${table} t order by t::text collate "C"`,
  );
  const hash = createHash('sha256');
  for (const { print } of rows) hash.update(`${String(print)}\n`);
  const json = rows.map((row) => String(row['json']));
  return { json, sum: { rows: rows.length, sha256: hash.digest('hex') } };
}

/** What tells the rows of a table from any others. */
export interface Sum {
  rows: number;
  sha256: string;
}
