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

const stateOf = async (number: string) => (await staff.show(number))['state'];
const lastTransition = async (number: string) => {
  const { history } = (await staff.show(number)) as { history: Record<string, unknown>[] };
  return history.at(-1);
};

describe('accepting a response', () => {
  test('records who, when and why, and changes the version of the published data', async () => {
    const number = await staff.send('01');
    await survey.stopClock('2016-12-05T02:03:04.005Z');
    const before = await staff.version();
    expect(await staff.act('accept_response', { number, revision: 1 })).toEqual({
      outcome: 'accepted',
      number,
      revision: 1,
    });
    await survey.stopClock();
    expect(await lastTransition(number)).toEqual({
      attribute: 'state',
      from: 'sent',
      to: 'accepted',
      actor: 'staff',
      who: 'Trần Thị B',
      why: 'theo công văn',
      by_operator: true,
      revision: 1,
      at: '2016-12-05T02:03:04.005Z',
      items: [],
    });
    expect(await staff.publishedOf('01')).toMatchObject({ state: 'accepted' });
    expect(await staff.version()).toBe(before + 1);
  });

  test('needs a name and no reason', async () => {
    const number = await staff.send('02');
    for (const who of [undefined, null, '', ' \n'])
      expect(await staff.act('accept_response', { number, revision: 1, who })).toEqual({
        outcome: 'who_missing',
      });
    expect(await staff.act('accept_response', { number, revision: 1, who: 'x'.repeat(201) })).toEqual({
      outcome: 'too_long',
    });
    expect(await stateOf(number)).toBe('sent');
    const { outcome } = await staff.act('accept_response', { number, revision: 1, why: null });
    expect([outcome, await lastTransition(number)]).toMatchObject(['accepted', { why: null }]);
  });

  test('is of the revision that was seen: a newer one makes it stale', async () => {
    const number = await staff.send('04');
    await staff.send('04', { base_revision: 1 });
    for (const revision of [1, 3, null])
      expect(await staff.act('accept_response', { number, revision })).toEqual({
        outcome: 'stale',
        current_revision: 2,
      });
    expect((await staff.act('accept_response', { number, revision: 2 }))['outcome']).toBe('accepted');
  });

  test('happens once, and never to a draft or to what does not exist', async () => {
    const number = await staff.send('06');
    await staff.act('accept_response', { number, revision: 1 });
    const again = { outcome: 'not_allowed', attribute: 'state', from: 'accepted' };
    expect(await staff.act('accept_response', { number, revision: 1 })).toEqual(again);
    await giveCode(survey, '08');
    await survey.call('open_draft', sending('08'));
    const draft = { outcome: 'not_allowed', attribute: 'state', from: 'draft' };
    expect(await staff.act('accept_response', { number: '669-08', revision: 0 })).toEqual(draft);
    expect(await staff.act('accept_response', { number: '669-99', revision: 1 })).toEqual({
      outcome: 'not_found',
    });
    expect(await staff.act('accept_response', {})).toEqual({ outcome: 'not_found' });
  });

  test('is not for what is held, nor for what was rejected', async () => {
    const number = await staff.hold('10');
    const refused = (verification: string) => ({ outcome: 'not_confirmed', verification });
    expect(await staff.act('accept_response', { number, revision: 1 })).toEqual(refused('held'));
    await staff.act('reject_held', { number });
    expect(await staff.act('accept_response', { number, revision: 1 })).toEqual(refused('rejected'));
  });
});

const items = [
  { path: 'registrars.commune', reason: 'Thiếu số liệu cấp xã.' },
  { path: 'obstacles', reason: 'Đề nghị nêu rõ hơn.' },
];

describe('asking for completion', () => {
  const asked = (number: string, changed: Record<string, unknown> = {}) =>
    staff.act('request_completion', { number, revision: 1, from: 'sent', items, ...changed });

  test('keeps what is asked, question by question, where the form can find it without who asked', async () => {
    const number = await staff.send('11');
    await survey.stopClock('2016-12-06T01:00:00Z');
    expect(await asked(number)).toEqual({ outcome: 'requested', number, revision: 1 });
    await survey.stopClock();
    expect(await lastTransition(number)).toMatchObject({
      to: 'completion_requested',
      who: 'Trần Thị B',
      items,
    });
    const [row] = await survey.rows(
      'select survey.open_completion_request(r) as request from survey.responses r where r.number = $1',
      [number],
    );
    const request = { asked_at: '2016-12-06T01:00:00.000Z', revision: 1, why: 'theo công văn', items };
    expect(row?.['request']).toEqual(request);
    expect((await staff.show(number))['request']).toEqual(request);
  });

  test('is told to the unit when it opens its draft, with the name of each software block', async () => {
    const answers = { software_in_use: [{ name: 'Một cửa' }, { name: 'Hộ tịch' }] };
    const number = await staff.send('68', { answers });
    const block = { path: 'software_in_use.1.scope', reason: 'Đề nghị ghi số xã.' };
    await asked(number, { items: [block, items[0]] });
    const { request } = await survey.call('open_draft', sending('68'));
    expect(request).toMatchObject({ revision: 1, why: 'theo công văn' });
    expect((request as { items: unknown }).items).toEqual([
      { ...block, instance: 'Hộ tịch' },
      { ...items[0], instance: null },
    ]);
    expect(JSON.stringify(request)).not.toContain('Trần Thị B');
    await staff.send('68', { base_revision: 1 });
    expect((await survey.call('open_draft', sending('68')))['request']).toBeNull();
  });

  test('ends when the unit sends again; what was asked stays in the history', async () => {
    const number = await staff.send('12');
    await asked(number);
    await staff.send('12', { base_revision: 1 });
    const shown = await staff.show(number);
    expect(shown).toMatchObject({ state: 'sent', request: null });
    expect((shown['history'] as { items: unknown[] }[]).map((transition) => transition.items)).toContainEqual(
      items,
    );
    await asked(number, { revision: 2, items: [] });
    expect((await staff.show(number))['request']).toMatchObject({ revision: 2, items: [] });
  });

  test('needs a reason, and items that say where and why, each place once', async () => {
    const number = await staff.send('14');
    for (const why of [undefined, null, '  '])
      expect(await asked(number, { why })).toEqual({ outcome: 'reason_missing' });
    for (const wrong of [
      [{ path: '', reason: 'x' }],
      [{ path: 'obstacles', reason: ' ' }],
      [{ path: 'obstacles' }],
      [{ path: 'a'.repeat(201), reason: 'x' }],
      [items[0], items[0]],
    ])
      expect(await asked(number, { items: wrong })).toEqual({ outcome: 'invalid_items' });
    expect(await stateOf(number)).toBe('sent');
    expect(await survey.rows('select from survey.completion_requests where item > 2')).toEqual([]);
  });

  test('is of a sent response; an accepted one is opened again only by saying so', async () => {
    const number = await staff.send('15');
    await staff.act('accept_response', { number, revision: 1 });
    expect(await asked(number)).toEqual({ outcome: 'not_allowed', attribute: 'state', from: 'accepted' });
    expect(await asked(number, { from: 'accepted' })).toMatchObject({ outcome: 'requested' });
    const again = { outcome: 'not_allowed', attribute: 'state', from: 'completion_requested' };
    expect(await asked(number, { from: 'accepted' })).toEqual(again);
    expect((await survey.call('send_response', sending('15', { base_revision: 1 })))['outcome']).toBe(
      'stored',
    );
  });

  test('is stale when the unit has sent since', async () => {
    const number = await staff.send('17');
    await staff.send('17', { base_revision: 1 });
    expect(await asked(number)).toEqual({ outcome: 'stale', current_revision: 2 });
  });

  test('changes no revision: every one is there as it was sent', async () => {
    const number = await staff.send('19');
    const before = await survey.rows('select * from survey.revisions order by response_id, number');
    await asked(number);
    expect(await survey.rows('select * from survey.revisions order by response_id, number')).toEqual(before);
  });
});

describe('what was asked for', () => {
  test.each([
    'update survey.completion_requests set reason = reason',
    'delete from survey.completion_requests',
  ])('is history: %s fails', async (sql) => {
    await expect(survey.rows(sql)).rejects.toThrow('survey.completion_requests is append-only');
  });
});

describe('the table of allowed transitions', () => {
  test('is the one judge: a transition it lists is open to staff, any other is not', async () => {
    const number = await staff.send('20');
    const judge = async (to: string) => {
      const [row] = await survey.rows(
        `select survey.refuse_staff_transition(r, 'state', $2, '{"who": "A", "revision": 1}') as refusal
         from survey.responses r where r.number = $1`,
        [number, to],
      );
      return row?.['refusal'];
    };
    const refused = { outcome: 'not_allowed', attribute: 'state', from: 'sent' };
    // From sent to sent there is a transition, but of the unit only.
    expect([await judge('draft'), await judge('sent')]).toEqual([refused, refused]);
    await survey.rows(
      `insert into survey.allowed_transitions values ('state', 'sent', 'draft', 'staff', false)`,
    );
    expect([await judge('draft'), await judge('sent')]).toEqual([null, refused]);
  });
});
