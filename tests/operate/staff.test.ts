import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { project } from '../../src/operate/project.ts';
import type { OpenSurvey } from '../database/open-survey.ts';
import type { StaffAtWork } from '../database/staff-actions.ts';
import full from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import hostile from '../fixtures/hostile-text.json' with { type: 'json' };
import minimal from '../fixtures/minimal.json' with { type: 'json' };
import { sendTyped } from '../staff/sending.ts';
import { openStaffConsole, runAt, type StaffConsole } from './staff/console.ts';

let office: StaffConsole;
let survey: OpenSurvey;
let staff: StaffAtWork;
let folder: string;
beforeAll(async () => {
  office = await openStaffConsole();
  ({ survey, staff, folder } = office);
});
afterAll(() => office.close());

const run = (args: string[], typed?: Record<string, string>) => runAt(office, args, typed);
const who = ['--who', 'Lê Văn Chính'];
const why = ['--why', 'theo công văn'];

describe('staff -- list', () => {
  test('has a row for each of the 63 Sở, and counts what waits to be verified', async () => {
    await sendTyped(survey, { ...full, unit: '01' });
    for (let sent = 0; sent < 3; sent += 1)
      await sendTyped(survey, { ...minimal, unit: '02' }, { withoutCode: true });
    const { said } = await run(['list']);
    const rows = said.split('\n').filter((line) => /^\d\d {2}/.test(line));
    expect(rows).toHaveLength(63);
    expect(rows[0]).toMatch(/^01 {2}Hà Nội +Đã gửi +1 +chờ bản ký +\d\d\/\d\d\/\d{4} \d\d:\d\d$/);
    expect(rows[1]).toMatch(/^02 {2}Hà Giang +Chưa gửi phiếu +3 phiếu$/);
    expect(rows[2]).toMatch(/^04 {2}Cao Bằng +Chưa gửi phiếu$/);
    expect(said).toContain('Đã gửi: 1/63 Sở. Phiếu chờ xác minh: 3.');
    expect(said).toContain('npm run staff -- show <mã tỉnh>');
  });

  test('is a document for machines with --json', async () => {
    const { said } = await run(['list', '--json']);
    expect((JSON.parse(said) as { units: unknown[] }).units).toHaveLength(63);
  });
});

describe('staff -- show', () => {
  test('shows answers in the words of the Phiếu, contact, revisions and history', async () => {
    await sendTyped(survey, { ...full, unit: '04' });
    const { said } = await run(['show', '04']);
    expect(said).toMatch(/^Phiếu 669-04, Sở Tư pháp Cao Bằng$/m);
    expect(said).toContain('[software_in_use.1.name]');
    expect(said).toContain('Lần gửi 1  Gửi lần đầu');
    expect(said).toMatch(/Mã đối chiếu nội dung [0-9A-Z]{10}$/m);
    expect(said).toContain('Trạng thái: Nháp → Đã gửi (Gửi lần đầu), Sở');
    expect((await run(['show', '669-04'])).said).toBe(said);
  });

  test('lets nothing a stranger sent steer the terminal', async () => {
    const stored = { obstacles: '\u001b[2J\u001b]0;chiếm\u0007 \u009b8m \u202eđảo' };
    const number = await sendTyped(survey, hostile, { withoutCode: true, stored });
    for (const args of [['show', number], ['show', number, '--json'], ['list']])
      expect((await run(args)).said).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    expect((await run(['show', number])).said).toContain(
      '[U+001B][2J[U+001B]]0;chiếm[U+0007] [U+009B]8m [U+202E]đảo',
    );
  });

  test('of a Sở says what came without a code, what waits first, also where the Sở itself sent nothing', async () => {
    const rejected = await staff.hold('24');
    const waiting = await staff.hold('24');
    await run(['reject', rejected, ...who, ...why, '--yes']);
    const { said } = await run(['show', '24']);
    const lines = said.split('\n');
    expect(lines[0]).toBe('Sở Tư pháp Bắc Giang: Chưa gửi phiếu.');
    expect(lines.slice(3)).toEqual([
      expect.stringMatching(new RegExp(`^ {2}${waiting} {2}nhận .* chờ xác minh$`)),
      expect.stringMatching(new RegExp(`^ {2}${rejected} {2}nhận .* không nhận$`)),
    ]);
    await sendTyped(survey, { ...minimal, unit: '24' });
    expect((await run(['show', '24'])).said).toMatch(new RegExp(`^Phiếu 669-24,[^]*${waiting} {2}nhận`));
    expect((await run(['show', '669-24'])).said).not.toContain(waiting);
    expect(JSON.parse((await run(['show', '24', '--json'])).said)).toMatchObject({
      number: '669-24',
      without_code: [{ number: rejected }, { number: waiting }],
    });
  });

  test('of what does not exist says where to look', async () => {
    for (const name of ['669-99', '95', '<script>'])
      expect((await run(['show', name])).failure).toContain('npm run staff -- list');
  });
});

describe('staff -- diff', () => {
  test('compares the last two revisions, or those that are named', async () => {
    await sendTyped(survey, { ...minimal, unit: '06' });
    expect((await run(['diff', '06'])).failure).toContain('mới gửi một lần');
    await sendTyped(survey, { ...minimal, unit: '06', obstacles: 'Thiếu máy' }, { base_revision: 1 });
    await sendTyped(survey, { ...minimal, unit: '06', obstacles: 'Đủ máy' }, { base_revision: 2 });
    expect((await run(['diff', '06'])).said).toContain('  - Thiếu máy\n  + Đủ máy');
    expect((await run(['diff', '06', '1', '2'])).said).toContain('  - Không điền\n  + Thiếu máy');
    expect(JSON.parse((await run(['diff', '06', '1', '--json'])).said)).toMatchObject({
      from: 1,
      to: 3,
      differences: [{ path: 'obstacles', before: null, after: 'Đủ máy' }],
    });
    for (const named of [['4'], ['x'], ['1', '9']])
      expect((await run(['diff', '06', ...named])).failure).toContain('các lần gửi là từ 1 đến 3');
  });
});

describe('staff -- export', () => {
  test('goes below the data folder, or where --out says', async () => {
    const { said } = await run(['export']);
    const [made = ''] = await readdir(path.join(folder, 'exports'));
    expect(made).toMatch(/^\d{4}-\d\d-\d\d-\d{6}$/);
    expect(said).toContain(path.join(folder, 'exports', made));
    const elsewhere = path.join(folder, 'khac');
    expect(JSON.parse((await run(['export', '--out', elsewhere, '--json'])).said)).toMatchObject({
      folder: elsewhere,
    });
    expect((await run(['export', '--out', elsewhere])).failure).toContain('đã có');
  });

  test('made twice in one second lies in two folders', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2016-12-01T02:03:04Z') });
    try {
      expect([(await run(['export'])).failure, (await run(['export'])).failure]).toEqual([
        undefined,
        undefined,
      ]);
    } finally {
      vi.useRealTimers();
    }
    expect(await readdir(path.join(folder, 'exports'))).toEqual(
      expect.arrayContaining(['2016-12-01-090304', '2016-12-01-090304-2']),
    );
  });

  test('never goes where git would take it up', async () => {
    const { failure } = await run(['export', '--out', path.join(project, 'content/exports')]);
    expect(failure).toContain('nằm trong thư mục git theo dõi');
    expect(await readdir(path.join(project, 'content'))).not.toContain('exports');
  });
});

describe('a command line', () => {
  test('with --help says how commands are called, and does nothing', async () => {
    for (const args of [['--help'], ['reject', '--help'], ['list', '--help']])
      expect(await run(args)).toMatchObject({
        said: expect.stringContaining('npm run staff -- list') as string,
        failure: undefined,
      });
  });

  test.each([
    [[]],
    [['lst']],
    [['constructor']],
    [['show']],
    [['show', '01', '02']],
    [['list', '--all']],
    [['accept', '01', '--reason', 'x']],
    [['accept', '01', '--who']],
  ])('%j is answered with how commands are called', async (args) => {
    expect((await run(args)).failure).toContain('npm run staff -- list');
  });
});
