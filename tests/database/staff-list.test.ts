import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';
import { staffAtWork, type StaffAtWork } from './staff-actions.ts';

let survey: OpenSurvey;
let staff: StaffAtWork;
beforeAll(async () => {
  survey = await openSurvey();
  staff = staffAtWork(survey);
});
afterAll(() => survey.close());

type Unit = Record<string, unknown>;
const list = async () =>
  (await survey.call('staff_list', { p: {} })) as Record<string, unknown> & { units: Unit[] };
const unitOf = async (code: string) => (await list()).units.find((unit) => unit['code'] === code);

const untouched = {
  number: null,
  state: null,
  signed_copy: null,
  revision: 0,
  late: false,
  first_received_at: null,
  received_at: null,
  last_activity_at: null,
  unsent: false,
  without_code: [],
};

describe('the list', () => {
  test('has all 63 units in the order of their codes, also those nobody heard of', async () => {
    const { units, outcome } = await list();
    const codes = units.map(({ code }) => code);
    expect([outcome, codes.length, codes]).toEqual(['listed', 63, [...codes].sort()]);
    expect(units[0]).toEqual({ code: '01', name: 'Hà Nội', ...untouched });
  });

  test('says where a response stands, and when something last happened to it', async () => {
    await survey.rows(`select survey.set_times('2016-11-30T00:00:00+07', null)`);
    await survey.stopClock('2016-12-01T00:00:00Z');
    await staff.send('02');
    await survey.stopClock('2016-12-02T00:00:00Z');
    await staff.send('02', { base_revision: 1 });
    await survey.stopClock('2016-12-03T00:00:00Z');
    await staff.act('accept_response', { number: '669-02', revision: 2 });
    expect(await unitOf('02')).toEqual({
      code: '02',
      name: 'Hà Giang',
      number: '669-02',
      state: 'accepted',
      signed_copy: 'awaited',
      revision: 2,
      late: true,
      first_received_at: '2016-12-01T00:00:00.000Z',
      received_at: '2016-12-02T00:00:00.000Z',
      last_activity_at: '2016-12-03T00:00:00.000Z',
      unsent: false,
      without_code: [],
    });
  });

  test('tells a draft that is being typed from one that was sent', async () => {
    await giveCode(survey, '04');
    await survey.stopClock('2016-12-04T00:00:00Z');
    await survey.call('open_draft', sending('04'));
    expect(await unitOf('04')).toMatchObject({ state: 'draft', unsent: false });
    await survey.stopClock('2016-12-05T00:00:00Z');
    await survey.call('save_draft', sending('04', { changes: [{ path: 'obstacles', from: '', to: 'x' }] }));
    const typed = { state: 'draft', unsent: true, revision: 0, last_activity_at: '2016-12-05T00:00:00.000Z' };
    expect(await unitOf('04')).toMatchObject(typed);
    await survey.call('save_draft', sending('04', { changes: [{ path: 'obstacles', from: 'x', to: '' }] }));
    expect(await unitOf('04')).toMatchObject({ state: 'draft', unsent: false });
    await survey.call('send_response', sending('04'));
    expect(await unitOf('04')).toMatchObject({ state: 'sent', unsent: false });
  });

  test('names what came without a code and what became of it, apart from the unit’s own', async () => {
    await survey.stopClock('2016-12-06T00:00:00Z');
    const [first, second, third] = [await staff.hold('06'), await staff.hold('06'), await staff.hold('06')];
    await staff.act('reject_held', { number: first });
    await staff.act('attach_held', { number: second, form_values: {} });
    const received_at = '2016-12-06T00:00:00.000Z';
    expect(await unitOf('06')).toMatchObject({
      number: '669-06',
      state: 'draft',
      revision: 0,
      without_code: [
        { number: first, verification: 'rejected', received_at, attached_to: null },
        { number: second, verification: 'rejected', received_at, attached_to: '669-06' },
        { number: third, verification: 'held', received_at, attached_to: null },
      ],
    });
  });

  test('counts every revision, also of what is held or rejected', async () => {
    const [{ count } = {}] = await survey.rows('select count(*)::integer as count from survey.revisions');
    expect((await list())['revisions']).toBe(count);
    expect(count).toBe(6);
  });
});

describe('showing a response', () => {
  test('shows all that was sent, with its contact, but nothing of a draft', async () => {
    await staff.send('08', { contact: { respondent_name: 'Nguyễn Thị D' } });
    const changes = [{ path: 'obstacles', from: '', to: 'chưa gửi, chưa cho xem' }];
    await survey.call('save_draft', sending('08', { changes }));
    const shown = await staff.show('669-08');
    expect(shown).toMatchObject({ outcome: 'found', unsent: true, revisions: [{ number: 1 }] });
    expect(JSON.stringify(shown)).toContain('Nguyễn Thị D');
    expect(JSON.stringify(shown)).not.toContain('chưa cho xem');
  });

  test('finds the one confirmed response by its unit, whatever its number', async () => {
    const number = await staff.hold('10');
    expect(await survey.call('staff_show', { p: { unit: '10' } })).toEqual({ outcome: 'not_found' });
    await staff.act('confirm_held', { number, form_values: {} });
    expect(await survey.call('staff_show', { p: { unit: '10' } })).toMatchObject({ number });
    expect(await survey.call('staff_show', { p: {} })).toEqual({ outcome: 'not_found' });
  });
});
