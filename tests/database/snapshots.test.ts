import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
// A database for each: nothing takes a snapshot away again.
beforeEach(async () => {
  survey = await openSurvey();
  for (const unit of ['01', '04']) await giveCode(survey, unit);
});
afterEach(() => survey.close());

type Entry = Record<string, unknown>;
const list = async () => (await survey.call('published_snapshots')) as unknown as Entry[];
const keep = async () => (await survey.call('keep_snapshot'))['outcome'];
const held = (day: string, from = 'sent') =>
  survey.call('published_snapshot', { p_day: day, p_publish_from: from });
const send = (unit: string) => survey.call('send_response', sending(unit));
/** Hours and days as in Viet Nam. */
const at = (time: string) => survey.stopClock(`2016-12-${time}:00+07:00`);
const withdraw = async (day: string, why = 'Nhầm Sở') =>
  (await survey.call('withdraw_snapshot', { p: { day, publish_from: 'sent', who: 'Trần Thị B', why } }))[
    'outcome'
  ];
const answeredOn = async (day: string) =>
  ((await held(day)) as { summary: { answered: number } } | null)?.summary.answered;

describe('a snapshot', () => {
  test('is what was published, word for word, once for each day that brought a change', async () => {
    expect(await keep()).toBe('nothing_published');
    await at('09T23:50');
    await send('01');
    expect(await keep()).toBe('kept');
    expect(await keep()).toBe('kept_already');
    expect(await held('2016-12-09')).toEqual({
      summary: await survey.call('published_summary'),
      units: await survey.call('published_units'),
    });
    await at('10T00:05');
    expect(await keep()).toBe('kept_already');
    await at('12T08:00');
    await send('04');
    expect(await keep()).toBe('kept');
    expect((await list()).map(({ day }) => day)).toEqual(['2016-12-09', '2016-12-12']);
    expect(await answeredOn('2016-12-09')).toBe(1);
    expect(await answeredOn('2016-12-12')).toBe(2);
  });

  test('is of the last state of its day, also when that is looked at after midnight', async () => {
    await at('09T10:00');
    await send('01');
    await keep();
    await at('09T23:58');
    await send('04');
    await at('10T00:03');
    expect(await keep()).toBe('kept');
    expect((await list()).map(({ day }) => day)).toEqual(['2016-12-09']);
    expect(await answeredOn('2016-12-09')).toBe(2);
  });

  test('is kept apart for each publication setting', async () => {
    await at('09T10:00');
    await send('01');
    await keep();
    await at('09T11:00');
    await survey.call('prepare_survey', { p: { units: [], publish_from: 'signed' } });
    await keep();
    expect((await list()).map(({ day, publish_from }) => `${String(day)} ${String(publish_from)}`)).toEqual([
      '2016-12-09 sent',
      '2016-12-09 signed',
    ]);
    expect(await answeredOn('2016-12-09')).toBe(1);
  });

  test('is never removed, nor is an earlier or other state put in its place, even by the owner', async () => {
    await at('09T10:00');
    await send('01');
    await keep();
    for (const act of [
      'delete from survey.snapshots',
      'truncate survey.snapshots',
      `update survey.snapshots set day = '2016-12-01'`,
      `update survey.snapshots set summary = summary || '{"changed_at": "2016-12-01T00:00:00.000Z"}'`,
    ])
      await expect(survey.exec(act), act).rejects.toThrow('survey.snapshots is append-only');
    expect(await list()).toHaveLength(1);
  });
});

describe('a snapshot that is withdrawn', () => {
  test('says when and why, holds nothing any more, and the site is built again with the same time of the data', async () => {
    await at('09T10:00');
    await send('01');
    await keep();
    const before = await survey.call('published_version');
    await at('20T10:00');
    expect(await withdraw('2016-12-09')).toBe('withdrawn');
    expect(await held('2016-12-09')).toBeNull();
    expect(await list()).toEqual([
      {
        day: '2016-12-09',
        publish_from: 'sent',
        digest: null,
        withdrawn_at: '2016-12-20T03:00:00.000Z',
        withdrawn_why: 'Nhầm Sở',
      },
    ]);
    const after = await survey.call('published_version');
    expect(after).toEqual({ ...before, version: (before['version'] as number) + 1 });
    expect(await keep()).toBe('kept_already');
    expect(await held('2016-12-09')).toBeNull();
    expect(await survey.rows('select action, who, why from survey.audit_log')).toEqual([
      { action: 'snapshot_withdrawn', who: 'Trần Thị B', why: 'Nhầm Sở' },
    ]);
  });

  test('must have a reason, be there, and is withdrawn once', async () => {
    await at('09T10:00');
    await send('01');
    await keep();
    expect(await withdraw('2016-12-09', ' ')).toBe('reason_missing');
    expect(await withdraw('2016-12-08')).toBe('snapshot_not_found');
    expect(await withdraw('2016-12-09')).toBe('withdrawn');
    expect(await withdraw('2016-12-09', 'Lý do khác')).toBe('withdrawn_already');
  });
});
