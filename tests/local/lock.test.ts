import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { dataFolderAt, makeDataFolder, type DataFolder } from '../../src/local/data-folder.ts';
import { takeLock } from '../../src/local/lock.ts';
import { processStart } from '../../src/local/process-start.ts';
import { emptyFolder } from './sample.ts';

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
      `The data folder ${folder.root} is in use by process ${process.pid}. Stop that one first (Ctrl-C where it runs), or choose another folder with DATA_DIR.`,
    );
  });

  test('is free again once it is given back', async () => {
    const folder = await newDataFolder();
    const giveBack = await takeLock(folder);
    await giveBack();
    expect(existsSync(folder.lock)).toBe(false);
    await (
      await takeLock(folder)
    )();
  });

  test('left by a process that ended does not block', async () => {
    const folder = await newDataFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(folder.lock, JSON.stringify({ pid, started: 'long ago' }));
    await takeLock(folder);
  });

  test('does not block when its pid belongs to another process by now', async () => {
    const folder = await newDataFolder();
    await writeFile(folder.lock, JSON.stringify({ pid: process.ppid, started: 'before that one' }));
    await takeLock(folder);
  });

  test('of a running process blocks, whoever wrote it', async () => {
    const folder = await newDataFolder();
    const { ppid } = process;
    await writeFile(folder.lock, JSON.stringify({ pid: ppid, started: processStart(ppid) }));
    await expect(takeLock(folder)).rejects.toThrow(`in use by process ${ppid}`);
  });

  test('that cannot be read does not block', async () => {
    const folder = await newDataFolder();
    await writeFile(folder.lock, '{"pid":');
    await takeLock(folder);
  });

  test('goes to one of many who ask at once', async () => {
    const folder = await newDataFolder();
    await writeFile(folder.lock, JSON.stringify({ pid: process.ppid, started: 'before that one' }));
    const taken = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
