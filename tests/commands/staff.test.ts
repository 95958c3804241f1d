import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { project } from '../../src/commands/project.ts';
import type { OpenSurvey } from '../database/open-survey.ts';
import type { StaffAtWork } from '../database/staff-acts.ts';
import { openStaffConsole, runAt, type StaffConsole } from './staff-console.ts';
import full from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import hostile from '../fixtures/hostile-text.json' with { type: 'json' };
import minimal from '../fixtures/minimal.json' with { type: 'json' };
import { sendTyped } from '../staff/sending.ts';

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
const stateOf = async (number: string) => (await staff.show(number))['state'];
const verificationOf = async (number: string) => (await staff.show(number))['verification'];

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

describe('an act', () => {
  test('needs a name: by --who or STAFF_NAME', async () => {
    await sendTyped(survey, { ...minimal, unit: '08' });
    expect((await run(['accept', '08'])).failure).toContain('--who');
    expect((await run(['accept', '08', '--who', ' '])).failure).toContain('--who');
    expect(await stateOf('669-08')).toBe('sent');
    expect((await run(['accept', '08'], { STAFF_NAME: 'Lê Văn Chính' })).said).toContain(
      'Đã tiếp nhận phiếu 669-08, lần gửi 1.',
    );
    expect((await staff.show('669-08'))['history']).toContainEqual(
      expect.objectContaining({ to: 'accepted', who: 'Lê Văn Chính', why: null }),
    );
  });

  test('that staff cannot take back is typed out first, with or without accents; --yes does without', async () => {
    const number = await staff.hold('10');
    const { failure, asked } = await run(['reject', number, ...who, ...why], { typed: 'có' });
    expect([failure, asked[1]]).toEqual(['Chưa thay đổi gì.', `từ chối ${number}`]);
    expect(asked[0]).toContain('Cục không tự hoàn lại được bước này');
    expect(await verificationOf(number)).toBe('held');
    expect(
      (await run(['reject', number, ...who, ...why], { typed: `tu choi  ${number.toLowerCase()} ` })).said,
    ).toContain(`không nhận phiếu ${number}`);
    const another = await staff.hold('10');
    const done = await run(['reject', another, ...who, ...why, '--yes', '--json']);
    expect([JSON.parse(done.said), done.asked]).toMatchObject([{ outcome: 'rejected', number: another }, []]);
  });

  test('is refused in a sentence that says what to do', async () => {
    await sendTyped(survey, { ...minimal, unit: '11' });
    const held = await staff.hold('11');
    const refusals = [
      [['accept', held, ...who], 'chờ xác minh'],
      [['reopen', '11', ...who, ...why, '--yes'], '“Đã gửi”'],
      [['accept', '11', ...who, '--revision', '7'], 'không có lần gửi 7'],
      [['reject', held, ...who, '--yes'], '--why'],
      [['reject', '11', ...who, ...why], 'không chờ xác minh'],
      [['confirm', held, ...who, ...why, '--yes'], 'attach'],
      [['ask', '11', ...who, '--yes'], '--why'],
      [['ask', '11', ...who, '--yes', '--item', 'Mục 9=x'], 'không có mục “Mục 9”'],
      [['ask', '11', ...who, '--yes', '--item', 'Mục 4'], 'chưa có lý do'],
      [['ask', '11', ...who, '--yes', '--item', 'Mục 4=a', '--item', 'obstacles=b'], 'mỗi mục ghi một lần'],
      [['accept', '11', '--who', 'x'.repeat(201)], 'quá dài'],
      [['accept', '11', '--who', 'A\u0000'], 'ký tự hỏng'],
    ] as const;
    for (const [args, sentence] of refusals) {
      const { failure, said } = await run([...args]);
      expect([args.join(' '), failure, said]).toEqual([
        args.join(' '),
        expect.stringContaining(sentence),
        '',
      ]);
    }
    expect([await stateOf('669-11'), await verificationOf(held)]).toEqual(['sent', 'held']);
  });

  test('on a revision that a newer one followed is refused, so that nothing unseen is accepted', async () => {
    await sendTyped(survey, { ...minimal, unit: '12' });
    await sendTyped(survey, { ...minimal, unit: '12', obstacles: 'x' }, { base_revision: 1 });
    expect((await run(['accept', '12', ...who, '--revision', '1'])).failure).toContain('lần gửi hiện nay: 2');
    expect((await run(['accept', '12', ...who, '--revision', '2'])).said).toContain('lần gửi 2');
  });
});

describe('staff -- ask and reopen', () => {
  test('ask question by question, in the words of the paper or by path', async () => {
    await sendTyped(survey, { ...full, unit: '14' });
    const items = [
      '--item',
      'Mục 1, dòng 2, Cấp xã=Thiếu = chưa đủ',
      '--item',
      'software_in_use.1.name=Ghi rõ tên',
    ];
    await run(['ask', '14', ...items, ...who], { typed: 'đề nghị bổ sung 669-14' });
    expect(await staff.show('669-14')).toMatchObject({
      state: 'completion_requested',
      request: {
        why: 'Đề nghị bổ sung, giải trình 2 nội dung.',
        items: [
          { path: 'registrars.commune', reason: 'Thiếu = chưa đủ' },
          { path: 'software_in_use.1.name', reason: 'Ghi rõ tên' },
        ],
      },
    });
    expect((await run(['show', '14'])).said).toContain('Mục 1, dòng 2, Cấp xã: Thiếu = chưa đủ');
  });

  test('reopen opens an accepted response again', async () => {
    await sendTyped(survey, { ...minimal, unit: '15' });
    await run(['accept', '15', ...who]);
    expect((await run(['ask', '15', ...who, ...why, '--yes'])).failure).toContain('“Đã tiếp nhận”');
    await run(['reopen', '15', ...who, ...why], { typed: 'mở lại 669-15' });
    expect(await stateOf('669-15')).toBe('completion_requested');
  });
});

describe('staff -- confirm and attach', () => {
  test('confirm: the Sở opens the response with its code and finds all its answers', async () => {
    const number = await sendTyped(survey, { ...full, unit: '17' }, { withoutCode: true });
    await run(['confirm', number.toLowerCase(), ...who, ...why], { typed: `xác nhận ${number}` });
    expect(await verificationOf(number)).toBe('confirmed');
    expect(await draftOf(number)).toEqual(await draftOf('669-14'));
  });

  test('attach: the draft of the Sở holds the answers, the published view nothing of them', async () => {
    const number = await sendTyped(survey, { ...full, unit: '19' }, { withoutCode: true });
    const before = await staff.published();
    const { said } = await run(['attach', number, ...who, ...why], { typed: `đưa vào bản nháp ${number}` });
    expect(said).toContain('vào bản nháp của phiếu 669-19');
    expect(await draftOf('669-19')).toEqual(await draftOf('669-14'));
    expect(await staff.published()).toEqual(before);
    const again = await sendTyped(survey, { ...minimal, unit: '19' }, { withoutCode: true });
    expect((await run(['attach', again, ...who, ...why, '--yes'])).failure).toContain('--replace');
    expect((await run(['attach', again, ...who, ...why, '--yes', '--replace'])).failure).toBeUndefined();
    expect((await run(['show', again])).said).toContain('nội dung đã đưa vào bản nháp của phiếu 669-19');
  });

  /** What a draft holds, but for the unit. */
  async function draftOf(number: string): Promise<unknown> {
    const [row] = await survey.rows(
      `select d.raw - 'unit' as raw from survey.drafts d join survey.responses r on r.id = d.response_id
       where r.number = $1`,
      [number],
    );
    return row?.['raw'];
  }
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
    const { code, output } = await program('survey.ts', ['--help'], {});
    expect([code, output]).toEqual([0, expect.stringContaining('npm run survey -- show')]);
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

/** Runs a program as npm does, with nobody at the console. */
function program(file: string, args: string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [path.join(project, 'src/commands', file), ...args], {
    env: {
      ...process.env,
      DATA_DIR: path.join(folder, 'none'),
      SUPABASE_URL: '',
      SUPABASE_SECRET_KEY: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
}

describe('npm run staff', () => {
  const environment = () => ({ SUPABASE_URL: survey.url, SUPABASE_SECRET_KEY: survey.secretKey });

  test('asks the database that the environment leads to, through its API', async () => {
    const listed = await program('staff.ts', ['list', '--json'], environment());
    expect([listed.code, (JSON.parse(listed.output) as { units: unknown[] }).units.length]).toEqual([0, 63]);
  });

  test('with nobody at the console changes nothing that must be typed out', async () => {
    const number = await staff.hold('20');
    const { code, output } = await program('staff.ts', ['reject', number, ...who, ...why], environment());
    expect([code, output]).toEqual([1, expect.stringContaining('Chưa thay đổi gì.')]);
    expect(output).toContain(`Cơ sở dữ liệu: ${survey.url}`);
    expect(await verificationOf(number)).toBe('held');
  });

  test('says in a sentence when no system runs, and when the database does not answer', async () => {
    const none = await program('staff.ts', ['list'], {});
    expect([none.code, none.output.trim().split('\n').length]).toEqual([1, 1]);
    expect(none.output).toContain('npm start');
    const away = { SUPABASE_URL: 'http://127.0.0.1:9', SUPABASE_SECRET_KEY: 'sb_secret_x' };
    const { code, output } = await program('staff.ts', ['list'], away);
    expect([code, output]).toEqual([1, expect.stringContaining('Cơ sở dữ liệu chưa trả lời được')]);
  });

  test('for the survey shows what the deadline means', async () => {
    const { code, output } = await program('survey.ts', [], environment());
    expect([code, output]).toEqual([0, expect.stringContaining('Chưa đặt thời hạn')]);
  });
});
