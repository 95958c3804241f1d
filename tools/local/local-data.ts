import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createPgliteConnection } from '@supabase/lite/pglite';
import type { DataFolder } from '../../src/operate/data-folder/data-folder.ts';
import { readSecrets, type Secrets } from '../../src/operate/data-folder/secrets.ts';
import { openSupabaseLite, type SupabaseLite } from './supabase-lite/supabase-lite.ts';

/** A data folder with its database open. */
export interface LocalData {
  folder: DataFolder;
  secrets: Secrets;
  database: SupabaseLite;
}

/** Opens the database of a data folder that was taken, and brings it up to the newest migration of the project. */
export async function openLocalData(
  folder: DataFolder,
  project: string,
  say: (text: string) => void,
): Promise<LocalData> {
  const secrets = await readSecrets(folder);
  if (!existsSync(folder.database)) await makeDatabase(folder, say);
  const database = await openSupabaseLite({
    database: folder.database,
    storage: folder.storage,
    migrations: path.join(project, 'supabase/migrations'),
    keys: secrets,
    dataFolder: folder.root,
  });
  return { folder, secrets, database };
}

/** Makes an empty database aside and moves it into place whole: one half made would stop every later start. */
async function makeDatabase(folder: DataFolder, say: (text: string) => void): Promise<void> {
  say(`Making the data folder ${folder.root} (about 10 seconds) ...`);
  const aside = `${folder.database}-new`;
  await rm(aside, { recursive: true, force: true });
  const { driver } = await createPgliteConnection({ url: aside });
  await driver.waitReady;
  await driver.close();
  await rename(aside, folder.database);
}
