import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rpcOf } from '../../src/operate/rpc.ts';
import { isSameSentence, type StaffEffects } from '../../src/operate/staff/command.ts';
import { runSurvey } from '../../src/operate/survey.ts';
import { deletionSentence } from '../../src/staff/close-survey.ts';
import { writeExport } from '../../src/staff/export/write-export.ts';
import { readResponse } from '../../src/staff/read-response.ts';
import { responseInText } from '../../src/staff/text/response-text.ts';
import { loadDemoData } from '../../tools/demo/load.ts';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';
import { staffAtWork } from '../database/staff-actions.ts';
import minimal from '../fixtures/minimal.json' with { type: 'json' };
import { readCsv } from '../spreadsheet/read-csv.ts';
import { sendTyped } from '../staff/sending.ts';

let survey: OpenSurvey;
let folder: string;
// One database for all: what a test does is undone after it.
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());
beforeEach(async () => {
  await survey.exec('begin');
  folder = await mkdtemp(path.join(tmpdir(), 'survey-closing-'));
});
afterEach(async () => {
  await survey.exec('rollback');
  await rm(folder, { recursive: true });
});

interface Run {
  said: string;
  asked: string[];
  failure: string | undefined;
}

/** Runs a command about the survey; `meanwhile` happens while somebody is about to type. */
async function run(args: string[], typed = '', meanwhile?: () => Promise<unknown>): Promise<Run> {
  const said: string[] = [];
  const asked: string[] = [];
  const effects: StaffEffects = {
    call: rpcOf(survey),
    say: (line) => void said.push(line),
    isTyped: async (sentence, about) => {
      asked.push(about, sentence);
      await meanwhile?.();
      return isSameSentence(typed, sentence);
    },
    environment: { DATA_DIR: folder },
  };
  const failure = await runSurvey(args, effects).catch((error: unknown) => error as Error);
  return { said: said.join('\n'), asked, failure: failure?.message };
}
const who = ['--who', 'Lê Văn Chính'];
const countOf = async (table: string) => (await survey.rows(`select from survey.${table}`)).length;
const units = async () => (await survey.call('published_units')) as unknown;

describe('survey -- times', () => {
  test('sets the deadline from Viet Nam’s time and says what it means', async () => {
    const { said } = await run([
      'times',
      '--due',
      '2016-11-30 00:00',
      '--closes',
      '31/12/2016 17:00',
      ...who,
    ]);
    expect(said).toContain(
      'từ 00 giờ 00 phút, ngày 30 tháng 11 năm 2016 đến khi đóng khảo sát được ghi “Gửi sau thời hạn”',
    );
    expect(said).toContain('Từ 17 giờ 00 phút, ngày 31 tháng 12 năm 2016 không nhận phiếu');
    expect(await survey.call('published_summary')).toMatchObject({
      due_at: '2016-11-29T17:00:00.000Z',
      closes_at: '2016-12-31T10:00:00.000Z',
    });
  });

  test('takes either away with none, and keeps what is not named', async () => {
    await run(['times', '--due', '2016-11-30 00:00', '--closes', '2016-12-31 17:00', ...who]);
    expect((await run(['times', '--closes', 'none', ...who])).said).toContain('Chưa đặt thời điểm đóng');
    expect(await survey.call('published_summary')).toMatchObject({
      due_at: '2016-11-29T17:00:00.000Z',
      closes_at: null,
    });
    expect((await run(['times', '--due', 'none', ...who])).said).toContain('Chưa đặt thời hạn');
    expect((await run([])).said).toContain('Chưa đặt thời hạn');
  });

  test('is refused without a name, without a time, and when it would close before the deadline', async () => {
    expect((await run(['times', '--due', '2016-11-30 00:00'])).failure).toContain('--who');
    expect((await run(['times', ...who])).failure).toContain('--due, --closes');
    expect((await run(['times', '--due', '2016-11-30', ...who])).failure).toContain(
      'không phải là thời điểm',
    );
    const early = ['times', '--due', '2016-11-30 00:00', '--closes', '2016-11-29 23:59', ...who];
    expect((await run(early)).failure).toContain('bằng hoặc sau thời hạn');
    expect((await run(['open'])).failure).toContain('npm run survey -- times');
    expect(await survey.call('published_summary')).toMatchObject({ due_at: null, closes_at: null });
  });
});

describe('survey -- withdraw', () => {
  test('takes a snapshot from the public once, with a reason that is published, after a sentence was typed out', async () => {
    await sendTyped(survey, { ...minimal, unit: '01' });
    await survey.call('keep_snapshot');
    const [kept] = (await survey.call('published_snapshots')) as unknown as { day: string }[];
    const day = kept?.day ?? '';
    expect((await run(['withdraw', day, ...who])).failure).toContain('phải ghi lý do');
    expect((await run(['withdraw', '09/12/2016', '--why', 'x', ...who])).failure).toContain(
      'ví dụ 2016-12-09',
    );
    const args = ['withdraw', day, '--why', 'Nhầm Sở', ...who];
    const refused = await run(args, 'không');
    expect(refused.asked.join()).toContain('“Nhầm Sở”');
    expect(refused.failure).toContain('Chưa thay đổi gì');
    expect((await run(args, `rút bản số liệu ${day}`)).said).toContain(`Đã rút bản số liệu ${day}`);
    expect((await run([...args, '--yes'])).said).toContain('đã được rút từ trước');
    expect((await run(['withdraw', '2016-12-09', '--yes', '--why', 'x', ...who])).failure).toContain(
      'Không có bản số liệu này',
    );
    expect(await survey.call('published_snapshots')).toMatchObject([{ withdrawn_why: 'Nhầm Sở' }]);
  });
});

describe('survey -- purge', () => {
  const canary = 'CANARY lời của người lạ';
  const hold = async () => {
    await survey.stopClock('2016-11-20T00:00:00Z');
    const number = await sendTyped(
      survey,
      { ...minimal, unit: '17', obstacles: canary },
      { withoutCode: true },
    );
    await staffAtWork(survey).act('reject_held', { number });
    return number;
  };

  test('takes the content of what was rejected more than 30 days ago, once that is typed out', async () => {
    const number = await hold();
    const none = 'Không có phiếu nào đã bị từ chối trên 30 ngày mà còn nội dung.';
    expect((await run(['purge', ...who])).said).toBe(none);
    await survey.stopClock('2016-12-21T00:00:00Z');
    const before = await countOf('contacts');
    expect((await run(['purge', ...who], 'thôi')).failure).toBe('Chưa thay đổi gì.');
    expect(await countOf('contacts')).toBe(before);
    const { said, asked } = await run(['purge', ...who, '--why', 'hết hạn'], 'xoa noi dung 1 phieu');
    expect(asked[0]).toContain('Nội dung và thông tin liên hệ của 1 phiếu gửi không có mã');
    expect(said).toBe(`Đã xóa nội dung 1 phiếu: ${number}.`);
    expect(await countOf('contacts')).toBe(before - 1);
    expect((await run(['purge', ...who])).said).toBe(none);
    expect((await run(['purge'])).failure).toContain('--who');
  });

  test('is told where staff look at it and in the export, which goes on', async () => {
    const number = await hold();
    await survey.stopClock('2016-12-21T00:00:00Z');
    await run(['purge', ...who, '--yes']);
    const shown = responseInText(await readResponse(rpcOf(survey), number)).join('\n');
    expect(shown).toContain('Nội dung đã xóa lúc');
    expect(shown).toContain('người xóa: Lê Văn Chính');
    expect(shown).not.toContain('Không điền');
    const { folder: made, revisions } = await writeExport(rpcOf(survey), path.join(folder, 'out'));
    expect(revisions).toBe(1);
    const sheet = await readFile(path.join(made, 'phieu.csv'), 'utf8');
    const line = sheet.split('\n').find((one) => one.includes(number));
    expect(line).toContain('"Không nhận, đã xóa nội dung"');
    expect(sheet).not.toContain(canary);
  });

  test('does nothing when meanwhile another one became old enough', async () => {
    await hold();
    await survey.stopClock('2016-12-21T00:00:00Z');
    const more = async () => {
      await hold();
      await survey.stopClock('2016-12-21T00:00:00Z');
    };
    const { failure } = await run(['purge', ...who], 'xóa nội dung 1 phiếu', more);
    expect(failure).toContain('vừa thay đổi, nên chưa xóa gì');
    expect(await countOf('purges')).toBe(0);
  });
});

// The last ones: the answers stay.
describe('survey -- close', () => {
  beforeAll(async () => {
    await loadDemoData(survey, { say: () => undefined });
  });

  test('closes, exports everything, and deletes contacts and drafts once that is typed out', async () => {
    const before = await units();
    const revisions = await survey.rows('select * from survey.revisions order by response_id, number');
    const { said, asked } = await run(['close', ...who, '--why', 'hết đợt'], deletionSentence);
    expect(asked[1]).toBe(deletionSentence);
    expect(asked[0]).toContain('Việc này không hoàn lại được');
    expect(asked[0]).toContain('Còn 3 phiếu chờ xác minh');
    expect(said).toContain('đã xóa dữ liệu liên hệ của 49 bản gửi và 40 bản nháp');
    expect(said).toContain('Thay khóa');
    expect([await countOf('contacts'), await countOf('drafts')]).toEqual([0, 0]);
    expect(await survey.rows('select * from survey.revisions order by response_id, number')).toEqual(
      revisions,
    );
    expect(await units()).toEqual(before);
    const [made = ''] = await readdir(path.join(folder, 'exports'));
    const read = async (file: string) =>
      readCsv(await readFile(path.join(folder, 'exports', made, file), 'utf8'));
    expect([(await read('lien-he.csv')).length, (await read('phieu.csv')).length]).toEqual([50, 73]);
    expect(await readdir(path.join(folder, 'exports', made))).toContain(
      'khao-sat-669-du-lieu-thu-nghiem.xlsx',
    );
  });

  test('stops before deleting when it is not typed out; then it can be undone, or done later', async () => {
    const { said } = await run(['close', ...who], 'không');
    expect(said).toContain('npm run survey -- times --closes none');
    expect([await countOf('contacts'), await countOf('drafts')]).toEqual([49, 40]);
    expect((await run([])).said).toContain('Hiện nay khảo sát đã đóng.');
    expect((await run(['times', '--closes', 'none', ...who])).said).toContain('đang nhận phiếu');
    await run(['close', ...who], 'không');
    const last = await run(['close', ...who, '--yes']);
    expect([last.failure, last.asked]).toEqual([undefined, []]);
    expect(last.said.split('\n')[0]).toBe('Bước 1/3: khảo sát đã đóng từ trước.');
    expect(await countOf('contacts')).toBe(0);
  });

  test('deletes nothing that was not exported', async () => {
    const staff = staffAtWork(survey);
    const { failure } = await run(['close', ...who], deletionSentence, async () => {
      await survey.rows('select survey.set_times(null, null)');
      await staff.hold('95');
      await survey.rows('select survey.set_times(null, survey.clock())');
    });
    expect(failure).toContain('Có phiếu gửi đến sau khi xuất dữ liệu');
    expect(await countOf('contacts')).toBe(50);
  });

  test('names the Sở whose draft holds what was not sent, and does not export it', async () => {
    const canary = 'canary chưa gửi';
    await survey.rows(
      `update survey.drafts d set form_values = d.form_values || jsonb_build_object('proposals', $1::text), version = d.version + 1
       from survey.responses r where r.id = d.response_id and r.number = '669-79'`,
      [canary],
    );
    const { asked } = await run(['close', ...who]);
    expect(asked[0]).toContain('sẽ mất): TP. Hồ Chí Minh.');
    const [made = ''] = await readdir(path.join(folder, 'exports'));
    for (const file of await readdir(path.join(folder, 'exports', made)))
      if (file.endsWith('.csv'))
        expect(await readFile(path.join(folder, 'exports', made, file), 'utf8')).not.toContain(canary);
  });

  test('done twice says that there is nothing left to do; without a name it does nothing', async () => {
    expect((await run(['close', '--yes'])).failure).toContain('--who');
    expect((await run([])).said).toContain('đang nhận phiếu');
    await run(['close', ...who, '--yes']);
    expect((await run(['close', ...who, '--yes'])).failure).toContain('Không còn gì phải làm');
    expect((await run(['times', '--closes', 'none', ...who])).failure).toContain('không mở lại được nữa');
  });
});
