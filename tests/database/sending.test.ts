import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());

const revisionsOf = (unit: string) =>
  survey.rows(
    `select v.* from survey.revisions v join survey.responses r on r.id = v.response_id
     where r.unit_code = $1 order by v.response_id, v.number`,
    [unit],
  );
const send = (document: { p: Record<string, unknown> }) => survey.call('send_response', document);

describe('a send', () => {
  test('stores what was sent apart from who sent it, and answers with the receipt', async () => {
    await giveCode(survey, '01');
    const { outcome, receipt } = await send(sending('01'));
    expect(outcome).toBe('stored');
    expect(receipt).toMatchObject({
      number: '669-01',
      revision: 1,
      hash: 'ABCDEFGH01',
      unit: '01',
      state: 'sent',
      verification: 'confirmed',
      signed_copy: 'awaited',
      late: false,
    });
    const [revision] = await revisionsOf('01');
    expect(revision).toMatchObject({ number: 1, answers: { plan_status: 'issued' }, receipt });
    expect(JSON.stringify(revision)).not.toContain('Nguyễn Văn A');
    const contacts = await survey.rows('select contact from survey.contacts');
    expect(contacts).toEqual([{ contact: { respondent_name: 'Nguyễn Văn A' } }]);
  });

  test('under one key twenty times at once is one revision with one receipt', async () => {
    await giveCode(survey, '02');
    const document = sending('02');
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(document)));
    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual([...Array<string>(19).fill('replayed'), 'stored']);
    expect(new Set(answers.map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1);
    expect(await revisionsOf('02')).toHaveLength(1);
  });

  test('is answered with its first receipt also after a correction and after closing', async () => {
    await giveCode(survey, '04');
    const document = sending('04');
    const first = await send(document);
    await send(sending('04', { base_revision: 1 }));
    await survey.rows(`select survey.set_times(null, '2020-01-01')`);
    const again = await send(document);
    const other = await send(sending('04', { base_revision: 2 }));
    await survey.rows(`select survey.set_times(null, null)`);
    expect(again).toEqual({ outcome: 'replayed', receipt: first['receipt'] });
    expect(other).toEqual({ outcome: 'closed' });
  });

  test('of something else under the same key changes nothing', async () => {
    await giveCode(survey, '06');
    const idempotency_key = randomUUID();
    await send(sending('06', { idempotency_key }));
    const other = sending('06', { idempotency_key, base_revision: 1, request_hash: 'b'.repeat(64) });
    expect(await send(other)).toEqual({ outcome: 'key_reused' });
    expect(await revisionsOf('06')).toHaveLength(1);
  });

  test('under the key of another unit, or with a wrong code, shows no receipt', async () => {
    await giveCode(survey, '08');
    await giveCode(survey, '10');
    const document = sending('08');
    await send(document);
    const elsewhere = await send({ p: { ...document.p, unit: '10', digest: sending('10').p['digest'] } });
    expect(elsewhere).toMatchObject({ outcome: 'stored', receipt: { number: '669-10' } });
    const wrong = await send({ p: { ...document.p, digest: sending('11').p['digest'] } });
    expect(wrong).toEqual({ outcome: 'wrong_code' });
    const without = await send({ p: { ...document.p, digest: null } });
    expect(without).toMatchObject({ outcome: 'held', receipt: { verification: 'held' } });
  });

  test('of twenty made from the same revision, one wins and the others learn the current one', async () => {
    await giveCode(survey, '11');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send(sending('11', { answers: { index } }))),
    );
    expect(answers.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome !== 'stored')).toEqual(
      Array(19).fill({ outcome: 'stale', current_revision: 1 }),
    );
    expect(await revisionsOf('11')).toHaveLength(1);
  });

  test('made from a revision that is not there yet is stale and begins nothing', async () => {
    await giveCode(survey, '12');
    expect(await send(sending('12', { base_revision: 3 }))).toEqual({
      outcome: 'stale',
      current_revision: 0,
    });
    expect(await survey.rows(`select from survey.responses where unit_code = '12'`)).toEqual([]);
  });

  test('for a unit nobody asked is refused', async () => {
    expect(await send(sending('03'))).toEqual({ outcome: 'unknown_unit' });
    expect(await send(sendingWithoutCode('03'))).toEqual({ outcome: 'unknown_unit' });
  });

  test('fifty at once from fifty units are fifty revisions', async () => {
    const units = (await survey.rows(`select code from survey.units order by code desc limit 50`)).map(
      ({ code }) => String(code),
    );
    for (const unit of units) await giveCode(survey, unit);
    const answers = await Promise.all(units.map((unit) => send(sending(unit))));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['stored']));
    const numbers = answers.map(({ receipt }) => (receipt as { number: string }).number);
    expect(numbers).toEqual(units.map((unit) => `669-${unit}`));
  });
});

describe('revisions', () => {
  test('are numbered without a gap and never go back in time', async () => {
    await giveCode(survey, '14');
    for (const base_revision of [0, 1, 2]) await send(sending('14', { base_revision }));
    const revisions = await revisionsOf('14');
    expect(revisions.map(({ number }) => number)).toEqual([1, 2, 3]);
    const times = revisions.map(({ received_at }) => String(received_at));
    expect(times).toEqual([...times].sort());
  });
});

describe('what one unit may send within 24 hours', () => {
  const correct = (unit: string, base_revision: number, changed = {}) =>
    send(sending(unit, { base_revision, ...changed }));

  test('is 50 revisions; the 51st waits, what was sent stays, and repeating it is still answered', async () => {
    await giveCode(survey, '15');
    await survey.stopClock('2016-11-20T00:00:00Z');
    const first = sending('15');
    await send(first);
    await survey.stopClock('2016-11-20T03:00:00Z');
    for (let revision = 1; revision < 50; revision += 1)
      expect((await correct('15', revision))['outcome']).toBe('stored');
    const refused = { outcome: 'too_many_revisions', retry_after: 21 * 3_600 };
    expect(await correct('15', 50)).toEqual(refused);
    expect((await send(first))['outcome']).toBe('replayed');
    expect(await revisionsOf('15')).toHaveLength(50);
    const opened = await survey.call('open_draft', sending('15'));
    expect(opened).toMatchObject({ outcome: 'opened', current_revision: 50 });
    await survey.stopClock('2016-11-21T00:00:00Z');
    expect((await correct('15', 50))['outcome']).toBe('stored');
    expect((await correct('15', 51))['outcome']).toBe('too_many_revisions');
  });

  test('is 20 MB, and other units go on', async () => {
    for (const unit of ['17', '19']) await giveCode(survey, unit);
    await survey.stopClock('2016-11-23T00:00:00Z');
    const large = { answers: { obstacles: 'x'.repeat(1_950_000) } };
    for (let revision = 0; revision < 10; revision += 1)
      expect((await correct('17', revision, large))['outcome']).toBe('stored');
    expect((await correct('17', 10, large))['outcome']).toBe('too_many_revisions');
    expect((await correct('17', 10))['outcome']).toBe('stored');
    expect((await correct('19', 0, large))['outcome']).toBe('stored');
    await survey.stopClock();
  });
});
