import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenSurvey } from '../../database/open-survey.ts';
import type { StaffAtWork } from '../../database/staff-actions.ts';
import full from '../../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import minimal from '../../fixtures/minimal.json' with { type: 'json' };
import { sendTyped } from '../../staff/sending.ts';
import { openStaffConsole, runAt, type StaffConsole } from './console.ts';

let office: StaffConsole;
let survey: OpenSurvey;
let staff: StaffAtWork;
beforeAll(async () => {
  office = await openStaffConsole();
  ({ survey, staff } = office);
});
afterAll(() => office.close());

const run = (args: string[], typed?: Record<string, string>) => runAt(office, args, typed);
const who = ['--who', 'Lê Văn Chính'];
const why = ['--why', 'theo công văn'];
const stateOf = async (number: string) => (await staff.show(number))['state'];
const verificationOf = async (number: string) => (await staff.show(number))['verification'];

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
      `select d.form_values - 'unit' as form_values from survey.drafts d join survey.responses r on r.id = d.response_id
       where r.number = $1`,
      [number],
    );
    return row?.['form_values'];
  }
});
