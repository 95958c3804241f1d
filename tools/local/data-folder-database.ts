import type { ChosenDatabase } from '../../src/operate/backup/chosen-database.ts';
import type { OwnedDatabase } from '../../src/operate/backup/owned-database.ts';
import { readIfThere, writeWhole } from '../../src/operate/data-folder/files.ts';
import { readLocalSettings } from '../local-settings.ts';
import { takeDataFolder } from '../../src/operate/data-folder/take-data-folder.ts';
import { openLocalData, type LocalData } from './local-data.ts';
import type { SupabaseLite } from './supabase-lite/supabase-lite.ts';

/** Lets npm run backup and npm run restore work on the data folder of this machine, which no server may be using. */
export async function withDataFolder<T>(work: (chosen: ChosenDatabase) => Promise<T>): Promise<T> {
  const { dataFolder, project } = readLocalSettings(process.env);
  const { folder, giveBack } = await takeDataFolder(dataFolder);
  try {
    const local = await openLocalData(folder, project, (sentence) => console.log(sentence));
    try {
      const database = ownedSupabaseLite(local.database);
      return await work({
        name: folder.root,
        database,
        codesSentence,
        restored: () => keepRestoredCodes(local),
      });
    } finally {
      await local.database.close();
    }
  } finally {
    giveBack();
  }
}

const codesSentence =
  'Its access codes work only with the old access_code_pepper: copy it from the old secrets.json into the new one, or issue new codes with npm run codes.';

/** It has one connection only, so whatever is asked between begin and commit is one transaction. */
export function ownedSupabaseLite({ query, exec }: Pick<SupabaseLite, 'query' | 'exec'>): OwnedDatabase {
  return {
    transaction: async (access, work) => {
      await exec(`begin isolation level repeatable read ${access}`);
      try {
        const done = await work(query, exec);
        await exec('commit');
        return done;
      } catch (error) {
        await exec('rollback');
        throw error;
      }
    },
  };
}

/** The next start would give the trial Sở new codes in place of those restored; with this it does not. */
async function keepRestoredCodes({ folder }: LocalData): Promise<void> {
  if ((await readIfThere(folder.trialCodes)) === undefined) await writeWhole(folder.trialCodes, '[]');
}
