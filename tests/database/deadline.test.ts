import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

const due = '2016-11-30T00:00:00+07:00';
let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
beforeEach(() => survey.rows('select survey.set_times($1, null)', [due]));
afterAll(() => survey.close());

async function isLate(unit: string): Promise<unknown> {
  await giveCode(survey, unit);
  const { receipt } = await survey.call('send_response', sending(unit));
  return (receipt as { late: boolean }).late;
}

describe('a response is late', () => {
  test.each([
    ['01', '2016-11-29T16:59:59.999Z', false],
    ['02', '2016-11-29T17:00:00.000Z', true],
    ['04', '2016-11-29T17:00:00.001Z', true],
    ['06', '2016-11-30T17:00:00.000Z', true],
  ])('unit %s at %s: %s', async (unit, at, late) => {
    await survey.stopClock(at);
    expect(await isLate(unit)).toBe(late);
  });

  test.each(['UTC', 'America/Los_Angeles', 'Asia/Ho_Chi_Minh'])(
    'at the same moment whatever the time zone of the session: %s',
    async (zone) => {
      await survey.exec(`set time zone '${zone}'`);
      await survey.stopClock('2016-11-29T16:59:59.999Z');
      const units = { UTC: '08', 'America/Los_Angeles': '10', 'Asia/Ho_Chi_Minh': '11' };
      expect(await isLate(units[zone as keyof typeof units])).toBe(false);
      const { due_at } = await survey.call('published_summary');
      expect(due_at).toBe('2016-11-29T17:00:00.000Z');
      await survey.exec(`set time zone 'UTC'`);
    },
  );

  test('never while no deadline is set', async () => {
    await survey.rows('select survey.set_times(null, null)');
    await survey.stopClock('2030-01-01T00:00:00Z');
    expect(await isLate('12')).toBe(false);
  });

  test('by its first revision: a correction after the deadline does not make it so', async () => {
    await survey.stopClock('2016-11-20T00:00:00Z');
    await isLate('14');
    await survey.stopClock('2016-12-05T00:00:00Z');
    const { receipt } = await survey.call('send_response', sending('14', { base_revision: 1 }));
    expect(receipt).toMatchObject({ revision: 2, late: false });
  });

  test('for a reason that is recorded with its transition; one in time needs none, whatever was typed', async () => {
    const reasonOf = async (unit: string, late_reason?: string) => {
      await giveCode(survey, unit);
      await survey.call('send_response', sending(unit, { late_reason }));
      const { history } = await survey.call('staff_show', { p: { unit } });
      return (history as { to: string; why: string | null }[]).find(({ to }) => to === 'sent')?.why;
    };
    await survey.stopClock('2016-12-05T00:00:00Z');
    expect(await reasonOf('91', ' Chờ số liệu của ba huyện ')).toBe('Chờ số liệu của ba huyện');
    expect(await reasonOf('92', ' ')).toBeNull();
    expect(await reasonOf('93')).toBeNull();
    await survey.stopClock('2016-11-20T00:00:00Z');
    expect(await reasonOf('94', 'Chờ số liệu')).toBeNull();
  });

  test('and counted in public when the deadline is set afterwards', async () => {
    const { late } = await survey.call('published_summary');
    await survey.rows(`select survey.set_times('2016-11-01T00:00:00Z', null)`);
    const { late: more, answered } = await survey.call('published_summary');
    expect([late, more]).toEqual([7, answered]);
  });
});

describe('a survey', () => {
  test('is open until the moment it closes, and then keeps what there is readable', async () => {
    await giveCode(survey, '15');
    await survey.rows(`select survey.set_times(null, '2016-12-31T17:00:00Z')`);
    await survey.stopClock('2016-12-31T16:59:59.999Z');
    expect((await survey.call('send_response', sending('15')))['outcome']).toBe('stored');
    await survey.stopClock('2016-12-31T17:00:00Z');
    expect(await survey.call('send_response', sending('15', { base_revision: 1 }))).toEqual({
      outcome: 'closed',
    });
    expect(await survey.call('send_response', sendingWithoutCode('15'))).toEqual({ outcome: 'closed' });
    const changes = [{ path: 'obstacles', from: '', to: 'x' }];
    expect(await survey.call('save_draft', sending('15', { changes }))).toEqual({ outcome: 'closed' });
    const opened = await survey.call('open_draft', sending('15'));
    expect(opened).toMatchObject({ outcome: 'opened', open: false, current_revision: 1 });
    await giveCode(survey, '17');
    expect(await survey.call('open_draft', sending('17'))).toEqual({ outcome: 'closed' });
  });

  test('cannot close before it is due', async () => {
    await expect(survey.rows(`select survey.set_times('2016-11-30', '2016-11-29')`)).rejects.toThrow('check');
  });
});
