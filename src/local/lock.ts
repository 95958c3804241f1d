import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { DataFolder } from './data-folder.ts';
import { PlainError, systemCode } from './plain-error.ts';
import { processStart } from './process-start.ts';

interface Holder {
  pid: number;
  /** From processStart: tells a process from a later one that got the same pid. */
  started: string | undefined;
}

/** Takes the data folder for this process alone, or says which process has it; returns how to give it back.
 *  A lock left by a killed process, or by one whose pid now belongs to another, is taken over. */
export async function takeLock(folder: DataFolder): Promise<() => Promise<void>> {
  const mine = JSON.stringify({ pid: process.pid, started: processStart(process.pid) } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await putIfFree(folder.lock, mine)) return () => giveBack(folder.lock, mine);
    const found = await readFile(folder.lock, 'utf8').catch(() => '');
    refuseIfHeld(found, folder);
    await removeStale(folder.lock, found);
  }
  throw inUse(folder, 'another process');
}

/** link() fails when the name exists, so of two processes only one gets the name, and nobody reads half a lock. */
async function putIfFree(lock: string, text: string): Promise<boolean> {
  const draft = `${lock}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, lock);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function refuseIfHeld(text: string, folder: DataFolder): void {
  const holder = readHolder(text);
  if (!holder) return;
  const running = processStart(holder.pid);
  if (running !== undefined && running === holder.started) throw inUse(folder, `process ${holder.pid}`);
}

function inUse(folder: DataFolder, who: string): PlainError {
  return new PlainError(
    `The data folder ${folder.root} is in use by ${who}. Stop that one first (Ctrl-C where it runs), or choose another folder with DATA_DIR.`,
  );
}

function readHolder(text: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

/** Another process may have done the same a moment ago and hold the name by now: then what was moved is put back. */
async function removeStale(lock: string, stale: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, lock);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function giveBack(lock: string, mine: string): Promise<void> {
  if ((await readFile(lock, 'utf8').catch(() => '')) === mine) await rm(lock, { force: true });
}
