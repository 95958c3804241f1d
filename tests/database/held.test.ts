import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest, giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
let units: string[];
beforeAll(async () => {
  survey = await openSurvey();
  await survey.stopClock('2016-11-10T00:00:00Z');
  units = (await survey.rows('select code from survey.units order by code')).map(({ code }) => String(code));
});
afterAll(() => survey.close());

const sendHeld = (unit: string, changed = {}) =>
  survey.call('send_response', sendingWithoutCode(unit, changed));

describe('a response without a code', () => {
  test('is held apart, under a number of its own, without a draft', async () => {
    const { outcome, receipt } = await sendHeld('01');
    expect(outcome).toBe('held');
    expect(receipt).toMatchObject({ verification: 'held', revision: 1, state: 'sent' });
    expect((receipt as { number: string }).number).toMatch(/^669-01-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await survey.rows('select from survey.drafts')).toEqual([]);
  });

  test('sent again under its key is the same one; under another key it is another one', async () => {
    const document = sendingWithoutCode('02');
    const first = await survey.call('send_response', document);
    const again = await survey.call('send_response', document);
    expect(again).toEqual({ outcome: 'replayed', receipt: first['receipt'] });
    const changed = { p: { ...document.p, request_hash: 'c'.repeat(64) } };
    expect(await survey.call('send_response', changed)).toEqual({ outcome: 'key_reused' });
    expect((await sendHeld('02'))['outcome']).toBe('held');
    expect(await survey.rows(`select from survey.responses where unit_code = '02'`)).toHaveLength(2);
  });

  test('twenty times at once under one key is one response', async () => {
    const document = sendingWithoutCode('04');
    await Promise.all(Array.from({ length: 20 }, () => survey.call('send_response', document)));
    expect(await survey.rows(`select from survey.responses where unit_code = '04'`)).toHaveLength(1);
  });

  test('cannot overwrite or hide the confirmed one', async () => {
    await giveCode(survey, '06');
    await sendHeld('06', { facts: { plan_status: 'not_issued' } });
    const { outcome, receipt } = await survey.call('send_response', sending('06'));
    await sendHeld('06', { base_revision: 1, facts: { plan_status: 'not_issued' } });
    expect([outcome, receipt]).toMatchObject(['stored', { number: '669-06', revision: 1 }]);
    const published = (await survey.call('published_units')) as unknown as Record<string, unknown>[];
    expect(published.find(({ code }) => code === '06')).toMatchObject({
      revision: 1,
      facts: { plan_status: 'issued' },
    });
  });
});

describe('the limits on responses without a code', () => {
  test('are 20 for one unit within 24 hours, and the way with a code stays open', async () => {
    await survey.stopClock('2016-11-21T00:00:00Z');
    for (let i = 0; i < 20; i += 1) expect((await sendHeld('08'))['outcome']).toBe('held');
    await survey.stopClock('2016-11-21T12:00:00Z');
    expect(await sendHeld('08')).toEqual({ outcome: 'too_many_held', retry_after: 43_200 });
    expect((await sendHeld('10'))['outcome']).toBe('held');
    await giveCode(survey, '08');
    expect((await survey.call('send_response', sending('08')))['outcome']).toBe('stored');
    await survey.stopClock('2016-11-22T00:00:00Z');
    expect((await sendHeld('08'))['outcome']).toBe('held');
  });

  test('of some Sở do not close the way for others: 240 sends naming twelve leave it open', async () => {
    await survey.stopClock('2016-11-25T00:00:00Z');
    const sent = Array.from({ length: 240 }, (_, i) => sendingWithoutCode(units[i % 12] ?? '', { i }));
    for (const document of sent)
      expect((await survey.call('send_response', document))['outcome']).toBe('held');
    expect((await sendHeld(units[0] ?? ''))['outcome']).toBe('too_many_held');
    for (const unit of units.slice(12)) expect((await sendHeld(unit))['outcome']).toBe('held');
    expect((await survey.call('send_response', sent[0]))['outcome']).toBe('replayed');
  });

  test('hold when many arrive at once', async () => {
    await survey.stopClock('2016-11-28T00:00:00Z');
    const answers = await Promise.all(Array.from({ length: 25 }, () => sendHeld('12')));
    expect(answers.filter(({ outcome }) => outcome === 'held')).toHaveLength(20);
  });
});

/** Answers that take about so many bytes. */
const answersOf = (bytes: number) => ({ answers: { obstacles: 'x'.repeat(bytes) } });
const addressOf = (name: string) => ({ address: digest(name) });
const rejectAll = (unit: string) =>
  survey.rows(
    `select public.reject_held(jsonb_build_object('number', r.number, 'who', 'Trần Thị B', 'why', 'không phải của Sở'))
     from survey.responses r where r.unit_code = $1 and r.verification = 'held'`,
    [unit],
  );

describe('what staff have rejected', () => {
  test('no longer counts: the way is open again at once', async () => {
    await survey.stopClock('2016-12-01T00:00:00Z');
    for (let i = 0; i < 20; i += 1) await sendHeld('14', addressOf('of a stranger'));
    expect((await sendHeld('14'))['outcome']).toBe('too_many_held');
    await rejectAll('14');
    expect((await sendHeld('14'))['outcome']).toBe('held');
    const [{ outcome } = {}] = await Promise.all(
      ['15', '15'].map((unit) => sendHeld(unit, addressOf('of a stranger'))),
    );
    expect(outcome).toBe('held');
  });
});

describe('what comes without a code from one address', () => {
  const from = (name: string, unit: string) => sendHeld(unit, addressOf(name));

  test('is 40 within 24 hours, whatever units it names; other addresses go on', async () => {
    await survey.stopClock('2016-12-03T00:00:00Z');
    for (let i = 0; i < 40; i += 1) expect((await from('one', units[i] ?? ''))['outcome']).toBe('held');
    await survey.stopClock('2016-12-03T06:00:00Z');
    expect(await from('one', '01')).toEqual({ outcome: 'too_many_held', retry_after: 64_800 });
    expect((await from('another', '01'))['outcome']).toBe('held');
    expect((await sendHeld('01'))['outcome']).toBe('held');
  });

  test('is forgotten after 24 hours, by the next one that is held or when it is asked for', async () => {
    await survey.stopClock('2016-12-04T00:00:00Z');
    expect(await survey.rows('select from survey.held_addresses')).toHaveLength(41);
    expect((await from('one', '01'))['outcome']).toBe('held');
    expect(await survey.rows('select from survey.held_addresses')).toHaveLength(2);
    await survey.stopClock('2016-12-05T00:00:00Z');
    const forgotten = { outcome: 'forgotten', addresses: 2 };
    expect(await survey.call('forget_addresses', { p: {} })).toEqual(forgotten);
    expect(await survey.rows('select from survey.held_addresses')).toEqual([]);
  });

  test('is not counted where the address is not known', async () => {
    await survey.stopClock('2016-12-07T00:00:00Z');
    for (let i = 0; i < 45; i += 1)
      expect((await sendHeld(units[i % 9] ?? '', { address: null }))['outcome']).toBe('held');
  });

  test('holds when many arrive at once', async () => {
    await survey.stopClock('2016-12-09T00:00:00Z');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => from('many', units[i] ?? '')));
    expect(answers.filter(({ outcome }) => outcome === 'held')).toHaveLength(40);
  });
});

async function changeLimits(change: (definition: string) => string): Promise<void> {
  const [row] = await survey.rows(
    "select pg_get_functiondef('survey.limit_of(text)'::regprocedure) as definition",
  );
  await survey.exec(change(String(row?.['definition'])));
}

describe('the bytes of what comes without a code', () => {
  const sized = async (unit: string, bytes: number) => (await sendHeld(unit, answersOf(bytes)))['outcome'];

  test('are at most 150 KB for one, and what is larger is told so', async () => {
    await survey.stopClock('2016-12-11T00:00:00Z');
    const document = sendingWithoutCode('17', answersOf(0));
    const [row] = await survey.rows('select survey.size_of($1) as empty', [JSON.stringify(document.p)]);
    const room = 150_000 - Number(row?.['empty']);
    expect(await sized('17', room + 1)).toBe('held_too_large');
    expect(await survey.rows("select from survey.responses where created_at = '2016-12-11'")).toEqual([]);
    expect(await sized('17', room)).toBe('held');
  });

  test('are at most 1 MB for a unit within 24 hours, until the oldest no longer count', async () => {
    await survey.stopClock('2016-12-13T00:00:00Z');
    expect(await sized('19', 140_000)).toBe('held');
    await survey.stopClock('2016-12-13T02:00:00Z');
    for (let i = 0; i < 6; i += 1) expect(await sized('19', 140_000)).toBe('held');
    const refused = { outcome: 'too_many_held', retry_after: 22 * 3_600 };
    expect(await sendHeld('19', answersOf(140_000))).toEqual(refused);
    expect(await sized('19', 1_000)).toBe('held');
    await survey.stopClock('2016-12-14T00:00:00Z');
    expect(await sized('19', 140_000)).toBe('held');
  });

  test('are limited for all units together, and 150 KB of that stay free for each', async () => {
    await survey.stopClock('2016-12-16T00:00:00Z');
    // As many as there are kept for 63 units, and 2 MB for whoever comes first.
    await changeLimits((text) => text.replaceAll('20000000', '11450000'));
    for (const unit of ['20', '22'])
      for (let i = 0; i < 7; i += 1) expect(await sized(unit, 140_000)).toBe('held');
    for (let i = 0; i < 3; i += 1) expect(await sized('24', 140_000)).toBe('held');
    const refused = { outcome: 'too_many_held', retry_after: 86_400 };
    expect(await sendHeld('24', answersOf(140_000))).toEqual(refused);
    expect(await sized('25', 140_000)).toBe('held');
    expect(await sized('25', 5_000)).toBe('held');
    expect(await sized('25', 140_000)).toBe('too_many_held');
    await rejectAll('20');
    expect(await sized('25', 140_000)).toBe('held');
  });
});
