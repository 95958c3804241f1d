import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dataFolderAt, makeDataFolder, type DataFolder } from '../../src/operate/data-folder/data-folder.ts';
import { project } from '../../src/operate/project.ts';
import { takeLock } from '../../src/operate/data-folder/lock.ts';
import { emptyFolder } from '../tools/local/sample.ts';

async function newDataFolder(): Promise<DataFolder> {
  const folder = dataFolderAt(await emptyFolder());
  await makeDataFolder(folder);
  return folder;
}

describe('the lock of a data folder', () => {
  test('refuses a second holder in a sentence that names the process and what to do', async () => {
    const folder = await newDataFolder();
    await takeLock(folder);
    await expect(takeLock(folder)).rejects.toThrow(
      `The data folder ${folder.root} is in use by process ${process.pid}. Stop that one first (Ctrl-C where it runs, or end that process), or choose another folder with DATA_DIR.`,
    );
  });

  test('of a folder that cannot be made is refused in a sentence that says what to do', async () => {
    const inTheWay = path.join(await emptyFolder(), 'file');
    await writeFile(inTheWay, '');
    await expect(makeDataFolder(dataFolderAt(inTheWay))).rejects.toThrow(
      `The data folder ${inTheWay} cannot be made (EEXIST). Choose another one with DATA_DIR.`,
    );
  });

  test('is free again once it is given back, also twice', async () => {
    const folder = await newDataFolder();
    const giveBack = await takeLock(folder);
    giveBack();
    const next = await takeLock(folder);
    giveBack();
    await expect(takeLock(folder)).rejects.toThrow('in use by process');
    next();
  });

  test('of another process blocks, and is free once that one is killed', async () => {
    const folder = await newDataFolder();
    const holder = await holding(folder);
    await expect(takeLock(folder)).rejects.toThrow(`in use by process ${holder.pid}`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await takeLock(folder);
  });

  test('goes to one of many who ask at once', async () => {
    const folder = await newDataFolder();
    const taken = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

/** A process that has the folder until it is killed. */
async function holding(folder: DataFolder): Promise<ChildProcessByStdio<null, Readable, null>> {
  const script = `import { takeLock } from ${JSON.stringify(path.join(project, 'src/operate/data-folder/lock.ts'))};
    await takeLock(${JSON.stringify(folder)}); console.log('taken'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}
