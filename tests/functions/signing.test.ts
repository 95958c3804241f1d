import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import lockDraft from '../../functions/drafts-lock.ts';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import unlockDraft from '../../functions/drafts-unlock.ts';
import checkReceipt from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import readRevision from '../../functions/revisions.ts';
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

type Raw = Record<string, string | string[]>;
const ask = async (handler: typeof send, path: string, unit: string, more: object = {}) =>
  run(handler, post(path, { unit, access_code: await functions.codeOf(unit), ...more }));
const open = async (unit: string) => bodyOf(await ask(openDraft, '/api/drafts/open', unit));
const save = (unit: string, values: Raw) =>
  ask(saveDraft, '/api/drafts', unit, {
    changes: Object.entries(values).map(([path, to]) => ({ path, from: '', to })),
  });
const lock = async (unit: string, version?: number) =>
  ask(lockDraft, '/api/drafts/lock', unit, { version: version ?? (await open(unit))['version'] });
const unlock = (unit: string, why: string) => ask(unlockDraft, '/api/drafts/unlock', unit, { why });
const sendIt = async (unit: string, formValues: Raw, base_revision = 0) =>
  run(
    send,
    post(
      '/api/responses',
      sendBody(unit, { access_code: await functions.codeOf(unit), form_values: formValues, base_revision }),
    ),
  );

/** A Sở that has typed enough to send, in the state it has then. */
async function fill(unit: string, more: Raw = {}): Promise<Raw> {
  const formValues = { ...smallest(unit), obstacles: 'Đường truyền yếu.', ...more };
  await open(unit);
  await save(unit, formValues);
  return formValues;
}

describe('locking for signature', () => {
  test('reserves number and hash, and the unchanged answers, sent later, keep them', async () => {
    const formValues = await fill('01');
    const locked = await bodyOf(await lock('01'));
    expect(locked).toMatchObject({
      state: 'in_signature',
      number: '669-01',
      signing: { locked: true, revision: 1 },
    });
    const { short_hash } = locked['signing'] as { short_hash: string };
    const { receipt } = (await bodyOf(await sendIt('01', formValues))) as {
      receipt: Record<string, unknown>;
    };
    expect(receipt).toMatchObject({ number: '669-01', revision: 1, hash: short_hash, state: 'sent' });
    const check = await run(
      checkReceipt,
      post('/api/receipts/check', { number: '669-01', revision: 1, hash: short_hash }),
    );
    expect(await bodyOf(check)).toEqual({ outcome: 'current' });
    expect(await open('01')).toMatchObject({ locked_at: null, signing: { locked: false, revision: 1 } });
  });

  test('keeps everybody from changing the draft or sending something else, until it is unlocked', async () => {
    const formValues = await fill('02');
    await lock('02');
    const saved = await save('02', { proposals: 'Thêm.' });
    expect([saved.status, (await bodyOf(saved))['error']]).toEqual([409, 'draft_locked']);
    const other = await sendIt('02', { ...formValues, proposals: 'Thêm.' });
    expect([other.status, (await bodyOf(other))['error']]).toEqual([409, 'draft_locked']);
    const another = { ...formValues, respondent_name: 'Người khác' };
    expect((await sendIt('02', another)).status).toBe(201);
  });

  test('twice is once, whatever the line does', async () => {
    await fill('04');
    const first = await bodyOf(await lock('04'));
    expect(await bodyOf(await lock('04', 0))).toMatchObject({ signing: first['signing'] });
    const actions = await functions.survey.rows(
      `select s.action from survey.signature_locks s join survey.responses r on r.id = s.response_id where r.unit_code = '04'`,
    );
    expect(actions).toEqual([{ action: 'locked' }]);
  });

  test('is refused for a draft that changed since it was looked at, and for one that could not be sent', async () => {
    await fill('06');
    const { version } = await open('06');
    await save('06', { proposals: 'Của đồng nghiệp.' });
    const stale = await lock('06', Number(version));
    expect([stale.status, (await bodyOf(stale))['error']]).toEqual([409, 'stale_revision']);
    await save('06', { 'registrars.commune': 'nhiều' });
    const wrong = await lock('06');
    expect([wrong.status, (await bodyOf(wrong))['errors']]).toMatchObject([
      422,
      [{ path: 'registrars.commune' }],
    ]);
    expect(await open('06')).toMatchObject({ state: 'draft', signing: null });
  });

  test('holds no contact person in what is kept of it', async () => {
    await fill('08');
    await lock('08');
    const [kept] = await functions.survey.rows(
      `select s::text as text from survey.signature_locks s join survey.responses r on r.id = s.response_id where r.unit_code = '08'`,
    );
    expect(kept?.['text']).toContain('Đường truyền yếu');
    expect(kept?.['text']).not.toMatch(/Hồng Đào|3733/u);
  });
});

describe('unlocking', () => {
  test('needs a reason, which is kept with the step back to Nháp', async () => {
    await fill('10');
    await lock('10');
    expect((await unlock('10', ' \n')).status).toBe(400);
    const unlocked = await bodyOf(await unlock('10', 'Giám đốc yêu cầu sửa mục 4'));
    expect(unlocked).toMatchObject({ state: 'draft', locked_at: null, signing: { locked: false } });
    const [step] = await functions.survey.rows(
      `select c.from_value, c.to_value, c.why from survey.state_transitions c join survey.responses r on r.id = c.response_id
       where r.unit_code = '10' order by c.id desc limit 1`,
    );
    expect(step).toEqual({
      from_value: 'in_signature',
      to_value: 'draft',
      why: 'Giám đốc yêu cầu sửa mục 4',
    });
  });

  test('leaves what the signed paper says to be compared with', async () => {
    await fill('11');
    await lock('11');
    await unlock('11', 'Sửa mục 5');
    await save('11', { proposals: 'Khác bản đã in.' });
    expect(await open('11')).toMatchObject({
      form_values: { proposals: 'Khác bản đã in.' },
      signing: { locked: false, answers: { proposals: null, obstacles: 'Đường truyền yếu.' } },
    });
  });

  test('of a draft that is not locked changes nothing', async () => {
    await fill('12');
    expect(await bodyOf(await unlock('12', 'nhầm'))).toMatchObject({ state: 'draft', signing: null });
  });
});

describe('what was sent', () => {
  test('is read again by its Sở, revision by revision, and by no other', async () => {
    const formValues = await fill('17');
    await sendIt('17', formValues);
    await sendIt('17', { ...formValues, obstacles: 'Khác.' }, 1);
    const read = async (unit: string, revision: number) =>
      bodyOf(await ask(readRevision, '/api/revisions', unit, { revision }));
    expect(await read('17', 1)).toMatchObject({
      revision: 1,
      answers: { obstacles: 'Đường truyền yếu.' },
      contact: { respondent_name: 'Nguyễn Thị Hồng Đào' },
    });
    expect(await read('17', 2)).toMatchObject({ revision: 2, answers: { obstacles: 'Khác.' } });
    expect((await read('17', 3))['error']).toBe('file_missing');
    expect((await read('19', 1))['error']).toBe('not_sent_yet');
    const wrong = { unit: '17', access_code: await functions.codeOf('19'), revision: 1 };
    expect((await run(readRevision, post('/api/revisions', wrong))).status).toBe(403);
  });
});

describe('a correction', () => {
  test('is locked with the number it will have, while the response stays sent', async () => {
    const formValues = await fill('14');
    await sendIt('14', formValues);
    await save('14', { proposals: 'Bổ sung.' });
    expect(await bodyOf(await lock('14'))).toMatchObject({
      state: 'sent',
      signing: { locked: true, revision: 2 },
    });
    const { receipt } = (await bodyOf(await sendIt('14', { ...formValues, proposals: 'Bổ sung.' }, 1))) as {
      receipt: Record<string, unknown>;
    };
    expect(receipt).toMatchObject({ revision: 2, state: 'sent' });
  });

  test('is locked no more once the response was accepted', async () => {
    const formValues = await fill('15');
    await sendIt('15', formValues);
    await functions.survey.call('accept_response', {
      p: { number: '669-15', revision: 1, who: 'Trần Thị B' },
    });
    const refused = await lock('15');
    expect([refused.status, (await bodyOf(refused))['error']]).toEqual([409, 'accepted_already']);
  });
});
