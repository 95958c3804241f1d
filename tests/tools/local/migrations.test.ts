import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeSecrets } from '../../../src/operate/data-folder/secrets.ts';
import { openSupabaseLite, type SupabaseLite } from '../../../tools/local/supabase-lite/supabase-lite.ts';
import { emptyFolder, writeFiles } from './sample.ts';

/** Opens a database (a new one, or a copy of one left before) with the migrations given, and leaves it again. */
async function openWith(migrations: Record<string, string>, query: string, before?: Left): Promise<Left> {
  const folder = await emptyFolder();
  await writeFiles(folder, migrations);
  const database = await openSupabaseLite({
    ...(before && { template: before.dump }),
    storage: folder,
    migrations: folder,
    keys: makeSecrets(),
    dataFolder: '.local',
  });
  const { rows } = await database.query(query);
  const dump = await database.dump();
  await database.close();
  return { rows, dump };
}

interface Left {
  rows: unknown[];
  dump: Blob;
}

const recorded = 'select version, name from supabase_migrations.schema_migrations order by version';
const notes = 'select text from public.notes';
const first = { '1_notes.sql': 'create table public.notes (text text);' };
const both = { ...first, '2_first_note.sql': "insert into public.notes values ('một');" };

test('migrations are applied once, in order, and only to a database of the same version', async () => {
  const one = await openWith(first, recorded);
  expect(one.rows).toEqual([{ version: '1', name: 'notes' }]);
  const two = await openWith(both, notes, one);
  expect(two.rows).toEqual([{ text: 'một' }]);
  expect((await openWith(both, notes, two)).rows).toEqual([{ text: 'một' }]);

  const changed = { ...both, '1_notes.sql': 'create table public.notes (text text not null);' };
  await expect(openWith(changed, notes, two)).rejects.toThrow(
    'The data folder is from another version: migration 1_notes was changed after it was applied. Delete .local to start afresh (its answers are lost), or go back to the version of the code that made it.',
  );
  await expect(openWith(first, notes, two)).rejects.toThrow(
    'The data folder is from another version: it has migration 2_first_note, which this code has not.',
  );
  await expect(openWith({ ...both, '0_before.sql': 'select 1' }, notes, two)).rejects.toThrow(
    'another version',
  );
});

test('of a migration that fails nothing is kept', async () => {
  const folder = await emptyFolder();
  const migrations = path.join(folder, 'migrations');
  const open = (sql: string): Promise<SupabaseLite> =>
    writeFiles(migrations, { '1_notes.sql': sql }).then(() =>
      openSupabaseLite({
        database: path.join(folder, 'database'),
        storage: folder,
        migrations,
        keys: makeSecrets(),
      }),
    );
  await expect(open('create table public.notes (text text); select 1/0;')).rejects.toThrow(
    'Migration 1_notes failed: division by zero. Nothing of it was kept; correct it and start again.',
  );
  const database = await open('create table public.notes (text text);');
  expect((await database.query(notes)).rows).toEqual([]);
  await database.close();
});

test('a database of another version of PostgreSQL is left alone, and the sentence says what to do', async () => {
  const folder = await emptyFolder();
  const database = path.join(folder, 'database');
  await writeFiles(database, { PG_VERSION: '99\n' });
  const options = {
    database,
    storage: folder,
    migrations: folder,
    keys: makeSecrets(),
    dataFolder: '.local',
  };
  await expect(openSupabaseLite(options)).rejects.toThrow(
    'The database in .local does not open: it is damaged, or of another version of PostgreSQL.',
  );
  expect(await readFile(path.join(database, 'PG_VERSION'), 'utf8')).toBe('99\n');
});
