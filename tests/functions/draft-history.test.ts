import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import readHistory from '../../functions/drafts-history.ts';
import saveDraft from '../../functions/drafts.ts';
import send from '../../functions/responses.ts';
import { draftHistorySchema, savesOf, stateBefore } from '../../src/submission/draft-history.ts';
import {
  bodyOf,
  openFunctions,
  post,
  run,
  sendBody,
  smallest,
  type OpenFunctions,
} from './open-functions.ts';

let functions: OpenFunctions;
beforeAll(async () => {
  functions = await openFunctions();
});
afterAll(() => functions.close());

const browser = 'may1may1may1';
const ask = async (unit: string, more: object = {}) =>
  run(readHistory, post('/api/drafts/history', { unit, access_code: await functions.codeOf(unit), ...more }));
const historyOf = async (unit: string, more: object = {}) => {
  const answer = await ask(unit, more);
  expect(answer.status).toBe(200);
  return draftHistorySchema.parse(await bodyOf(answer));
};
const save = async (unit: string, changes: unknown[], more: object = {}) =>
  run(saveDraft, post('/api/drafts', { unit, access_code: await functions.codeOf(unit), changes, ...more }));

describe('the earlier states of a draft', () => {
  test('are none before anything was saved', async () => {
    expect(await historyOf('01')).toEqual({ version: 0, form_values: {}, entries: [], more: false });
  });

  test('are those before each save, with the browser that saved, and before what was sent', async () => {
    await save('02', [{ path: 'obstacles', from: '', to: 'thiếu máy' }], { browser });
    await save('02', [
      { path: 'obstacles', from: 'thiếu máy', to: '' },
      { path: 'software_kinds', from: [], to: ['other', 'one_stop'] },
    ]);
    const access_code = await functions.codeOf('02');
    const sent = sendBody('02', { access_code, browser, form_values: smallest('02') });
    expect((await run(send, post('/api/responses', sent))).status).toBe(201);
    const { form_values: values, entries } = await historyOf('02');
    expect(values).toEqual(smallest('02'));
    const saves = savesOf(entries);
    expect(saves.map((each) => [each.browser, each.source])).toEqual([
      [browser, 'sent'],
      [null, 'saved'],
      [browser, 'saved'],
    ]);
    expect(saves.map(({ id }) => stateBefore(values, entries, id))).toEqual([
      { software_kinds: ['one_stop', 'other'] },
      { obstacles: 'thiếu máy' },
      {},
    ]);
  });

  test('sent twice under one key, from another browser too, are logged once', async () => {
    const access_code = await functions.codeOf('04');
    const body = sendBody('04', { access_code, browser, form_values: smallest('04') });
    expect((await run(send, post('/api/responses', body))).status).toBe(201);
    const again = { ...body, browser: 'may2may2may2' };
    expect((await run(send, post('/api/responses', again))).status).toBe(200);
    const { entries } = await historyOf('04');
    expect(new Set(entries.map((entry) => entry.browser))).toEqual(new Set([browser]));
    expect(entries).toHaveLength(Object.keys(smallest('04')).length);
  });

  test('come in pages', async () => {
    await save('06', [
      { path: 'obstacles', from: '', to: 'một' },
      { path: 'proposals', from: '', to: 'hai' },
    ]);
    const first = await historyOf('06', { limit: 1 });
    expect([first.entries.length, first.more]).toEqual([1, true]);
    const second = await historyOf('06', { limit: 1, before: first.entries[0]?.id });
    expect([second.entries[0]?.path, second.more]).toEqual(['obstacles', false]);
  });

  test('are shown to nobody without the code of the Sở', async () => {
    const access_code = await functions.codeOf('02');
    const answers = [
      await run(readHistory, post('/api/drafts/history', { unit: '08', access_code })),
      await run(readHistory, post('/api/drafts/history', { unit: '02', access_code: 'AAAA' })),
      await run(readHistory, post('/api/drafts/history', { unit: '03', access_code })),
    ];
    const words = await Promise.all(answers.map(async (answer) => (await bodyOf(answer))['error']));
    expect(words).toEqual(['wrong_code', 'code_misspelled', 'invalid_request']);
  });

  test.each([{ limit: 0 }, { limit: 2001 }, { limit: 1.5 }, { before: 0 }, { before: '1' }, { since: 1 }])(
    'asked for with %j are refused',
    async (more) => {
      expect((await ask('01', more)).status).toBe(400);
    },
  );
});

describe('the id of a browser', () => {
  test.each(['', 'short', 'UPPERCASE1', 'a'.repeat(41), 'có dấu có dấu', 12_345_678])(
    'that is none (%j) refuses the save and the send',
    async (none) => {
      expect((await save('10', [], { browser: none })).status).toBe(400);
      const body = sendBody('10', { access_code: await functions.codeOf('10'), browser: none });
      expect((await run(send, post('/api/responses', body))).status).toBe(400);
    },
  );
});
