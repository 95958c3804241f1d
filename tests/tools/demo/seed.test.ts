import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { dataFolderAt } from '../../../src/operate/data-folder/data-folder.ts';
import { project } from '../../../src/operate/project.ts';
import { isLoopback } from '../../../src/operate/site-address.ts';
import { takeDataFolder } from '../../../src/operate/data-folder/take-data-folder.ts';
import '../../setup/provided.ts';
import { unpack } from '../../setup/tar.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'survey-seed-'));
});
afterEach(() => rm(folder, { recursive: true }));

function seedTrial(environment: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [path.join(project, 'tools/demo/seed.ts')], {
    env: { ...process.env, DATA_DIR: folder, ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

describe('npm run seed:trial', () => {
  test('is refused against anything that is not on this machine', async () => {
    const { code, output } = await seedTrial({ SUPABASE_URL: 'https://abcdefgh.supabase.co' });
    expect(output).toMatch(/^SUPABASE_URL leads to a database that is not on this machine.*\n$/);
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  test('says who is using the data folder', async () => {
    const { giveBack } = await takeDataFolder(folder);
    const { code, output } = await seedTrial({});
    giveBack();
    expect(output).toContain(`is in use by process ${process.pid}`);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  test(
    'loads the trial data once, and leaves the data folder to the server',
    { timeout: 90_000 },
    async () => {
      await unpack(await readFile(inject('template')), dataFolderAt(folder).database);
      const first = await seedTrial({ SUPABASE_URL: 'http://127.0.0.1:54321' });
      expect(first).toMatchObject({
        code: 0,
        output: expect.stringContaining('Loaded trial data of 40 Sở') as string,
      });
      const second = await seedTrial({});
      expect(second).toMatchObject({ code: 0, output: expect.stringContaining('already there') as string });
      expect(await readdir(folder)).not.toContain('lock.json');
    },
  );
});

describe('isLoopback', () => {
  test.each(['http://127.0.0.1:54321', 'http://localhost:54321/', 'http://[::1]:1', 'http://127.9.9.9'])(
    '%s leads to this machine',
    (address) => expect(isLoopback(address)).toBe(true),
  );
  test.each([
    'https://abc.supabase.co',
    'http://192.168.0.2:54321',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://127.0.0.1@abc.example',
    'localhost:54321',
    '',
  ])('%s leads elsewhere', (address) => expect(isLoopback(address)).toBe(false));
});
