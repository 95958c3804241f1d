import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCodesArguments } from '../../src/operate/codes-arguments.ts';
import { issueSlips, slipsFolder } from '../../src/operate/codes.ts';
import { project } from '../../src/operate/project.ts';
import { rpcOf } from '../../src/operate/rpc.ts';
import { readSiteAddress } from '../../src/operate/site-address.ts';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { TryAgain } from '../../src/server/http/try-again.ts';
import { parseAccessCode } from '../../src/submission/codes/access-code.ts';
import { issueTrialCodes } from '../../tools/prepare-survey.ts';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';

const site = 'https://khao-sat.example.vn';
const hasGit = spawnSync('git', ['--version']).status === 0;
let survey: OpenSurvey;
let below: string;
let folder: string;
beforeAll(async () => {
  survey = await openSurvey();
  below = await mkdtemp(path.join(tmpdir(), 'survey-slips-'));
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(below, 'issue-'));
});
afterAll(async () => {
  await survey.close();
  await rm(below, { recursive: true });
});

/** Issues codes while somebody types `typed`, and returns what was shown. */
async function issue(args: string[], typed = '', place = { site, folder }): Promise<string[]> {
  const shown: string[] = [];
  const say = (line: string): void => void shown.push(line);
  const ask = (): Promise<string> => Promise.resolve(typed);
  const issuer = { call: rpcOf(survey), pepper: survey.pepper };
  await issueSlips(readCodesArguments(args), issuer, place, { say, ask }).catch((error: Error) => {
    throw Object.assign(error, { shown });
  });
  return shown;
}

const slipsFile = () => path.join(folder, 'ma-truy-cap-phieu.html');
const codesIn = (text: string) => text.match(/\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]\b/g) ?? [];
/** Issues codes and returns those on the slips. */
async function issueAndRead(args: string[], typed = ''): Promise<string[]> {
  await rm(slipsFile(), { force: true });
  await issue(args, typed);
  return codesIn(await readFile(slipsFile(), 'utf8'));
}

async function opens(unit: string, shown: string | undefined): Promise<unknown> {
  const reading = parseAccessCode(shown ?? '');
  const digest = digestOf(reading.ok ? reading.code : '', survey.pepper);
  return (await survey.call('open_draft', { p: { unit, digest } }))['outcome'];
}

describe('issuing codes', () => {
  test('writes a slip with a code that opens the draft of its Sở and of no other', async () => {
    const [code] = await issueAndRead(['--unit', '79']);
    expect(await opens('79', code)).toBe('opened');
    expect(await opens('01', code)).toBe('wrong_code');
  });

  test('shows the codes only when asked to', async () => {
    expect(codesIn((await issue(['--unit', '80'])).join('\n'))).toEqual([]);
    await rm(slipsFile());
    const [line = ''] = (await issue(['--unit', '82', '--print'])).filter((text) => codesIn(text).length > 0);
    expect(line).toMatch(/^82 {2}\S{21} {2}Tiền Giang$/);
    expect(await opens('82', codesIn(line)[0])).toBe('opened');
  });

  test('replaces a code only after that was typed out; until then the old one opens and no slip is left', async () => {
    const [first] = await issueAndRead(['--unit', '01']);
    await rm(slipsFile());
    await expect(issue(['--unit', '01'], 'yes')).rejects.toThrow('Chưa thay đổi gì.');
    expect(await readdir(folder)).toEqual([]);
    expect(await opens('01', first)).toBe('opened');
    const [second] = await issueAndRead(['--unit', '01'], 'thay 1 mã');
    expect([await opens('01', first), await opens('01', second)]).toEqual(['wrong_code', 'opened']);
  });

  test('gives all 63 at once, on the slip of the right Sở each', async () => {
    const codes = await issueAndRead(['--all'], 'Thay 4 ma');
    expect(new Set(codes).size).toBe(63);
    expect([await opens('01', codes[0]), await opens('96', codes[62])]).toEqual(['opened', 'opened']);
  });

  test('says what may have happened when the database does not answer, and leaves no slip', async () => {
    const call = () => Promise.reject(new TryAgain('issue_access_codes: database answered 0'));
    const terminal = { say: () => undefined, ask: () => Promise.resolve('') };
    await expect(
      issueSlips(readCodesArguments(['--all']), { call, pepper: '' }, { site, folder }, terminal),
    ).rejects.toThrow(/database answered 0\)\. Có thể mã đã được ghi mà chưa ai xem/);
    expect(await readdir(folder)).toEqual([]);
  });

  test('with --help says how they are issued, and asks no database', () => {
    const file = path.join(project, 'src/operate/codes.ts');
    const { status, stdout } = spawnSync(process.execPath, [file, '--help'], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: folder },
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('npm run codes -- --unit 79')]);
  });

  test.each(
    [[], ['--unit'], ['--unit', '99'], ['--all', '--unit', '01'], ['01'], ['--every'], ['--all=yes']].map(
      (args) => [args],
    ),
  )('for %j says how it is called', (args) => {
    expect(() => readCodesArguments(args)).toThrow(/npm run codes -- --unit 79/);
  });
});

describe('the file of slips', () => {
  test('that is not needed after all is taken away with the folder made for it', async () => {
    const inner = path.join(folder, 'slips');
    await expect(issue(['--unit', '01'], '', { site, folder: inner })).rejects.toThrow('Chưa thay đổi gì.');
    expect(await readdir(folder)).toEqual([]);
  });

  test('can be read by its owner alone', async () => {
    const inner = path.join(folder, 'slips');
    await issue(['--unit', '02'], 'thay 1 mã', { site, folder: inner });
    expect((await stat(path.join(inner, 'ma-truy-cap-phieu.html'))).mode & 0o777).toBe(0o600);
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
  });

  test('is never written over another; then no code is issued', async () => {
    await issueAndRead(['--unit', '06'], 'thay 1 mã');
    const before = await survey.rows('select from survey.access_codes');
    await expect(issue(['--unit', '04'])).rejects.toThrow(/Đã có tệp .* không bị ghi đè/);
    expect(await survey.rows('select from survey.access_codes')).toHaveLength(before.length);
  });

  test.runIf(hasGit)('is never written where git would take it up; then no code is issued', async () => {
    spawnSync('git', ['init', '--quiet', folder]);
    await writeFile(path.join(folder, '.gitignore'), '.local/');
    const before = await survey.rows('select from survey.access_codes');
    const kept = { site, folder: path.join(folder, 'slips/of/today') };
    await expect(issue(['--unit', '04'], 'thay 1 mã', kept)).rejects.toThrow(/thư mục git theo dõi/);
    expect(await survey.rows('select from survey.access_codes')).toHaveLength(before.length);
    await issue(['--unit', '04'], 'thay 1 mã', { site, folder: path.join(folder, '.local/slips') });
  });

  test('that fails after the codes were issued has them shown instead', async () => {
    // No QR code holds an address as long as this.
    const place = { site: `https://${'a'.repeat(5000)}`, folder };
    const failure = await issue(['--unit', '08'], 'thay 1 mã', place).catch((error: unknown) => error);
    expect(String(failure)).toContain('Đề nghị giữ lại các dòng trên: đó là các mã đã cấp.');
    expect(await readdir(folder)).toEqual([]);
    const [code] = codesIn((failure as { shown: string[] }).shown.join('\n'));
    expect(await opens('08', code)).toBe('opened');
  });
});

describe('the address links begin with', () => {
  test.each([
    ['https://khao-sat.example.vn', 'https://khao-sat.example.vn'],
    [' https://khao-sat.example.vn/ ', 'https://khao-sat.example.vn'],
    ['http://127.0.0.1:6690', 'http://127.0.0.1:6690'],
  ])('%j is taken', (given, address) => expect(readSiteAddress(given)).toBe(address));

  test('that nobody gave is asked for', () => {
    for (const given of [undefined, '', ' '])
      expect(() => readSiteAddress(given)).toThrow(/Chưa biết địa chỉ/);
  });

  test.each([
    'khao-sat.example.vn',
    'http://khao-sat.example.vn',
    'https://khao-sat.example.vn/phieu/',
    'https://khao-sat.example.vn/?a=1',
    'https://ai@khao-sat.example.vn',
    'javascript:alert(1)',
  ])('%j is refused', (given) => expect(() => readSiteAddress(given)).toThrow(/không dùng được làm địa chỉ/));
});

describe('the trial codes', () => {
  test('are of three Sở and open their drafts', async () => {
    const codes = await issueTrialCodes(survey, survey.pepper);
    expect(codes.map(({ unit }) => unit)).toEqual(['01', '04', '79']);
    for (const { unit, code } of codes) expect(await opens(unit, code)).toBe('opened');
  });
});

test('slips issued twice in one second go into two folders', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2016-12-01T02:03:04Z') });
  try {
    const first = slipsFolder({ DATA_DIR: folder });
    expect(first).toBe(path.join(folder, 'slips', '2016-12-01-02-03-04'));
    await mkdir(first, { recursive: true });
    expect(slipsFolder({ DATA_DIR: folder })).toBe(`${first}-2`);
  } finally {
    vi.useRealTimers();
  }
});
