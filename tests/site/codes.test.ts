import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { project } from '../../src/operate/project.ts';
import { fetchSystem, querySystem, systemUnderTest } from '../setup/system.ts';

/** Runs the command as a person at the data folder does, with nothing set and nobody to type. */
function issueCodes(args: string[]): Promise<{ code: number | null; output: string }> {
  const nothing = { SUPABASE_URL: '', SUPABASE_SECRET_KEY: '', ACCESS_CODE_PEPPER: '', SITE_URL: undefined };
  const child = spawn(process.execPath, [path.join(project, 'src/operate/codes.ts'), ...args], {
    env: { ...process.env, ...nothing, DATA_DIR: systemUnderTest().dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

const open = async (unit: string, access_code: string) => {
  const body = JSON.stringify({ unit, access_code });
  const headers = { 'content-type': 'application/json' };
  return (await fetchSystem('/api/drafts/open', { method: 'POST', headers, body })).status;
};

test('npm run codes finds the running system; the link on its slip leads there, and its code opens the draft', async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'survey-codes-'));
  onTestFinished(() => rm(out, { recursive: true }));
  // Other tests of this system may have given codes; a second one would have to be confirmed.
  await querySystem(`delete from survey.access_codes where unit_code = '96'`);
  const { code, output } = await issueCodes(['--unit', '96', '--out', out]);
  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringContaining('Đã ghi 1 tờ cấp mã') as string,
  });
  const slips = await readFile(path.join(out, 'ma-truy-cap-phieu.html'), 'utf8');
  const link = new URL(/href="([^"]+)"/.exec(slips)?.[1]?.replaceAll('&#38;', '&') ?? '');
  expect(`${link.origin}${link.pathname}`).toBe(new URL('/phieu/', systemUnderTest().address).href);
  const carried = new URLSearchParams(link.hash.slice(1));
  expect(await open('96', carried.get('ma') ?? '')).toBe(200);
  expect(output).not.toContain(carried.get('ma'));

  const again = await issueCodes(['--unit', '96', '--out', path.join(out, 'again')]);
  expect(again).toMatchObject({ code: 1, output: expect.stringContaining('Chưa thay đổi gì.') as string });
  expect(await open('96', carried.get('ma') ?? '')).toBe(200);
});
