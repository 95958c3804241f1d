import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from '../plain-error.ts';
import { dataFolderAt, makeDataFolder, type DataFolder } from './data-folder.ts';
import { takeLock } from './lock.ts';

/** How long a start waits for one before it that is just ending, in milliseconds. */
const patience = 1_500;

/** Takes the data folder at `root` for this process alone, making it when there is none; says who else has it. */
export async function takeDataFolder(root: string): Promise<{ folder: DataFolder; giveBack: () => void }> {
  const folder = dataFolderAt(path.resolve(root));
  await makeDataFolder(folder);
  return { folder, giveBack: await takeLockSoon(folder, Date.now() + patience) };
}

async function takeLockSoon(folder: DataFolder, until: number): Promise<() => void> {
  try {
    return await takeLock(folder);
  } catch (error) {
    if (!(error instanceof PlainError) || Date.now() > until) throw error;
    await pause(100);
    return takeLockSoon(folder, until);
  }
}
