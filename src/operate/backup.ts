import path from 'node:path';
import { databaseByEnvironment, type WithDatabase } from './backup/chosen-database.ts';
import { takeBackup } from './backup/take-backup.ts';
import { PlainError, toldPlainly } from './plain-error.ts';
import { openPrivateFile } from './private-file.ts';
import { loadEnvironmentFile } from './resolved-environment.ts';

const usage = `npm run backup -- FILE    saves everything the survey stores into a new file

Of the database DATABASE_URL leads to (its owner's address, as the hosted project names it), or when that is not set
of the data folder of this machine, with the server stopped. The file holds answers, contacts and drafts: keep it as
safe as the database. It does not hold ACCESS_CODE_PEPPER, without which the access codes in it open nothing.`;

/** npm run backup: of the database DATABASE_URL leads to, or else of the one on this machine. */
export async function runBackup(args: readonly string[], withLocal: WithDatabase): Promise<void> {
  try {
    if (args[0] === '--help') console.log(usage);
    else await backUp(args, withLocal);
  } catch (error) {
    console.error(toldPlainly(error));
    process.exitCode = 1;
  }
}

/** Saves the survey's tables, as they are at one moment, into a new file that its owner alone can read. */
async function backUp([name, ...rest]: readonly string[], withLocal: WithDatabase): Promise<void> {
  if (name === undefined || rest.length > 0) throw new PlainError(usage);
  loadEnvironmentFile();
  const withDatabase = databaseByEnvironment(process.env) ?? withLocal;
  await withDatabase(async ({ name: source, database }) => {
    const file = await openPrivateFile(path.dirname(name), path.basename(name));
    try {
      const { text, rows } = await takeBackup(database);
      await file.write(text);
      console.log(`Saved ${rows} rows of ${source} to ${file.path}`);
    } catch (error) {
      await file.discard();
      throw error;
    }
  });
}
