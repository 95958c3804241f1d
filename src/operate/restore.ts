import { readFile } from 'node:fs/promises';
import { databaseByEnvironment, type WithDatabase } from './backup/chosen-database.ts';
import { readBackup } from './backup/read-backup.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { PlainError, systemCode, toldPlainly } from './plain-error.ts';
import { loadEnvironmentFile } from './resolved-environment.ts';

const usage = `npm run restore -- FILE    writes a backup into a new database that has the migrations and no answers

Into the database DATABASE_URL leads to (its owner's address), or when that is not set into a new data folder of this
machine: set DATA_DIR to one that is not there yet, or delete the old one first.`;

/** npm run restore: into the database DATABASE_URL leads to, or else into the one on this machine. */
export async function runRestore(args: readonly string[], withLocal: WithDatabase): Promise<void> {
  try {
    if (args[0] === '--help') console.log(usage);
    else await restore(args, withLocal);
  } catch (error) {
    console.error(toldPlainly(error));
    process.exitCode = 1;
  }
}

/** Restores a backup, whole or not at all, and compares what is then stored with it. */
async function restore([name, ...rest]: readonly string[], withLocal: WithDatabase): Promise<void> {
  if (name === undefined || rest.length > 0) throw new PlainError(usage);
  loadEnvironmentFile();
  const backup = readBackup(await parseText(name));
  const withDatabase = databaseByEnvironment(process.env) ?? withLocal;
  await withDatabase(async ({ name: target, database, codesSentence, restored }) => {
    const rows = await restoreBackup(database, backup);
    await restored?.();
    console.log(
      `Restored ${rows} rows, made ${backup.head.made_at}, into ${target}; all are as they were saved.`,
    );
    console.log(codesSentence);
  });
}

async function parseText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new PlainError(`${file} cannot be read (${systemCode(error) ?? String(error)}).`);
  }
}
