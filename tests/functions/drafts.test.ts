import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import send from '../../functions/responses.ts';
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

const open = async (unit: string) =>
  run(openDraft, post('/api/drafts/open', { unit, access_code: await functions.codeOf(unit) }));
const save = async (unit: string, changes: unknown[]) =>
  run(saveDraft, post('/api/drafts', { unit, access_code: await functions.codeOf(unit), changes }));

describe('opening a draft', () => {
  test('begins it, and afterwards finds it with what was saved', async () => {
    expect((await open('01')).status).toBe(200);
    const saved = await save('01', [{ path: 'obstacles', from: '', to: 'chưa xong 1,5' }]);
    expect(await bodyOf(saved)).toMatchObject({ version: 1, applied: ['obstacles'], conflicts: [] });
    const opened = await bodyOf(await open('01'));
    expect(opened).toMatchObject({
      number: '669-01',
      state: 'draft',
      form_values: { obstacles: 'chưa xong 1,5' },
    });
    expect(opened).not.toHaveProperty('outcome');
  });

  test('after a send shows the answers as they were typed and the receipt', async () => {
    const values = { ...smallest('02'), software_kinds: 'one_stop', 'registrars.commune': ' 1.234 ' };
    const sent = await run(
      send,
      post(
        '/api/responses',
        sendBody('02', { access_code: await functions.codeOf('02'), form_values: values }),
      ),
    );
    const { receipt } = await bodyOf(sent);
    expect(await bodyOf(await open('02'))).toMatchObject({
      form_values: { software_kinds: ['one_stop'], 'registrars.commune': ' 1.234 ' },
      base_revision: 1,
      receipts: [receipt],
    });
  });

  test('with the code of another Sở, with a misspelled or with no code is refused', async () => {
    const access_code = await functions.codeOf('01');
    const answers = [
      await run(openDraft, post('/api/drafts/open', { unit: '04', access_code })),
      await run(openDraft, post('/api/drafts/open', { unit: '04', access_code: 'AAAA' })),
      await run(openDraft, post('/api/drafts/open', { unit: '04', access_code: '' })),
      await run(openDraft, post('/api/drafts/open', { unit: '03', access_code })),
    ];
    const words = await Promise.all(answers.map(async (answer) => (await bodyOf(answer))['error']));
    expect(words).toEqual(['wrong_code', 'code_misspelled', 'code_misspelled', 'invalid_request']);
    expect(await functions.survey.rows(`select from survey.responses where unit_code = '04'`)).toEqual([]);
  });

  test('of a unit that is none is refused in words that name it', async () => {
    const access_code = await functions.codeOf('01');
    const answer = await run(openDraft, post('/api/drafts/open', { unit: '99', access_code }));
    expect(answer.status).toBe(400);
    expect(await bodyOf(answer)).toMatchObject({
      error: 'invalid_request',
      errors: [
        {
          path: 'unit',
          code: 'unknown_option',
          message: '“99” không có trong các lựa chọn. Đề nghị chọn lại.',
        },
      ],
    });
  });
});

describe('saving changes', () => {
  test('tells where the response stands, so that a colleague who has not sent it learns that it was sent', async () => {
    const body = sendBody('12', { access_code: await functions.codeOf('12'), form_values: smallest('12') });
    expect(await bodyOf(await save('12', []))).toMatchObject({ state: 'draft', sent_at: null });
    const { receipt } = await bodyOf(await run(send, post('/api/responses', body)));
    const { received_at } = receipt as { received_at: string };
    expect(await bodyOf(await save('12', []))).toMatchObject({
      state: 'sent',
      current_revision: 1,
      sent_at: received_at,
    });
  });

  test('sees no difference between composed and decomposed letters or the order of ticks', async () => {
    const text = 'Nguyễn Thị Hồng Đào';
    await save('08', [
      { path: 'respondent_name', from: '', to: text.normalize('NFD') },
      { path: 'software_kinds', from: [], to: ['other', 'one_stop'] },
    ]);
    const again = await save('08', [
      { path: 'respondent_name', from: text, to: 'Trần Văn B' },
      { path: 'software_kinds', from: ['one_stop', 'other'], to: ['one_stop'] },
    ]);
    expect(await bodyOf(again)).toMatchObject({
      applied: ['respondent_name', 'software_kinds'],
      conflicts: [],
    });
  });

  test.each([
    ['a path the Phiếu does not have', [{ path: 'salary', from: '', to: '1' }], 'salary'],
    ['the same path twice', Array<unknown>(2).fill({ path: 'obstacles', from: '', to: '1' }), 'obstacles'],
    ['a NUL', [{ path: 'obstacles', from: '', to: 'a\0' }], 'obstacles'],
    ['half a letter', [{ path: 'obstacles', from: '', to: 'a\ud800' }], 'obstacles'],
    ['half a letter before', [{ path: 'obstacles', from: '\ud800', to: 'a' }], 'obstacles'],
    ['a number', [{ path: 'obstacles', from: '', to: 1 }], 'changes.0.to'],
  ])('with %s is refused as a whole', async (_, changes: unknown[], path) => {
    const response = await save('10', [{ path: 'proposals', from: '', to: 'x' }, ...changes]);
    expect(response.status).toBe(400);
    const { errors } = await bodyOf(response);
    const paths = (errors as { path: string }[]).map((error) => error.path.replace('changes.1', 'changes.0'));
    expect(paths).toEqual([path]);
    expect(await bodyOf(await open('10'))).toMatchObject({ form_values: {} });
  });
});
