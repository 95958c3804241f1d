import type { OwnedDatabase } from './owned-database.ts';
import type { Embedded } from '../../../tools/local/supabase-lite/supabase-lite.ts';
import { readIfThere, writeWhole } from '../data-folder/files.ts';
import { openLocalData, takeDataFolder, type LocalData } from '../../../tools/local/local-data.ts';
import { PlainError, systemCode } from '../plain-error.ts';
import { readLocalSettings } from '../../../tools/local-settings.ts';
import { postgresDatabase } from './postgres-database.ts';

/** The database a backup is made of or restored into, and how it is named to the person at the console. */
export interface ChosenDatabase {
  name: string;
  database: OwnedDatabase;
  /** The data folder when it is the embedded edition's. */
  local?: LocalData;
}

/** Works on the database DATABASE_URL leads to, or else on that of the data folder, which no server may be using. */
export async function withChosenDatabase<T>(
  environment: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  work: (chosen: ChosenDatabase) => Promise<T>,
): Promise<T> {
  const url = environment.DATABASE_URL?.trim();
  return url ? withPostgres(url, work) : withDataFolder(environment, say, work);
}

async function withPostgres<T>(url: string, work: (chosen: ChosenDatabase) => Promise<T>): Promise<T> {
  if (!URL.canParse(url))
    throw new PlainError('DATABASE_URL is not an address. It starts with postgresql://');
  // The address holds a password: only the machine and the database are named.
  const { host, pathname } = new URL(url);
  const database = postgresDatabase(url, 1);
  try {
    return await work({ name: `${host}${pathname}`, database });
  } catch (error) {
    const code = systemCode(error);
    throw code === undefined
      ? error
      : new PlainError(`The database at ${host}${pathname} cannot be asked (${code}).`, { cause: error });
  } finally {
    await database.close();
  }
}

async function withDataFolder<T>(
  environment: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  work: (chosen: ChosenDatabase) => Promise<T>,
): Promise<T> {
  const { dataFolder, project } = readLocalSettings(environment);
  const { folder, giveBack } = await takeDataFolder(dataFolder);
  try {
    const local = await openLocalData(folder, project, say);
    try {
      return await work({ name: folder.root, database: ownedEmbedded(local.database), local });
    } finally {
      await local.database.close();
    }
  } finally {
    giveBack();
  }
}

/** The embedded edition has one connection only, so whatever is asked between begin and commit is one transaction. */
export function ownedEmbedded({ query, exec }: Pick<Embedded, 'query' | 'exec'>): OwnedDatabase {
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
export async function keepRestoredCodes({ folder }: LocalData): Promise<void> {
  if ((await readIfThere(folder.trialCodes)) === undefined) await writeWhole(folder.trialCodes, '[]');
}
