import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';
import { staffAtWork, type StaffAtWork } from './staff-actions.ts';

let survey: OpenSurvey;
let staff: StaffAtWork;
beforeEach(async () => {
  survey = await openSurvey();
  staff = staffAtWork(survey);
  await survey.stopClock('2016-12-10T00:00:00Z');
});
afterEach(() => survey.close());

const due = '2016-11-29T17:00:00.000Z';
const closes = '2016-12-31T10:00:00.000Z';
const timesNow = async () => {
  const { due_at, closes_at } = await survey.call('published_summary');
  return { due_at, closes_at };
};

describe('setting the times', () => {
  test('sets what is named and keeps the rest; null is never', async () => {
    expect(await staff.act('set_times', { due_at: due, closes_at: closes })).toEqual({
      outcome: 'set',
      due_at: due,
      closes_at: closes,
      open: true,
      now: '2016-12-10T00:00:00.000Z',
      late: 0,
    });
    await staff.act('set_times', { due_at: null });
    expect(await timesNow()).toEqual({ due_at: null, closes_at: closes });
    await staff.act('set_times', { closes_at: null });
    expect(await timesNow()).toEqual({ due_at: null, closes_at: null });
    await staff.act('set_times', { due_at: due });
    expect(await timesNow()).toEqual({ due_at: due, closes_at: null });
  });

  test('changes the version of the published data, and is recorded with who and why', async () => {
    const before = await staff.version();
    await staff.act('set_times', { due_at: due });
    expect(await staff.version()).toBe(before + 1);
    expect((await survey.call('staff_list', { p: {} }))['audit_log']).toEqual([
      {
        action: 'times_set',
        who: 'Trần Thị B',
        why: 'theo công văn',
        details: { due_at: due, closes_at: null },
        by_operator: true,
        at: '2016-12-10T00:00:00.000Z',
      },
    ]);
  });

  test('says how many are late by it: confirmed ones, by their first revision', async () => {
    await survey.stopClock('2016-11-29T16:59:59.999Z');
    await staff.send('01');
    await staff.hold('06');
    await survey.stopClock(due);
    await staff.send('02');
    await staff.send('01', { base_revision: 1 });
    await staff.hold('04');
    expect(await staff.act('set_times', { due_at: due })).toMatchObject({ late: 1 });
  });

  test('refuses to close before the deadline, and anything without a name', async () => {
    await staff.act('set_times', { due_at: due });
    expect(await staff.act('set_times', { closes_at: '2016-11-29T16:59:59Z' })).toEqual({
      outcome: 'closes_before_due',
    });
    expect(await staff.act('set_times', { closes_at: closes, who: '' })).toEqual({ outcome: 'who_missing' });
    expect(await timesNow()).toEqual({ due_at: due, closes_at: null });
    expect(await staff.act('set_times', { closes_at: due })).toMatchObject({ outcome: 'set', open: false });
  });
});

describe('closing the survey', () => {
  test('stores nothing from that moment on, publishes what it did, and can be undone', async () => {
    await staff.send('01');
    const [facts] = [await staff.publishedOf('01')];
    expect(await staff.act('close_survey')).toMatchObject({
      outcome: 'closed',
      closes_at: '2016-12-10T00:00:00.000Z',
      open: false,
    });
    expect(await survey.call('send_response', sending('01', { base_revision: 1 }))).toEqual({
      outcome: 'closed',
    });
    expect(await staff.publishedOf('01')).toEqual(facts);
    expect(await staff.act('set_times', { closes_at: null })).toMatchObject({ outcome: 'set', open: true });
    expect((await survey.call('send_response', sending('01', { base_revision: 1 })))['outcome']).toBe(
      'stored',
    );
  });

  test('keeps the moment when it was closed first', async () => {
    await staff.act('close_survey');
    await survey.stopClock('2016-12-11T00:00:00Z');
    expect(await staff.act('close_survey')).toMatchObject({
      outcome: 'closed_already',
      closes_at: '2016-12-10T00:00:00.000Z',
    });
  });

  test('waits for the deadline, and needs a name', async () => {
    await staff.act('set_times', { due_at: '2016-12-20T00:00:00Z' });
    expect(await staff.act('close_survey')).toMatchObject({ outcome: 'closes_before_due', open: true });
    expect(await staff.act('close_survey', { who: null })).toEqual({ outcome: 'who_missing' });
  });
});

describe('deleting contacts and drafts', () => {
  const count = async (table: string) => (await survey.rows(`select from survey.${table}`)).length;

  test('takes all of them and nothing else, once the survey is closed', async () => {
    await staff.send('01');
    await staff.send('01', { base_revision: 1 });
    await staff.hold('02');
    await giveCode(survey, '04');
    await survey.call('open_draft', sending('04'));
    const published = await staff.published();
    const revisions = await survey.rows('select * from survey.revisions order by response_id, number');
    expect(await staff.act('delete_personal_data', { revisions: 3 })).toEqual({ outcome: 'still_open' });
    await staff.act('close_survey');
    expect(await staff.act('delete_personal_data', { revisions: 3 })).toEqual({
      outcome: 'deleted',
      contacts: 3,
      notes: 0,
      codings: 0,
      drafts: 2,
    });
    expect([await count('contacts'), await count('drafts')]).toEqual([0, 0]);
    expect(await survey.rows('select * from survey.revisions order by response_id, number')).toEqual(
      revisions,
    );
    expect(((await staff.published()) as { units: unknown }).units).toEqual(
      (published as { units: unknown }).units,
    );
    expect(JSON.stringify(await survey.rows('select to_jsonb(d) from survey.drafts d'))).toBe('[]');
  });

  test('is refused when something was stored that was not exported', async () => {
    await staff.send('01');
    await staff.hold('02');
    await staff.act('close_survey');
    for (const revisions of [1, 3, null])
      expect(await staff.act('delete_personal_data', { revisions })).toEqual({
        outcome: 'changed',
        revisions: 2,
      });
    expect(await staff.act('delete_personal_data', { revisions: 2, who: ' ' })).toEqual({
      outcome: 'who_missing',
    });
    expect(await count('contacts')).toBe(2);
  });

  test('is for good: the survey cannot be opened again, and a response confirmed later gets no draft', async () => {
    const number = await staff.hold('02');
    await staff.act('close_survey');
    await staff.act('delete_personal_data', { revisions: 1 });
    const refused = { outcome: 'personal_data_deleted' };
    expect(await staff.act('set_times', { closes_at: null })).toEqual(refused);
    expect(await staff.act('set_times', { closes_at: closes })).toEqual(refused);
    expect(await staff.act('set_times', { due_at: due })).toMatchObject({ outcome: 'set', open: false });
    const values = { respondent_name: 'Lê Văn C' };
    expect((await staff.act('confirm_held', { number, form_values: values }))['outcome']).toBe('confirmed');
    expect(await count('drafts')).toBe(0);
    expect(await staff.show(number)).toMatchObject({ revisions: [{ contact: null }] });
  });

  test('holds also against a send that was under way: nothing of it is stored', async () => {
    await staff.send('01');
    await staff.act('close_survey');
    await staff.act('delete_personal_data', { revisions: 1 });
    const [{ response_id } = {}] = await survey.rows('select response_id from survey.revisions');
    const refused = 'contacts and drafts of this survey are deleted';
    for (const sql of [
      `insert into survey.contacts (response_id, revision, contact) values ($1, 1, '{}')`,
      `insert into survey.drafts (response_id, saved_at) values ($1, survey.clock())`,
    ])
      await expect(survey.rows(sql, [response_id])).rejects.toThrow(refused);
  });

  test('leaves a record of who did it, which nobody can change', async () => {
    await staff.act('close_survey');
    await staff.act('delete_personal_data', { revisions: 0 });
    const { audit_log } = (await survey.call('staff_list', { p: {} })) as {
      audit_log: Record<string, unknown>[];
    };
    expect(audit_log.map(({ action, who }) => [action, who])).toEqual([
      ['closed', 'Trần Thị B'],
      ['personal_data_deleted', 'Trần Thị B'],
    ]);
    for (const sql of ['update survey.audit_log set who = who', 'delete from survey.audit_log'])
      await expect(survey.rows(sql)).rejects.toThrow('survey.audit_log is append-only');
  });

  test('still lets a unit see its receipts, and tells it that its draft is gone', async () => {
    await staff.send('01');
    await staff.act('close_survey');
    expect(await survey.call('open_draft', sending('01'))).toMatchObject({ personal_data_deleted_at: null });
    await staff.act('delete_personal_data', { revisions: 1 });
    const [{ deleted_at } = {}] = await survey.rows(
      `select survey.iso(happened_at) as deleted_at from survey.audit_log where action = 'personal_data_deleted'`,
    );
    expect(await survey.call('open_draft', sending('01'))).toMatchObject({
      outcome: 'opened',
      open: false,
      personal_data_deleted_at: deleted_at,
      form_values: {},
      receipts: [{ number: '669-01', revision: 1 }],
    });
  });
});
