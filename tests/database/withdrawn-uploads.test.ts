import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest, giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());

const key = (unit: string) => ({ unit, digest: digest(`code of ${unit}`) });

/** Sends a file as the functions do; returns its id. */
async function receive(unit: string, kind: 'signed_copy' | 'plan' = 'signed_copy'): Promise<string> {
  const id = randomUUID();
  const file = { name: 'Bản ký.pdf', object: `${unit}/${id}.pdf`, type: 'application/pdf', size: 9 };
  expect(await survey.call('begin_upload', { p: { ...key(unit), id, kind, ...file } })).toEqual({
    outcome: 'begun',
  });
  expect(await survey.call('find_upload', { p: { ...key(unit), id } })).toMatchObject({ outcome: 'found' });
  await survey.call('finish_upload', { p: { id, state: 'received', sha256: 'a'.repeat(64) } });
  return id;
}
const withdraw = (unit: string, id: string) => survey.call('withdraw_upload', { p: { ...key(unit), id } });
const open = (unit: string) => survey.call('open_draft', { p: key(unit) });
const send = async (unit: string, changed: Record<string, unknown> = {}) => {
  if (changed['base_revision'] === undefined) await giveCode(survey, unit);
  expect(await survey.call('send_response', sending(unit, changed))).toMatchObject({ outcome: 'stored' });
};
const publishFrom = (setting: string) =>
  survey.rows(`update survey.surveys set publish_from = $1, settings_version = settings_version + 1`, [
    setting,
  ]);
const summary = () => survey.call('published_summary');
const revisionShown = async (unit: string) => {
  const units = (await survey.call('published_units')) as unknown as Record<string, unknown>[];
  return units.find(({ code }) => code === unit)?.['revision'];
};

describe('a received file that its Sở takes back', () => {
  test('stays in its list with the time, and the signed copy is awaited again once none is left', async () => {
    await send('01');
    const [first, second] = [await receive('01'), await receive('01')];
    expect(await withdraw('01', first)).toMatchObject({
      outcome: 'opened',
      signed_copy: 'received',
      files: [
        { id: first, withdrawn_at: expect.stringMatching(/Z$/) as string },
        { id: second, withdrawn_at: null },
      ],
    });
    expect(await withdraw('01', second)).toMatchObject({ signed_copy: 'awaited', signed: null });
    const transitions = await survey.rows(
      `select c.actor, c.who, c.from_value, c.to_value, c.is_published from survey.state_transitions c
       join survey.responses r on r.id = c.response_id
       where r.unit_code = '01' and c.attribute = 'signed_copy' order by c.id desc limit 1`,
    );
    expect(transitions).toEqual([
      { actor: 'unit', who: '01', from_value: 'received', to_value: 'awaited', is_published: true },
    ]);
    await receive('01');
    expect(await open('01')).toMatchObject({ signed_copy: 'received', signed: { is_current: true } });
  });

  test('is taken back once, however often it is asked for, and the record of it never changes', async () => {
    await send('02');
    const id = await receive('02');
    const once = await withdraw('02', id);
    expect(await withdraw('02', id)).toEqual(once);
    await expect(survey.rows('delete from survey.withdrawn_uploads')).rejects.toThrow();
    await expect(survey.rows(`update survey.withdrawn_uploads set who = 'x'`)).rejects.toThrow();
  });

  test('leaves a signed copy that also came another way as it is', async () => {
    await send('04');
    const id = await receive('04');
    const letter = { revision: 1, channel: 'post', letter_number: '1/STP', letter_date: '2016-11-28' };
    await survey.call('record_signed_copy', { p: { ...key('04'), ...letter } });
    expect(await withdraw('04', id)).toMatchObject({
      signed_copy: 'received',
      signed: { channel: 'post', is_current: true },
    });
  });

  test('is refused once the response is accepted, after closing, with a wrong code, and for the file of another', async () => {
    await send('06');
    await send('08');
    const id = await receive('06');
    expect(await withdraw('08', id)).toEqual({ outcome: 'not_found' });
    expect(
      await survey.call('withdraw_upload', { p: { ...key('06'), digest: digest('guess'), id } }),
    ).toMatchObject({ outcome: 'wrong_code' });
    await survey.call('accept_response', { p: { number: '669-06', revision: 1, who: 'Trần Thị B' } });
    expect(await withdraw('06', id)).toMatchObject({ outcome: 'accepted_already' });
    const other = await receive('08');
    await survey.rows(`update survey.surveys set closes_at = survey.clock() - interval '1 second'`);
    expect(await withdraw('08', other)).toEqual({ outcome: 'closed' });
    await survey.rows('update survey.surveys set closes_at = null');
  });
});

describe('where answers are published once signed', () => {
  test('taking the last file back ends that publication, and the version and the count tell of it', async () => {
    await send('10');
    await publishFrom('signed');
    const id = await receive('10');
    expect(await revisionShown('10')).toBe(1);
    const before = await summary();
    await withdraw('10', id);
    expect(await revisionShown('10')).toBeNull();
    const after = await summary();
    expect(after['answered']).toBe(Number(before['answered']) - 1);
    expect(after['withdrawn']).toBe(Number(before['withdrawn']) + 1);
    expect(after['version']).toBeGreaterThan(Number(before['version']));
  });

  test('a correction sent with the same content keeps no signature that was taken back', async () => {
    await send('11');
    const id = await receive('11');
    await send('11', { base_revision: 1, hash: digest('answers {}') });
    expect(await revisionShown('11')).toBe(1);
    await withdraw('11', id);
    expect(await revisionShown('11')).toBeNull();
  });

  test('the file of an earlier revision taken back ends the publication of that one, also while another is awaited', async () => {
    await send('12');
    const id = await receive('12');
    await send('12', { base_revision: 1, answers: { plan_status: 'not_issued' } });
    expect(await revisionShown('12')).toBe(1);
    const { version } = await survey.call('published_version');
    expect(await withdraw('12', id)).toMatchObject({ signed_copy: 'awaited' });
    expect(await revisionShown('12')).toBeNull();
    expect((await survey.call('published_version'))['version']).toBeGreaterThan(Number(version));
    await publishFrom('sent');
  });
});

describe('the plan of section 2', () => {
  test('is taken before anything is sent, and counted with the answers that say it is issued', async () => {
    await giveCode(survey, '14');
    const file = { name: 'a.pdf', object: `14/${randomUUID()}.pdf`, type: 'application/pdf', size: 9 };
    const begin = (kind: string) =>
      survey.call('begin_upload', { p: { ...key('14'), id: randomUUID(), kind, ...file } });
    expect(await begin('plan')).toEqual({ outcome: 'not_sent' });
    await open('14');
    expect(await begin('signed_copy')).toEqual({ outcome: 'not_sent' });
    const id = await receive('14', 'plan');
    expect(await open('14')).toMatchObject({ files: [{ id, revision: null, is_current: true }] });
    const before = Number((await summary())['plan_files']);
    await survey.call('send_response', sending('14'));
    expect((await summary())['plan_files']).toBe(before + 1);
    await withdraw('14', id);
    expect((await summary())['plan_files']).toBe(before);
  });
});
