import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest, giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';
import { staffAtWork, type StaffAtWork } from './staff-actions.ts';

let survey: OpenSurvey;
let staff: StaffAtWork;
beforeAll(async () => {
  survey = await openSurvey();
  staff = staffAtWork(survey);
});
afterAll(() => survey.close());

const values = { plan_status: 'not_issued', respondent_name: 'Lê Văn C' };
const opened = (unit: string) => survey.call('open_draft', sending(unit));
const save = (unit: string, path: string, to: string) =>
  survey.call('save_draft', sending(unit, { changes: [{ path, from: '', to }] }));

describe('confirming what was sent without a code', () => {
  test('makes it the response of its unit, published from then on', async () => {
    const number = await staff.hold('01', { facts: { plan_status: 'not_issued' } });
    const version = await staff.version();
    expect(await staff.publishedOf('01')).toMatchObject({ answered: false, facts: null });
    expect(await staff.act('confirm_held', { number, form_values: values })).toEqual({
      outcome: 'confirmed',
      number,
      unit: '01',
    });
    expect(await staff.publishedOf('01')).toMatchObject({
      answered: true,
      revision: 1,
      facts: { plan_status: 'not_issued' },
    });
    expect(await staff.version()).toBe(version + 1);
    expect((await staff.show(number))['history']).toContainEqual(
      expect.objectContaining({
        attribute: 'verification',
        to: 'confirmed',
        who: 'Trần Thị B',
        why: 'theo công văn',
      }),
    );
  });

  test('lets the unit find it with its code, and correct it', async () => {
    const number = await staff.hold('02');
    await staff.act('confirm_held', { number, form_values: values });
    await giveCode(survey, '02');
    expect(await opened('02')).toMatchObject({
      number,
      form_values: values,
      base_revision: 1,
      current_revision: 1,
    });
    expect(await save('02', 'obstacles', 'Thiếu máy')).toMatchObject({ outcome: 'saved', version: 2 });
    const corrected = await survey.call('send_response', sending('02', { base_revision: 1 }));
    expect(corrected).toMatchObject({ outcome: 'stored', receipt: { number, revision: 2 } });
  });

  test('is refused where the unit has a response, be it only a draft', async () => {
    await staff.send('04');
    const beside = await staff.hold('04');
    const sent = { outcome: 'unit_has_response', number: '669-04', state: 'sent' };
    expect(await staff.act('confirm_held', { number: beside, form_values: values })).toEqual(sent);
    await giveCode(survey, '06');
    await opened('06');
    const early = await staff.hold('06');
    const draft = { outcome: 'unit_has_response', number: '669-06', state: 'draft' };
    expect(await staff.act('confirm_held', { number: early, form_values: values })).toEqual(draft);
  });

  test('of two of one unit succeeds once', async () => {
    const numbers = [await staff.hold('08'), await staff.hold('08')];
    const outcomes = await Promise.all(
      numbers.map(
        async (number) => (await staff.act('confirm_held', { number, form_values: values }))['outcome'],
      ),
    );
    expect(outcomes.sort()).toEqual(['confirmed', 'unit_has_response']);
  });
});

describe('rejecting what was sent without a code', () => {
  test('keeps it and shows it nowhere', async () => {
    const before = await staff.published();
    const number = await staff.hold('10');
    expect(await staff.act('reject_held', { number })).toEqual({ outcome: 'rejected', number, unit: '10' });
    expect(await staff.published()).toEqual(before);
    expect(await staff.show(number)).toMatchObject({
      verification: 'rejected',
      attached_to: null,
      revisions: [{ number: 1, answers: { plan_status: 'issued' } }],
    });
  });
});

describe('attaching what was sent without a code', () => {
  test('to a unit without a response begins its draft, and publishes nothing', async () => {
    const number = await staff.hold('11');
    const before = await staff.published();
    expect(await staff.act('attach_held', { number, form_values: values })).toEqual({
      outcome: 'attached',
      number,
      unit: '11',
      to: '669-11',
    });
    expect(await staff.published()).toEqual(before);
    expect(await staff.show(number)).toMatchObject({ verification: 'rejected', attached_to: '669-11' });
    await giveCode(survey, '11');
    expect(await opened('11')).toMatchObject({
      number: '669-11',
      state: 'draft',
      form_values: values,
      base_revision: 0,
    });
    expect((await survey.call('send_response', sending('11')))['outcome']).toBe('stored');
    expect(await staff.publishedOf('11')).toMatchObject({ answered: true, revision: 1 });
  });

  test('to a unit that has sent changes only its draft, from which it can correct what it sent', async () => {
    await staff.send('12');
    const number = await staff.hold('12');
    const before = await staff.published();
    expect((await staff.act('attach_held', { number, form_values: values }))['outcome']).toBe('attached');
    expect(await staff.published()).toEqual(before);
    expect(await opened('12')).toMatchObject({
      state: 'sent',
      current_revision: 1,
      base_revision: 1,
      form_values: values,
    });
  });

  test('spares what the unit has typed and not sent, unless told to supersede it', async () => {
    await giveCode(survey, '14');
    await opened('14');
    await save('14', 'proposals', 'Sở đang viết');
    const number = await staff.hold('14');
    const refused = await staff.act('attach_held', { number, form_values: values });
    expect(refused).toMatchObject({ outcome: 'draft_in_use', number: '669-14' });
    expect(await opened('14')).toMatchObject({ form_values: { proposals: 'Sở đang viết' } });
    expect((await staff.show(number))['verification']).toBe('held');
    expect((await staff.act('attach_held', { number, form_values: values, replace: true }))['outcome']).toBe(
      'attached',
    );
    expect(await opened('14')).toMatchObject({
      form_values: values,
      superseded: { proposals: 'Sở đang viết' },
    });
  });

  test('waits while the unit has its draft out for signature', async () => {
    await giveCode(survey, '15');
    await opened('15');
    await survey.rows(
      `select survey.make_transition(r.id, 'state', 'in_signature', 'unit', '15', null, null, survey.clock())
       from survey.responses r where r.number = '669-15'`,
    );
    const number = await staff.hold('15');
    const locked = { outcome: 'locked', number: '669-15' };
    expect(await staff.act('attach_held', { number, form_values: values, replace: true })).toEqual(locked);
  });

  test('to an accepted response is refused until that is opened again', async () => {
    const own = await staff.send('17');
    await staff.act('accept_response', { number: own, revision: 1 });
    const number = await staff.hold('17');
    const refused = { outcome: 'accepted_already', number: own };
    expect(await staff.act('attach_held', { number, form_values: values })).toEqual(refused);
    await staff.act('request_completion', { number: own, revision: 1, from: 'accepted', items: [] });
    expect((await staff.act('attach_held', { number, form_values: values }))['outcome']).toBe('attached');
  });

  test('is refused once the survey is closed: the unit could not send it', async () => {
    const number = await staff.hold('19');
    await survey.rows('select survey.set_times(null, survey.clock())');
    expect(await staff.act('attach_held', { number, form_values: values })).toEqual({ outcome: 'closed' });
    await survey.rows('select survey.set_times(null, null)');
  });
});

describe.each(['confirm_held', 'reject_held', 'attach_held'])('%s', (name) => {
  test('needs a name and a reason', async () => {
    const number = await staff.hold('20');
    expect(await staff.act(name, { number, form_values: values, who: ' ' })).toEqual({
      outcome: 'who_missing',
    });
    expect(await staff.act(name, { number, form_values: values, why: null })).toEqual({
      outcome: 'reason_missing',
    });
    expect((await staff.show(number))['verification']).toBe('held');
  });

  test('decides once, and only about what is held', async () => {
    const number = await staff.hold('22');
    await staff.act('reject_held', { number });
    const decided = { outcome: 'not_allowed', attribute: 'verification', from: 'rejected' };
    expect(await staff.act(name, { number, form_values: values })).toEqual(decided);
    const own = await staff.send(name === 'confirm_held' ? '24' : name === 'reject_held' ? '25' : '26');
    const confirmed = { outcome: 'not_allowed', attribute: 'verification', from: 'confirmed' };
    expect(await staff.act(name, { number: own, form_values: values })).toEqual(confirmed);
    expect(await staff.act(name, { number: '669-99', form_values: values })).toEqual({
      outcome: 'not_found',
    });
  });
});

describe('whoever decided', () => {
  test('a sender without a code gets the first receipt again, whatever became of it', async () => {
    const document = sending('27', { digest: null });
    const first = await survey.call('send_response', document);
    const number = (first['receipt'] as { number: string }).number;
    await staff.act('attach_held', { number, form_values: values });
    const again = await survey.call('send_response', document);
    expect(again).toEqual({ outcome: 'replayed', receipt: first['receipt'] });
  });

  test('no code opens what is held: a wrong one is refused as before', async () => {
    await staff.hold('30');
    const wrong = { p: { unit: '30', digest: digest('guessed') } };
    expect(await survey.call('open_draft', wrong)).toEqual({ outcome: 'wrong_code' });
  });
});
