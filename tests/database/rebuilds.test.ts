import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
let version: number;
beforeAll(async () => {
  survey = await openSurvey();
  await giveCode(survey, '01');
  await survey.call('send_response', sending('01'));
  version = (await survey.call('published_version'))['version'] as number;
});
beforeEach(() => survey.rows('delete from survey.rebuild_requests'));
afterAll(() => survey.close());

const claim = async (published: number, wait = 600) =>
  (await survey.call('claim_rebuild', { p_published_version: published, p_first_wait_seconds: wait }))[
    'outcome'
  ];
const at = (minutes: number) =>
  survey.stopClock(new Date(Date.UTC(2016, 11, 1) + minutes * 60_000).toISOString());

describe('a rebuild', () => {
  test('is not asked for while the site shows the data', async () => {
    expect(await claim(version)).toBe('current');
  });

  test('is asked for once by twenty who ask at the same time', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => claim(-1)));
    expect(outcomes.filter((outcome) => outcome === 'ask')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'wait')).toHaveLength(19);
  });

  test('that changes nothing is asked for again after 10, 20, 40 minutes and so on, at most 6 hours', async () => {
    const asked: number[] = [];
    for (let minute = 0; minute < 60 * 24; minute += 5) {
      await at(minute);
      if ((await claim(-1)) === 'ask') asked.push(minute);
    }
    const waits = asked.slice(1).map((minute, i) => minute - (asked[i] ?? 0));
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 360, 360]);
  });

  test('that brought a version which is again not the latest is followed by another at once', async () => {
    await at(0);
    expect(await claim(-1)).toBe('ask');
    await at(3);
    expect(await claim(-1)).toBe('wait');
    expect(await claim(version - 1)).toBe('ask');
    expect(await claim(version - 1)).toBe('wait');
  });

  test('is asked for also when the site shows a version the database never had', async () => {
    expect(await claim(version + 100)).toBe('ask');
  });
});
