import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import finish from '../../functions/attachments-finish.ts';
import withdraw from '../../functions/attachments-withdraw.ts';
import signedCopy from '../../functions/signed-copy.ts';
import { bodyOf, openFunctions, type OpenFunctions } from './open-functions.ts';
import { filesAt, told } from './sending-files.ts';
import { pdf } from './stored-files.ts';

let functions: OpenFunctions;
beforeAll(async () => {
  functions = await openFunctions();
});
afterAll(() => functions.close());

const { ask, sendIt, open, upload, uploadAndFinish } = filesAt(() => functions);

describe('the signed copy', () => {
  const record = (unit: string, more: object) =>
    ask(signedCopy, '/api/signed-copy', unit, { revision: 1, letter_number: '', letter_date: '', ...more });

  test('as a file is recorded once such a file has been received', async () => {
    await sendIt('12');
    expect(await told(await record('12', { channel: 'file' }))).toEqual([409, 'file_missing']);
    await uploadAndFinish('12', { bytes: pdf(), kind: 'plan' });
    expect((await record('12', { channel: 'file' })).status).toBe(409);
    await uploadAndFinish('12', { bytes: pdf() });
    expect(await bodyOf(await record('12', { channel: 'file' }))).toMatchObject({
      signed_copy: 'received',
      signed: { channel: 'file', revision: 1, is_current: true },
    });
  });

  test('is received with the first file of it, and number and date of the letter can follow', async () => {
    await sendIt('22');
    await uploadAndFinish('22', { bytes: pdf(), kind: 'plan' });
    expect(await open('22')).toMatchObject({ signed_copy: 'awaited', signed: null });
    const { id } = await upload('22', { bytes: pdf() });
    const finished = await bodyOf(await ask(finish, '/api/attachments/finish', '22', { id }));
    const byFile = { channel: 'file', revision: 1, letter_number: null, letter_date: null, is_current: true };
    expect(finished).toMatchObject({ signed_copy: 'received', signed: byFile });
    const letter = { letter_number: '5/STP', letter_date: '2016-11-28' };
    await record('22', { channel: 'file', ...letter });
    await uploadAndFinish('22', { bytes: pdf() });
    expect((await open('22'))['signed']).toMatchObject({ channel: 'file', ...letter });
  });

  test('that was begun for other answers than those sent last is not the signed copy of these', async () => {
    await sendIt('24');
    const { id } = await upload('24', { bytes: pdf() });
    await sendIt('24', { obstacles: 'Khác.' }, 1);
    await ask(finish, '/api/attachments/finish', '24', { id });
    expect(await open('24')).toMatchObject({ signed_copy: 'awaited', signed: null });
  });

  test.each(['document_axis', 'post', 'email'])(
    'by %s needs number and date of the letter',
    async (channel) => {
      const unit = { document_axis: '14', post: '15', email: '17' }[channel] ?? '';
      await sendIt(unit);
      expect((await record(unit, { channel })).status).toBe(400);
      expect(
        (await record(unit, { channel, letter_number: '12/STP', letter_date: '2016-13-01' })).status,
      ).toBe(400);
      const letter = { letter_number: ' 123/STP-HCTP ', letter_date: '2016-11-28' };
      expect(await bodyOf(await record(unit, { channel, ...letter }))).toMatchObject({
        signed_copy: 'received',
        signed: { channel, letter_number: '123/STP-HCTP', letter_date: '2016-11-28' },
      });
    },
  );

  test('comes with no letter of a day that is yet to come, at the door and in the database', async () => {
    await sendIt('25');
    const letter = { channel: 'post', letter_number: '1/STP', letter_date: '2099-01-01' };
    expect((await record('25', letter)).status).toBe(400);
    const row = `insert into survey.signed_copies (response_id, revision, channel, letter_number, letter_date, actor,
      who, recorded_at) select id, 1, 'post', '1/STP', day, 'unit', '25', survey.clock() from survey.responses,
      (select (survey.clock() at time zone 'Asia/Ho_Chi_Minh')::date`;
    const written = (days: number) =>
      functions.survey.rows(`${row} + ${days} as day) as letter where unit_code = '25'`);
    await expect(written(1)).rejects.toThrow('yet to come');
    await written(0);
  });

  test('comes with no letter of a year far off, and the answer names the year', async () => {
    await sendIt('27');
    const letter = { channel: 'post', letter_number: '1/STP', letter_date: '1016-11-28' };
    const response = await record('27', letter);
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({
      errors: [{ path: 'letter_date', code: 'year_out_of_range' }],
    });
  });

  test('of other answers than those sent last is outdated, and is awaited again', async () => {
    const letter = { channel: 'post', letter_number: '1/STP', letter_date: '2016-11-28' };
    await sendIt('19');
    await record('19', letter);
    await sendIt('19', { obstacles: 'Khác.' }, 1);
    expect(await open('19')).toMatchObject({
      signed_copy: 'awaited',
      signed: { revision: 1, is_current: false },
    });
    expect(await told(await record('19', letter))).toEqual([409, 'stale_revision']);
    expect((await record('19', { ...letter, revision: 2 })).status).toBe(200);
  });

  test('can change no answer', async () => {
    await sendIt('20');
    const before = (await open('20'))['receipts'];
    await uploadAndFinish('20', { bytes: pdf() });
    await record('20', { channel: 'file' });
    expect((await open('20'))['receipts']).toEqual(before);
  });
});

describe('a received file', () => {
  const files = async (unit: string) =>
    (await open(unit))['files'] as { id: string; withdrawn_at: string | null }[];

  test('is taken back by its Sở, with its code only, and stays in the list', async () => {
    await sendIt('30');
    await uploadAndFinish('30', { bytes: pdf() });
    const [file] = await files('30');
    const other = await ask(withdraw, '/api/attachments/withdraw', '31', { id: file?.id });
    expect(await told(other)).toEqual([409, 'not_sent_yet']);
    const taken = await ask(withdraw, '/api/attachments/withdraw', '30', { id: file?.id });
    expect(await bodyOf(taken)).toMatchObject({ signed_copy: 'awaited', signed: null, publish_from: 'sent' });
    expect(await files('30')).toMatchObject([{ id: file?.id, withdrawn_at: expect.any(String) as string }]);
    const unknown = await ask(withdraw, '/api/attachments/withdraw', '30', { id: crypto.randomUUID() });
    expect(await told(unknown)).toEqual([409, 'file_missing']);
  });
});
