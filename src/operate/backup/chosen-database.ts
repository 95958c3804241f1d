import { PlainError, systemCode } from '../plain-error.ts';
import type { OwnedDatabase } from './owned-database.ts';
import { postgresDatabase } from './postgres-database.ts';

/** The database a backup is made of or restored into, and how it is named to the person at the console. */
export interface ChosenDatabase {
  name: string;
  database: OwnedDatabase;
  /** What a restore says of the access codes in it. */
  codesSentence: string;
  /** What has to be done besides when it was restored. */
  restored?: () => Promise<void>;
}

/** Opens a database, works on it and closes it again, whatever happens. */
export type WithDatabase = <T>(work: (chosen: ChosenDatabase) => Promise<T>) => Promise<T>;

/**
 * The database DATABASE_URL leads to; undefined when it is not set.
 *
 * @throws PlainError when it is no address; later, when the database there cannot be asked.
 */
export function databaseByEnvironment(environment: NodeJS.ProcessEnv): WithDatabase | undefined {
  const url = environment.DATABASE_URL?.trim();
  if (!url) return undefined;
  if (!URL.canParse(url))
    throw new PlainError('DATABASE_URL is not an address. It starts with postgresql://');
  return (work) => withPostgres(url, work);
}

async function withPostgres<T>(url: string, work: (chosen: ChosenDatabase) => Promise<T>): Promise<T> {
  // The address holds a password: only the machine and the database are named.
  const { host, pathname } = new URL(url);
  const database = postgresDatabase(url, 1);
  try {
    return await work({ name: `${host}${pathname}`, database, codesSentence });
  } catch (error) {
    const code = systemCode(error);
    throw code === undefined
      ? error
      : new PlainError(`The database at ${host}${pathname} cannot be asked (${code}).`, { cause: error });
  } finally {
    await database.close();
  }
}

const codesSentence =
  'Its access codes work only while ACCESS_CODE_PEPPER of the functions is what it was; otherwise issue new ones with npm run codes.';
