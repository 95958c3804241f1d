import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest, giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());

const wrong = (unit: string) => survey.call('send_response', sending(unit, { digest: digest('guessed') }));
async function guess(unit: string, times: number): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for (let i = 0; i < times; i += 1) outcomes.push((await wrong(unit))['outcome']);
  return outcomes;
}

describe('a wrong code', () => {
  test('is refused twenty times within 15 minutes, and from the 21st on with the time to wait', async () => {
    await giveCode(survey, '01');
    await survey.stopClock('2016-11-20T01:00:00Z');
    expect(new Set(await guess('01', 19))).toEqual(new Set(['wrong_code']));
    await survey.stopClock('2016-11-20T01:10:00Z');
    expect(await wrong('01')).toEqual({ outcome: 'wrong_code' });
    expect(await wrong('01')).toEqual({ outcome: 'too_many_wrong_codes', retry_after: 300 });
    await survey.stopClock('2016-11-20T01:14:59.999Z');
    expect(await wrong('01')).toEqual({ outcome: 'too_many_wrong_codes', retry_after: 1 });
    await survey.stopClock('2016-11-20T01:15:00Z');
    expect(await wrong('01')).toEqual({ outcome: 'wrong_code' });
  });

  test('does not keep the right code out', async () => {
    await giveCode(survey, '02');
    await guess('02', 25);
    expect((await survey.call('send_response', sending('02')))['outcome']).toBe('stored');
    expect((await survey.call('open_draft', sending('02')))['outcome']).toBe('opened');
  });

  test('counts for the unit named in the request, not for others', async () => {
    await guess('04', 21);
    expect(await wrong('06')).toEqual({ outcome: 'wrong_code' });
  });

  test('counts in every function that takes a code', async () => {
    const taking = await survey.rows(
      `select p.proname::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace
         and p.prosrc ~ 'digest|refuse_unless_sent|open_draft' and p.proname not in ('issue_access_codes', 'workspace_issue_code') and p.proname !~ 'snapshot' order by p.proname`,
    );
    expect(taking.length).toBeGreaterThan(9);
    const { p } = sending('12', { digest: digest('guessed'), changes: [] });
    for (const { name } of taking)
      expect([name, await survey.call(String(name), { p })]).toEqual([name, { outcome: 'wrong_code' }]);
    const [counted] = await survey.rows(`select total from survey.wrong_codes where unit_code = '12'`);
    expect(Number(counted?.['total'])).toBe(taking.length);
    for (const { name } of taking)
      expect([name, await survey.call(String(name), { p: { ...p, unit: '03' } })]).toEqual([
        name,
        { outcome: 'unknown_unit' },
      ]);
  });

  test('fifty at once are counted one by one, and the right one passes meanwhile', async () => {
    await giveCode(survey, '10');
    const guesses = Promise.all(Array.from({ length: 50 }, () => wrong('10')));
    expect((await survey.call('open_draft', sending('10')))['outcome']).toBe('opened');
    const outcomes = (await guesses).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'wrong_code')).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === 'too_many_wrong_codes')).toHaveLength(30);
    const [counted] = await survey.rows(`select total from survey.wrong_codes where unit_code = '10'`);
    expect(Number(counted?.['total'])).toBe(50);
  });

  test('is what any code is while the unit has none', async () => {
    expect(await survey.call('send_response', sending('11'))).toEqual({ outcome: 'wrong_code' });
  });
});

describe('issuing codes', () => {
  const issue = (codes: { unit: string; digest: string }[], replace = false) =>
    survey.call('issue_access_codes', { p: { codes, replace } });

  test('replaces a code only when that is said, and the old one then opens nothing', async () => {
    await giveCode(survey, '12');
    const codes = [
      { unit: '12', digest: digest('new') },
      { unit: '14', digest: digest('first') },
    ];
    expect(await issue(codes)).toEqual({ outcome: 'already_issued', units: ['12'] });
    expect(await survey.call('open_draft', { p: codes[1] })).toEqual({ outcome: 'wrong_code' });
    expect(await issue(codes, true)).toMatchObject({ outcome: 'issued' });
    expect(await survey.call('open_draft', sending('12'))).toEqual({ outcome: 'wrong_code' });
    expect(await survey.call('open_draft', { p: codes[0] })).toMatchObject({ outcome: 'opened' });
    const kept = await survey.rows(
      `select replaced_at is null as current from survey.access_codes where unit_code = '12' order by id`,
    );
    expect(kept).toEqual([{ current: false }, { current: true }]);
  });

  test('the same codes again changes nothing', async () => {
    await giveCode(survey, '15');
    await giveCode(survey, '15');
    expect(await survey.rows(`select from survey.access_codes where unit_code = '15'`)).toHaveLength(1);
  });

  test('for a unit nobody asked is refused as a whole', async () => {
    const codes = [
      { unit: '17', digest: digest('a') },
      { unit: '03', digest: digest('b') },
    ];
    expect(await issue(codes)).toEqual({ outcome: 'unknown_unit', units: ['03'] });
    expect(await survey.rows(`select from survey.access_codes where unit_code = '17'`)).toEqual([]);
  });
});

describe('the digest of a code', () => {
  /** What a function does, without what its comments say. */
  const bodies = async () => {
    const rows = await survey.rows(
      `select n.nspname || '.' || p.proname as name, p.prosrc as body from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('survey', 'public')`,
    );
    return rows.map(({ name, body }) => ({
      name: String(name),
      body: String(body).replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' '),
    }));
  };
  const compared =
    /digest(?:\b[^,;()]*)? (?:=|<>|!=|is (?:not )?distinct from|in|like) |(?:=|<>|!=) \(?\w*\.?\w*digest\b/i;

  test('is compared by its hash, so that how long it takes tells nothing of it', async () => {
    const current = (await bodies()).find(({ name }) => name === 'survey.is_current_code')?.body ?? '';
    expect(current).toContain('sha256(c.digest) = sha256(p_digest)');
    expect(current.replaceAll(/sha256\((c\.digest|p_digest)\)/g, '')).not.toContain('digest');
  });

  test('is compared nowhere else but where staff issue it, and no code is given or kept in clear', async () => {
    const all = await bodies();
    expect(all.length).toBeGreaterThan(50);
    const ofCodes = all.filter(({ name }) => !name.endsWith('snapshots') && !name.endsWith('snapshot'));
    expect(ofCodes.filter(({ body }) => compared.test(body)).map(({ name }) => name)).toEqual([
      'public.issue_access_codes',
    ]);
    expect(all.filter(({ body }) => body.includes("access_code'")).map(({ name }) => name)).toEqual([]);
    const columns = await survey.rows(
      `select column_name::text as name, data_type::text as type from information_schema.columns
       where table_schema = 'survey' and table_name = 'access_codes' order by ordinal_position`,
    );
    expect(columns.filter(({ type }) => type === 'bytea' || type === 'text')).toEqual([
      { name: 'code_set', type: 'text' },
      { name: 'unit_code', type: 'text' },
      { name: 'digest', type: 'bytea' },
    ]);
  });
});
