import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolderAt, type DataFolder } from '../../src/operate/data-folder/data-folder.ts';
import { writeEndpoints } from '../../src/operate/data-folder/endpoints.ts';
import { readSecrets } from '../../src/operate/data-folder/secrets.ts';
import { resolveEnvironment } from '../../src/operate/resolved-environment.ts';

const where = { site_url: 'http://127.0.0.1:6690', supabase_url: 'http://127.0.0.1:54321' };
let folder: DataFolder;
beforeEach(async () => {
  folder = dataFolderAt(await mkdtemp(path.join(tmpdir(), 'survey-settings-')));
});
afterEach(() => rm(folder.root, { recursive: true }));

/** The environment after a command was resolved. */
async function take(environment: NodeJS.ProcessEnv = {}): Promise<NodeJS.ProcessEnv> {
  const taken: NodeJS.ProcessEnv = { DATA_DIR: folder.root, ...environment };
  await resolveEnvironment(taken);
  return taken;
}

describe('a command without settings', () => {
  test('works on the system that runs on the data folder', async () => {
    const secrets = await readSecrets(folder);
    await writeEndpoints(folder, where);
    expect(await take()).toMatchObject({
      SUPABASE_URL: where.supabase_url,
      SUPABASE_SECRET_KEY: secrets.secret_key,
      ACCESS_CODE_PEPPER: secrets.access_code_pepper,
      SITE_URL: where.site_url,
    });
    expect(await take({ SITE_URL: 'https://khao-sat.example.vn' })).toMatchObject({
      SITE_URL: 'https://khao-sat.example.vn',
    });
  });

  test('says what to do when no system runs: none ever did, it ended, or it was killed', async () => {
    await expect(take()).rejects.toThrow(
      /^Không có hệ thống nào đang chạy trên .* npm start ở một cửa sổ khác, hoặc đặt SUPABASE_URL/,
    );
    const takeAway = await writeEndpoints(folder, where);
    await takeAway();
    await expect(take()).rejects.toThrow(/^Không có hệ thống nào đang chạy/);
    const note = JSON.stringify({ ...where, pid: process.ppid, started: 'before that process' });
    await writeFile(folder.endpoints, note);
    await expect(take()).rejects.toThrow(/^Không có hệ thống nào đang chạy/);
  });
});

test('a command with any of the settings takes nothing else: a pepper of elsewhere would make codes nobody can use', async () => {
  await readSecrets(folder);
  await writeEndpoints(folder, where);
  for (const name of ['SUPABASE_URL', 'SUPABASE_SECRET_KEY', 'ACCESS_CODE_PEPPER'])
    expect(await take({ [name]: 'of elsewhere' })).toEqual({ DATA_DIR: folder.root, [name]: 'of elsewhere' });
});
