import path from 'node:path';
import { BackupRefused } from './backup/backup-refused.ts';
import { takeBackup } from './backup/take-backup.ts';
import { PlainError, toldPlainly } from './plain-error.ts';
import { withChosenDatabase } from './backup/chosen-database.ts';
import { openPrivateFile } from './private-file.ts';
import { loadEnvironmentFile } from './resolved-environment.ts';

const usage = `npm run backup -- FILE    saves everything the survey stores into a new file

Of the database DATABASE_URL leads to (its owner's address, as the hosted project names it), or when that is not set
of the data folder of this machine, with the server stopped. The file holds answers, contacts and drafts: keep it as
safe as the database. It does not hold ACCESS_CODE_PEPPER, without which the access codes in it open nothing.`;

const say = (sentence: string): void => console.log(sentence);

/** Saves the survey's tables, as they are at one moment, into a new file that its owner alone can read. */
async function backUp(name: string | undefined): Promise<void> {
  if (name === undefined || process.argv.length > 3) throw new PlainError(usage);
  loadEnvironmentFile();
  await withChosenDatabase(process.env, say, async ({ name: source, database }) => {
    const file = await openPrivateFile(path.dirname(name), path.basename(name));
    try {
      const { text, rows } = await takeBackup(database);
      await file.write(text);
      say(`Saved ${rows} rows of ${source} to ${file.path}`);
    } catch (error) {
      await file.discard();
      throw error;
    }
  });
}

try {
  if (process.argv[2] === '--help') say(usage);
  else await backUp(process.argv[2]);
} catch (error) {
  console.error(error instanceof BackupRefused ? error.message : toldPlainly(error));
  process.exitCode = 1;
}
