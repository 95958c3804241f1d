import { PlainError } from '../plain-error.ts';
import type { Exec, OwnedDatabase, Query } from './owned-database.ts';
import type { ReadBackup } from './read-backup.ts';
import { printAlike, readTable, readTables, readVersions } from './tables.ts';

/** What a database has before anything was asked of anybody; all of it is in the backup too. */
const filledFromTheStart = ['surveys', 'units', 'allowed_transitions', 'rebuild_requests'];

/**
 * Writes a backup into a database that has the same migrations and no answers, and compares what is then there with it,
 * row by row. Returns how many rows there are.
 * @throws PlainError when it cannot be restored there; then nothing was changed.
 */
export async function restoreBackup(database: OwnedDatabase, backup: ReadBackup): Promise<number> {
  return database.transaction('read write', async (query, exec) => {
    await exec(printAlike);
    const tables = await readTables(query);
    refuseOtherVersion(backup, tables, await readVersions(query));
    await refuseFilled(query, tables);
    const away = await triggersOnInsert(query);
    for (const { table, name } of away) await exec(`alter table survey.${table} disable trigger ${name}`);
    for (const table of tables.toReversed()) await clear(exec, table);
    for (const table of tables) await fill(query, table, backup.rows.get(table) ?? []);
    for (const { table, name, mode } of away)
      await exec(`alter table survey.${table} enable ${mode} ${name}`);
    await goOnCounting(query);
    return compare(query, tables, backup);
  });
}

function refuseOtherVersion({ head, sums }: ReadBackup, tables: string[], versions: string[]): void {
  const isSame =
    versions.join() === head.migrations.join() &&
    tables.toSorted().join() === Object.keys(sums).sort().join();
  if (isSame) return;
  throw new PlainError(
    `The backup is of a database with migration ${head.migrations.at(-1)}, this one has ${versions.at(-1) ?? 'none'}. ` +
      'Restore it with the version of the code that made it, then migrate.',
  );
}

async function refuseFilled(query: Query, tables: string[]): Promise<void> {
  for (const table of tables.filter((name) => !filledFromTheStart.includes(name))) {
    const { rows } = await query(`select from survey.${table} limit 1`);
    if (rows.length > 0)
      throw new PlainError(
        `This database is not empty: survey.${table} has rows. A backup is restored into a new database only.`,
      );
  }
}

/** Triggers that would make the transitions of history a second time; those that keep history from being rewritten stay on. */
async function triggersOnInsert(query: Query): Promise<{ table: string; name: string; mode: string }[]> {
  const onInsert = 4;
  const { rows } = await query(
    `select c.relname as "table", quote_ident(t.tgname) as name,
       case t.tgenabled when 'A' then 'always trigger' else 'trigger' end as mode
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'survey'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'
       and t.tgtype::integer & ${onInsert} > 0`,
  );
  return rows as { table: string; name: string; mode: string }[];
}

async function clear(exec: Exec, table: string): Promise<void> {
  if (filledFromTheStart.includes(table)) await exec(`delete from survey.${table}`);
}

/** All rows in one statement: rows of one table may name each other. */
async function fill(query: Query, table: string, rows: readonly string[]): Promise<void> {
  await query(
    `insert into survey.${table} overriding system value
     select r.* from json_populate_recordset(null::survey.${table}, $1::text::json) as r`,
    [`[${rows.join(',')}]`],
  );
}

/** What is stored next gets numbers of its own. */
async function goOnCounting(query: Query): Promise<void> {
  const { rows } = await query(
    `select c.relname as "table", a.attname as "column"
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'survey'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`,
  );
  for (const { table, column } of rows as { table: string; column: string }[])
    await query(
      `select setval(pg_get_serial_sequence('survey.${table}', '${column}'), coalesce(max(${column}), 1), max(${column}) is not null)
       from survey.${table}`,
    );
}

async function compare(query: Query, tables: string[], { sums }: ReadBackup): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    const { sum } = await readTable(query, table);
    if (sum.rows !== sums[table]?.rows || sum.sha256 !== sums[table].sha256)
      throw new PlainError(
        `What was restored of survey.${table} is not what was saved. Nothing was changed.`,
      );
    rows += sum.rows;
  }
  return rows;
}
