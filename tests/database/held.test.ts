import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

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

  test('are 200 in all within 24 hours, and repeating one of them is still answered', async () => {
    await survey.stopClock('2016-11-25T00:00:00Z');
    const sent = Array.from({ length: 200 }, (_, i) => sendingWithoutCode(units[i % 50] ?? '', { i }));
    for (const document of sent)
      expect((await survey.call('send_response', document))['outcome']).toBe('held');
    expect(await sendHeld(units[60] ?? '')).toEqual({ outcome: 'too_many_held', retry_after: 86_400 });
    expect((await survey.call('send_response', sent[0]))['outcome']).toBe('replayed');
    await survey.stopClock('2016-11-26T00:00:00Z');
    expect((await sendHeld(units[60] ?? ''))['outcome']).toBe('held');
  });

  test('hold when many arrive at once', async () => {
    await survey.stopClock('2016-11-28T00:00:00Z');
    const answers = await Promise.all(Array.from({ length: 25 }, () => sendHeld('12')));
    expect(answers.filter(({ outcome }) => outcome === 'held')).toHaveLength(20);
  });
});
