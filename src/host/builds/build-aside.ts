import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { processStart } from '../../operate/data-folder/process-start.ts';
import { systemCode } from '../../operate/plain-error.ts';

/**
 * Builds in a folder of its own below the project, from where Node finds the project's packages wherever the data
 * folder lies, then puts what was built at `target`; nothing stays behind.
 */
export async function buildAside(
  project: string,
  target: string,
  build: (outDir: string) => Promise<void>,
): Promise<void> {
  const outDir = path.join(placeOf(project), beginningOf(process.pid) + randomUUID().slice(0, 8));
  await mkdir(outDir, { recursive: true, mode: 0o700 });
  try {
    await build(outDir);
    await move(outDir, target);
  } finally {
    // A build that was broken off may still write for a moment.
    await rm(outDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Removes what builds of killed processes left in the project. */
export async function removeLeftBuilds(project: string): Promise<void> {
  const place = placeOf(project);
  await mkdir(place, { recursive: true, mode: 0o700 });
  const left = (await readdir(place)).filter((name) => !isOfRunning(name));
  // What cannot be removed now (it may still be written) is removed another time.
  for (const name of left)
    await rm(path.join(place, name), { recursive: true, force: true }).catch(() => undefined);
}

const placeOf = (project: string): string => path.join(project, '.local/builds');

/** Across file systems it takes a while; until it has ended nobody may read there. */
async function move(from: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  try {
    await rename(from, target);
  } catch (error) {
    if (systemCode(error) !== 'EXDEV') throw error;
    await cp(from, target, { recursive: true });
  }
}

/** How the folders of a running process begin; another process that gets the same number has another beginning. */
function beginningOf(pid: number): string {
  const start = processStart(pid) ?? 'none';
  return `${pid}-${createHash('sha256').update(start).digest('hex').slice(0, 8)}-`;
}

function isOfRunning(name: string): boolean {
  const pid = Number.parseInt(name);
  return processStart(pid) !== undefined && name.startsWith(beginningOf(pid));
}
