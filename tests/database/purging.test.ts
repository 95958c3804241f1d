import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';
import { staffAtWork, type StaffAtWork } from './staff-actions.ts';

let survey: OpenSurvey;
let staff: StaffAtWork;
/** What each held response was sent with, by what became of it. */
const numbers: Record<string, string> = {};
const canaries = [
  'Chuyện riêng của người lạ',
  'Trần Văn Lạ',
  '0912 345 678',
  'Vì bận việc nhà',
  'Lời giải trình',
];

beforeAll(async () => {
  survey = await openSurvey();
  staff = staffAtWork(survey);
  await survey.stopClock('2016-12-01T00:00:00Z');
  await survey.rows(`select survey.set_times('2016-11-30T00:00:00+07:00', null)`);
  for (const what of ['rejected', 'attached', 'rejected later', 'held', 'confirmed'])
    numbers[what] = await sendHeld(what);
  await staff.act('reject_held', { number: numbers['rejected'] });
  await staff.act('attach_held', { number: numbers['attached'], form_values: {} });
  await staff.act('confirm_held', { number: numbers['confirmed'], form_values: {} });
  await survey.stopClock('2016-12-02T00:00:00Z');
  await staff.act('reject_held', { number: numbers['rejected later'] });
});
afterAll(() => survey.close());

const units: Record<string, string> = { rejected: '01', attached: '02', held: '04', confirmed: '06' };
async function sendHeld(what: string): Promise<string> {
  const [obstacles, respondent_name, respondent_phone, late_reason, explanation] = canaries;
  const { receipt } = await survey.call(
    'send_response',
    sendingWithoutCode(units[what] ?? '08', {
      answers: { obstacles },
      explanations: { 'registrars.commune': explanation },
      contact: { respondent_name, respondent_phone },
      late_reason,
    }),
  );
  return (receipt as { number: string }).number;
}

const purge = (p: object = {}) => survey.call('purge_rejected', { p: { who: 'Lê Văn Chính', ...p } });
/** Every row there is about a response, as text. */
async function everythingOf(what: string): Promise<string> {
  const rows = await survey.rows(
    `select to_jsonb(v)::text as row from survey.revisions v join survey.responses r on r.id = v.response_id where r.number = $1
     union all select to_jsonb(c)::text from survey.contacts c join survey.responses r on r.id = c.response_id where r.number = $1
     union all select to_jsonb(f)::text from survey.publications f join survey.responses r on r.id = f.response_id where r.number = $1
     union all select to_jsonb(s)::text from survey.state_transitions s join survey.responses r on r.id = s.response_id where r.number = $1`,
    [numbers[what]],
  );
  return rows.map(({ row }) => String(row)).join('\n');
}

describe('what came without a code and was rejected', () => {
  test('cannot be purged before more than 30 days have gone by', async () => {
    await survey.stopClock('2016-12-31T00:00:00Z');
    expect(await purge()).toEqual({ outcome: 'found', responses: 0, bytes: 0 });
    expect(await purge({ responses: 0 })).toMatchObject({ outcome: 'purged', numbers: [] });
  });

  test('is counted before anything is purged, and who does it has to be said', async () => {
    await survey.stopClock('2016-12-31T00:00:00.001Z');
    const found = { outcome: 'found', responses: 2, bytes: expect.any(Number) as number };
    expect(await purge()).toEqual(found);
    expect(await purge({ responses: 1 })).toEqual(found);
    expect(await purge({ responses: 2, who: ' ' })).toEqual({ outcome: 'who_missing' });
    expect(await everythingOf('rejected')).toContain(canaries[0]);
  });

  test('loses all that its sender typed; number, hash and who decided stay', async () => {
    const before = await staff.show(numbers['rejected'] ?? '');
    const others = await Promise.all(['rejected later', 'held', 'confirmed'].map(everythingOf));
    const published = await staff.published();
    expect(await purge({ responses: 2, why: 'hết hạn lưu' })).toMatchObject({
      outcome: 'purged',
      numbers: [numbers['rejected'], numbers['attached']],
    });
    for (const what of ['rejected', 'attached'])
      for (const canary of canaries) expect(await everythingOf(what)).not.toContain(canary);
    const after = await staff.show(numbers['rejected'] ?? '');
    const [revision] = before['revisions'] as object[];
    expect(after).toEqual({
      ...before,
      purged: { who: 'Lê Văn Chính', why: 'hết hạn lưu', at: '2016-12-31T00:00:00.001Z' },
      revisions: [{ ...revision, answers: {}, explanations: {}, contact: null }],
      history: (before['history'] as { actor: string }[]).map((transition) =>
        transition.actor === 'unit' ? { ...transition, why: null } : transition,
      ),
    });
    expect(await Promise.all(['rejected later', 'held', 'confirmed'].map(everythingOf))).toEqual(others);
    expect(await staff.published()).toEqual(published);
    expect(await purge()).toEqual({ outcome: 'found', responses: 0, bytes: 0 });
  });

  test('sent again is still answered with its receipt', async () => {
    const document = sendingWithoutCode('10');
    const first = await survey.call('send_response', document);
    await staff.act('reject_held', { number: (first['receipt'] as { number: string }).number });
    await survey.stopClock('2017-02-02T00:00:00Z');
    expect(await purge({ responses: 2 })).toMatchObject({ outcome: 'purged' });
    expect(await survey.call('send_response', document)).toEqual({ ...first, outcome: 'replayed' });
  });
});

describe('history', () => {
  const purgeBy = (what: string) =>
    survey.as(
      'postgres',
      `insert into survey.purges (response_id, who, purged_at)
       select id, 'ai đó', now() from survey.responses where number = '${numbers[what]}'`,
    );

  test.each(['held', 'confirmed', 'rejected yesterday'])(
    'of what is %s is purged by nobody, the owner of the database included',
    async (what) => {
      await survey.stopClock('2017-02-01T00:00:00Z');
      numbers['rejected yesterday'] = await sendHeld(what);
      await staff.act('reject_held', { number: numbers['rejected yesterday'] });
      await survey.stopClock('2017-02-02T00:00:00Z');
      await expect(purgeBy(what)).rejects.toThrow('was not rejected more than 30 days ago');
    },
  );

  test.each([
    ['answers', `update survey.revisions set answers = '{"obstacles": "khác"}'`],
    ['emptied answers', `update survey.revisions set answers = '{}', explanations = '{}'`],
    ['hash', `update survey.revisions set hash = repeat('0', 64)`],
    ['the reason of a unit', `update survey.state_transitions set why = null where actor = 'unit'`],
    ['the reason of staff', `update survey.state_transitions set why = null where actor = 'staff'`],
  ])('that is not purged keeps its %s', async (_, sql) => {
    await giveCode(survey, '12');
    await survey.call('send_response', sending('12', { late_reason: 'Vì bận' }));
    await expect(survey.as('postgres', sql)).rejects.toThrow('is append-only');
  });

  test.each([
    ['update survey.purges set why = null'],
    ['delete from survey.purges'],
    [
      `update survey.revisions v set hash = repeat('0', 64) from survey.purges p where p.response_id = v.response_id`,
    ],
    [
      `update survey.state_transitions c set why = null from survey.purges p where p.response_id = c.response_id and actor = 'staff'`,
    ],
    [`delete from survey.revisions v using survey.purges p where p.response_id = v.response_id`],
  ])('of what is purged stays too: %s', async (sql) => {
    await expect(survey.as('postgres', sql)).rejects.toThrow('is append-only');
  });

  test.each(['anon', 'authenticated'])('is purged by no %s', async (role) => {
    const sql = `select public.purge_rejected('{"who": "ai đó"}')`;
    await expect(survey.as(role, sql)).rejects.toThrow('permission denied');
  });
});
