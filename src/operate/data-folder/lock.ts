import { readFile, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import type { DataFolder } from './data-folder.ts';
import { PlainError } from '../plain-error.ts';

/** SQLITE_BUSY of https://www.sqlite.org/rescode.html. */
const busy = 5;

/** Keeps them from the garbage collector, which would give them back. */
const held = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process alone; returns how to give it back.
 * The operating system takes the lock back from a process that ends, however it ends.
 * @throws PlainError that names the process which has the folder.
 */
export async function takeLock(folder: DataFolder): Promise<() => void> {
  // SQLite is here for its lock, which holds on every system that Node.js runs on; nothing is stored in the file.
  const lock = new DatabaseSync(folder.lock, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? inUse(folder, await readHolder(folder)) : error;
  }
  held.add(lock);
  await writeFile(folder.lockHolder, String(process.pid), { mode: 0o600 });
  return () => {
    if (held.delete(lock)) lock.close();
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}

async function readHolder(folder: DataFolder): Promise<string> {
  const pid = await readFile(folder.lockHolder, 'utf8').catch(() => '');
  return /^\d+$/.test(pid) ? `process ${pid}` : 'another process';
}

function inUse(folder: DataFolder, who: string): PlainError {
  return new PlainError(
    `The data folder ${folder.root} is in use by ${who}. Stop that one first (Ctrl-C where it runs, or end that process), or choose another folder with DATA_DIR.`,
  );
}
