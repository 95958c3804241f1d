import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());

const open = (unit: string) => survey.call('open_draft', sending(unit));
const save = (unit: string, ...changes: { path: string; from: unknown; to: unknown }[]) =>
  survey.call('save_draft', sending(unit, { changes }));

describe('a draft', () => {
  test('begins empty with the number of the response, and is the same one ever after', async () => {
    await giveCode(survey, '01');
    const opened = await open('01');
    expect(opened).toMatchObject({
      outcome: 'opened',
      number: '669-01',
      state: 'draft',
      form_values: {},
      version: 0,
      base_revision: 0,
      current_revision: 0,
      open: true,
      superseded: null,
      locked_at: null,
      receipts: [],
    });
    expect(await open('01')).toEqual(opened);
    await Promise.all([open('01'), open('01')]);
    expect(await survey.rows(`select from survey.responses where unit_code = '01'`)).toHaveLength(1);
  });

  test('takes each change whose "from" is what is stored, and shows both values of the others', async () => {
    await giveCode(survey, '02');
    const first = await save(
      '02',
      { path: 'obstacles', from: '', to: 'thiếu máy' },
      { path: 'software_kinds', from: [], to: ['one_stop'] },
    );
    expect(first).toMatchObject({ version: 1, applied: ['obstacles', 'software_kinds'], conflicts: [] });
    const second = await save(
      '02',
      { path: 'obstacles', from: '', to: 'thiếu người' },
      { path: 'proposals', from: '', to: 'tập huấn' },
      { path: 'software_kinds', from: ['one_stop'], to: [] },
    );
    expect(second).toMatchObject({
      outcome: 'saved',
      version: 2,
      applied: ['proposals', 'software_kinds'],
      conflicts: [{ path: 'obstacles', remote: 'thiếu máy', local: 'thiếu người' }],
    });
    expect((await open('02'))['form_values']).toEqual({ obstacles: 'thiếu máy', proposals: 'tập huấn' });
  });

  test('takes the changes of several officers at once without losing one', async () => {
    await giveCode(survey, '04');
    const paths = Array.from({ length: 20 }, (_, i) => `software_in_use.${i}.name`);
    await Promise.all(paths.map((path) => save('04', { path, from: '', to: `của ${path}` })));
    const { form_values: values, version } = await open('04');
    expect(Object.keys(values as object).sort()).toEqual([...paths].sort());
    expect(version).toBe(20);
  });

  test('meets no conflict with itself when a save is repeated', async () => {
    await giveCode(survey, '06');
    const change = { path: 'obstacles', from: '', to: 'một' };
    await save('06', change);
    expect(await save('06', change)).toMatchObject({ version: 1, applied: ['obstacles'], conflicts: [] });
  });

  test('saved without a change tells what colleagues have saved, and stays as it is', async () => {
    await giveCode(survey, '14');
    const { saved_at } = await save('14', { path: 'obstacles', from: '', to: 'của đồng nghiệp' });
    const asked = await save('14');
    expect(asked).toMatchObject({ outcome: 'saved', version: 1, saved_at, applied: [], conflicts: [] });
    expect(asked['form_values']).toEqual({ obstacles: 'của đồng nghiệp' });
  });

  test('cannot be changed while it is in signature', async () => {
    await giveCode(survey, '08');
    await open('08');
    await survey.rows(
      `update survey.drafts d set locked_at = survey.clock(), locked_hash = repeat('a', 64), reserved_revision = 1
       from survey.responses r where r.id = d.response_id and r.number = '669-08'`,
    );
    expect(await save('08', { path: 'obstacles', from: '', to: 'x' })).toMatchObject({ outcome: 'locked' });
    expect(await open('08')).toMatchObject({ outcome: 'opened', form_values: {} });
  });

  test('does not grow without end', async () => {
    await giveCode(survey, '10');
    const long = 'dài '.repeat(150_000);
    await save('10', { path: 'obstacles', from: '', to: long });
    await save('10', { path: 'proposals', from: '', to: long });
    const third = await save('10', { path: 'interconnection', from: '', to: long });
    expect(third).toEqual({ outcome: 'too_large' });
    expect(Object.keys((await open('10'))['form_values'] as object)).toHaveLength(2);
  });

  test('holds what was sent after a send, and what it held beyond that is superseded', async () => {
    await giveCode(survey, '11');
    await save('11', { path: 'obstacles', from: '', to: 'chưa gửi' });
    await survey.call('send_response', sending('11', { form_values: { unit: '11' } }));
    const opened = await open('11');
    expect(opened).toMatchObject({
      form_values: { unit: '11' },
      base_revision: 1,
      current_revision: 1,
      state: 'sent',
      superseded: { obstacles: 'chưa gửi' },
    });
    expect(opened['receipts']).toHaveLength(1);
  });

  test('keeps the cells of the worksheet, which are no answers, when a page without script is sent', async () => {
    const worksheet = { 'worksheet.0.name': 'Đông Hà' };
    await giveCode(survey, '17');
    await save(
      '17',
      { path: 'unit', from: '', to: '17' },
      { path: 'worksheet.0.name', from: '', to: 'Đông Hà' },
    );
    await survey.call('send_response', sending('17', { form_values: { unit: '17' } }));
    expect(await open('17')).toMatchObject({ form_values: { unit: '17', ...worksheet }, superseded: null });
    const byScript = sending('17', {
      form_values: { obstacles: 'sau' },
      base_revision: 1,
      browser: 'b'.repeat(8),
    });
    await survey.call('send_response', byScript);
    expect((await open('17'))['form_values']).toEqual({ obstacles: 'sau' });
  });

  test('tells with each saving where the response stands and when it was sent last', async () => {
    await giveCode(survey, '15');
    expect(await save('15')).toMatchObject({ state: 'draft', current_revision: 0, sent_at: null });
    const { receipt } = await survey.call('send_response', sending('15'));
    const { received_at: sent_at } = receipt as { received_at: string };
    expect(await save('15')).toMatchObject({ state: 'sent', current_revision: 1, sent_at });
  });

  test('that was all sent leaves nothing superseded by the next send', async () => {
    await giveCode(survey, '12');
    await survey.call('send_response', sending('12', { form_values: { obstacles: 'một' } }));
    await survey.call(
      'send_response',
      sending('12', { form_values: { obstacles: 'hai' }, base_revision: 1 }),
    );
    expect(await open('12')).toMatchObject({
      form_values: { obstacles: 'hai' },
      superseded: null,
      base_revision: 2,
    });
  });
});
