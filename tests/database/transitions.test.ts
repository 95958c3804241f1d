import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
let number: string;
beforeAll(async () => {
  survey = await openSurvey();
  await giveCode(survey, '01');
  const { receipt } = await survey.call('send_response', sending('01'));
  number = (receipt as { number: string }).number;
}, 60_000);
afterAll(() => survey.close());

const transition = (
  attribute: string,
  to: string,
  actor: string,
  why: string | null = 'theo công văn',
  of = number,
) =>
  survey.rows(
    `select survey.make_transition(r.id, $1, $2, $3, 'Trần Thị B', $4, r.current_revision, survey.clock())
     from survey.responses r where r.number = $5`,
    [attribute, to, actor, why, of],
  );
const stateOf = async (of = number) =>
  (await survey.rows('select state from survey.responses where number = $1', [of]))[0]?.['state'];

describe('a transition', () => {
  test('that the table does not list is refused', async () => {
    await expect(transition('state', 'draft', 'unit')).rejects.toThrow(
      'state_transitions_attribute_from_value',
    );
    await expect(transition('state', 'in_signature', 'unit')).rejects.toThrow(
      'state_transitions_attribute_from_value',
    );
    await expect(transition('verification', 'held', 'staff')).rejects.toThrow(
      'state_transitions_attribute_from_value',
    );
    expect(await stateOf()).toBe('sent');
  });

  test('of the staff cannot be made by the unit, nor one of the unit by the staff', async () => {
    await expect(transition('state', 'accepted', 'unit')).rejects.toThrow(
      'state_transitions_attribute_from_value',
    );
    await expect(transition('state', 'sent', 'staff')).rejects.toThrow(
      'state_transitions_attribute_from_value',
    );
  });

  test('cannot be made without its record, nor can the number or revision change', async () => {
    const refused = 'a response changes only by a transition';
    await expect(survey.rows(`update survey.responses set state = 'accepted'`)).rejects.toThrow(refused);
    await expect(survey.rows(`update survey.responses set verification = 'held'`)).rejects.toThrow(refused);
    await expect(survey.rows(`update survey.responses set signed_copy = 'received'`)).rejects.toThrow(
      refused,
    );
    await expect(survey.rows(`update survey.responses set current_revision = 2`)).rejects.toThrow(refused);
    await expect(survey.rows(`update survey.responses set number = '669-02'`)).rejects.toThrow(
      'never change',
    );
  });

  test('that asks for completion needs its reason', async () => {
    await expect(transition('state', 'completion_requested', 'staff', ' ')).rejects.toThrow('needs a reason');
    await expect(transition('state', 'completion_requested', 'staff', null)).rejects.toThrow(
      'needs a reason',
    );
  });

  test('records who made it, when, and why', async () => {
    await transition('state', 'completion_requested', 'staff', 'thiếu số liệu cấp xã');
    const [last] = await survey.rows('select * from survey.state_transitions order by id desc limit 1');
    expect(last).toMatchObject({
      from_value: 'sent',
      to_value: 'completion_requested',
      actor: 'staff',
      who: 'Trần Thị B',
      why: 'thiếu số liệu cấp xã',
      revision: 1,
    });
    expect(await stateOf()).toBe('completion_requested');
  });

  test('of the unit answers a request for completion', async () => {
    const { outcome } = await survey.call('send_response', sending('01', { base_revision: 1 }));
    expect([outcome, await stateOf()]).toEqual(['stored', 'sent']);
  });

  test('to sent is closed once the response is accepted, until the staff ask again', async () => {
    await transition('state', 'accepted', 'staff');
    const refused = await survey.call('send_response', sending('01', { base_revision: 2 }));
    expect(refused).toEqual({ outcome: 'accepted_already', current_revision: 2 });
    await transition('state', 'completion_requested', 'staff');
    const { outcome } = await survey.call('send_response', sending('01', { base_revision: 2 }));
    expect(outcome).toBe('stored');
  });
});

describe('a response in signature', () => {
  test('can be sent, and is unlocked by that', async () => {
    await giveCode(survey, '02');
    await survey.call('open_draft', sending('02'));
    await transition('state', 'in_signature', 'unit', null, '669-02');
    await survey.rows(
      `update survey.drafts d set locked_at = survey.clock(), locked_hash = repeat('a', 64), reserved_revision = 1
       from survey.responses r where r.id = d.response_id and r.number = '669-02'`,
    );
    const { outcome } = await survey.call('send_response', sending('02', { hash: 'a'.repeat(64) }));
    const [draft] = await survey.rows(
      `select d.locked_at from survey.drafts d join survey.responses r on r.id = d.response_id where r.number = '669-02'`,
    );
    expect([outcome, await stateOf('669-02'), draft]).toEqual(['stored', 'sent', { locked_at: null }]);
  });
});

describe('a signed copy', () => {
  test('stays good for the same answers and is awaited again for others', async () => {
    await giveCode(survey, '04');
    const hash = 'a'.repeat(64);
    await survey.call('send_response', sending('04', { hash }));
    await transition('signed_copy', 'received', 'staff', null, '669-04');
    const signed = async () =>
      (await survey.rows(`select signed_copy from survey.responses where number = '669-04'`))[0]?.[
        'signed_copy'
      ];
    await survey.call('send_response', sending('04', { hash, base_revision: 1 }));
    expect(await signed()).toBe('received');
    await survey.call('send_response', sending('04', { base_revision: 2 }));
    expect(await signed()).toBe('awaited');
  });
});

describe('a held response', () => {
  test('is rejected or confirmed by staff only, with a reason', async () => {
    const { receipt } = await survey.call('send_response', sendingWithoutCode('06'));
    const held = (receipt as { number: string }).number;
    await expect(transition('verification', 'rejected', 'unit', 'x', held)).rejects.toThrow(
      'attribute_from_value',
    );
    await expect(transition('verification', 'rejected', 'staff', null, held)).rejects.toThrow(
      'needs a reason',
    );
    await transition('verification', 'rejected', 'staff', 'không phải của Sở', held);
    await expect(transition('verification', 'confirmed', 'staff', 'x', held)).rejects.toThrow(
      'attribute_from_value',
    );
  });

  test('cannot become a second confirmed one', async () => {
    await giveCode(survey, '08');
    await survey.call('send_response', sending('08'));
    const { receipt } = await survey.call('send_response', sendingWithoutCode('08'));
    const held = (receipt as { number: string }).number;
    await expect(transition('verification', 'confirmed', 'staff', 'đã xác minh', held)).rejects.toThrow(
      'responses_one_confirmed',
    );
  });
});

/** Every transition there is: who may make it, and whether it needs a reason. */
const transitions = `
  state: draft -> in_signature, unit
  state: draft -> sent, unit
  state: in_signature -> draft, unit, reason
  state: in_signature -> sent, unit
  state: sent -> sent, unit
  state: completion_requested -> sent, unit
  state: sent -> accepted, staff
  state: sent -> completion_requested, staff, reason
  state: accepted -> completion_requested, staff, reason
  verification: held -> confirmed, staff, reason
  verification: held -> rejected, staff, reason
  signed_copy: none -> awaited, unit
  signed_copy: none -> received, unit
  signed_copy: none -> received, staff
  signed_copy: awaited -> received, unit
  signed_copy: awaited -> received, staff
  signed_copy: received -> awaited, unit
  signed_copy: received -> awaited, staff, reason`;

describe('the table of transitions', () => {
  test('holds these and no other, and any other is refused by the database whoever asks', async () => {
    const rows = await survey.rows(
      `select attribute || ': ' || from_value || ' -> ' || to_value || ', ' || actor ||
         case when needs_reason then ', reason' else '' end as transition from survey.allowed_transitions`,
    );
    const expected = transitions.trim().split(/\n\s+/u);
    expect(rows.map((row) => row['transition']).sort()).toEqual(expected.sort());
  });

  test('is asked for every transition: one between any two other states never happens', async () => {
    const states = ['draft', 'in_signature', 'sent', 'accepted', 'completion_requested'];
    const [{ id } = {}] = await survey.rows(`select id from survey.responses where number = '669-01'`);
    const pairs = states.flatMap((from) =>
      states.flatMap((to) => ['unit', 'staff'].map((actor) => [from, to, actor])),
    );
    const forbidden = pairs.filter(
      ([from, to, actor]) => !transitions.includes(`state: ${from} -> ${to}, ${actor}`),
    );
    expect(forbidden).toHaveLength(50 - 9);
    for (const [from, to, actor] of forbidden)
      await expect(
        survey.rows(
          `insert into survey.state_transitions (response_id, attribute, from_value, to_value, actor, who, why, revision, is_published, happened_at)
           values ($1, 'state', $2, $3, $4, 'ai đó', 'vì sao', 1, false, survey.clock())`,
          [id, from, to, actor],
        ),
      ).rejects.toThrow('state_transitions_attribute_from_value');
  });
});
