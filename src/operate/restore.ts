import { readFile } from 'node:fs/promises';
import { BackupRefused } from './backup/backup-refused.ts';
import { readBackup } from './backup/read-backup.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { PlainError, systemCode, toldPlainly } from './plain-error.ts';
import { keepRestoredCodes, withChosenDatabase } from './backup/chosen-database.ts';
import { loadEnvironmentFile } from './resolved-environment.ts';

const usage = `npm run restore -- FILE    writes a backup into a new database that has the migrations and no answers

Into the database DATABASE_URL leads to (its owner's address), or when that is not set into a new data folder of this
machine: set DATA_DIR to one that is not there yet, or delete the old one first.`;

const say = (sentence: string): void => console.log(sentence);

/** Restores a backup, whole or not at all, and compares what is then stored with it. */
async function restore(name: string | undefined): Promise<void> {
  if (name === undefined || process.argv.length > 3) throw new PlainError(usage);
  loadEnvironmentFile();
  const backup = readBackup(await readText(name));
  await withChosenDatabase(process.env, say, async ({ name: target, database, local }) => {
    const rows = await restoreBackup(database, backup);
    if (local) await keepRestoredCodes(local);
    say(`Restored ${rows} rows, made ${backup.head.made_at}, into ${target}; all are as they were saved.`);
    say(codesSentence(local !== undefined));
  });
}

const codesSentence = (isLocal: boolean): string =>
  isLocal
    ? 'Its access codes work only with the old access_code_pepper: copy it from the old secrets.json into the new one, or issue new codes with npm run codes.'
    : 'Its access codes work only while ACCESS_CODE_PEPPER of the functions is what it was; otherwise issue new ones with npm run codes.';

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new PlainError(`${file} cannot be read (${systemCode(error) ?? String(error)}).`);
  }
}

try {
  if (process.argv[2] === '--help') say(usage);
  else await restore(process.argv[2]);
} catch (error) {
  console.error(error instanceof BackupRefused ? error.message : toldPlainly(error));
  process.exitCode = 1;
}
