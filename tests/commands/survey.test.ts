import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doorsOf } from '../../src/commands/database-doors.ts';
import { isSameSentence, type StaffEffects } from '../../src/commands/staff-command.ts';
import { runSurvey } from '../../src/commands/survey.ts';
import { loadTrialData } from '../../src/commands/trial-data.ts';
import { deletionSentence } from '../../src/staff/close-survey.ts';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';
import { staffAtWork } from '../database/staff-acts.ts';
import { readCsv } from '../staff/read-csv.ts';

let survey: OpenSurvey;
let folder: string;
beforeEach(async () => {
  survey = await openSurvey();
  folder = await mkdtemp(path.join(tmpdir(), 'survey-closing-'));
});
afterEach(async () => {
  await survey.close();
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
    call: doorsOf(survey),
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

describe('survey -- close', () => {
  beforeEach(async () => {
    await loadTrialData(survey, { say: () => undefined });
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
      `update survey.drafts d set raw = d.raw || jsonb_build_object('proposals', $1::text), version = d.version + 1
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
