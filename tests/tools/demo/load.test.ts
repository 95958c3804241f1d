import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PlainError } from '../../../src/operate/plain-error.ts';
import { parseAnswers } from '../../../src/questionnaire/parse-answers.ts';
import { publishedFactsSchema, type PublishedFacts } from '../../../src/questionnaire/publication.ts';
import { questionnaire } from '../../../src/questionnaire/questionnaire.ts';
import { answersHash, shortHash } from '../../../src/submission/answers-hash.ts';
import { provinceByCode } from '../../../src/units/units.ts';
import { readDemoData } from '../../../tools/demo/demo-data.ts';
import { loadDemoData, type LoadedDemoData } from '../../../tools/demo/load.ts';
import { openEmbedded, type TestSupabase } from '../../setup/embedded.ts';
import { typedTexts } from './typed-texts.ts';

const events = readDemoData();
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

interface PublishedUnit {
  code: string;
  answered: boolean;
  state: string | null;
  signed_copy: string | null;
  revision: number | null;
  first_received_at: string | null;
  facts: PublishedFacts | null;
}

let db: TestSupabase;
let said: string[] = [];
const effects = { say: (sentence: string): void => void said.push(sentence) };

const ask = async <T>(sql: string): Promise<T> =>
  (await db.query(`select ${sql} as answer`)).rows[0]?.['answer'] as T;
const clock = () => ask<string>(`pg_get_functiondef('survey.clock()'::regprocedure)`);
const publishedUnits = () => ask<PublishedUnit[]>('public.published_units()');
const unitsOf = (kind: string) => events.filter((entry) => entry.kind === kind).map(({ unit }) => unit);

describe('the trial data, once loaded,', () => {
  let loaded: LoadedDemoData;
  beforeAll(async () => {
    db = await openEmbedded();
    loaded = await loadDemoData(db, effects);
  });
  afterAll(() => db.close());

  test('publishes the Sở that sent with a code, and marks the survey as a trial', async () => {
    expect(loaded).toEqual({ units: 40, revisions: 46, held: 3 });
    expect(said).toEqual([
      'Loaded trial data of 40 Sở: 46 revisions, and 3 answers held because they came without a code.',
    ]);
    const answered = (await publishedUnits()).filter((unit) => unit.answered).map(({ code }) => code);
    expect(answered).toEqual(unitsOf('sent').sort());
    expect(await ask('public.published_summary()')).toMatchObject({
      trial: true,
      due_at: '2016-11-29T17:00:00.000Z',
      answered: 40,
      late: 3,
      signed: 7,
      changed_at: '2016-12-09T08:40:00.000Z',
    });
  });

  test('stores corrections as later revisions, and what the staff did as states', async () => {
    const units = new Map((await publishedUnits()).map((unit) => [unit.code, unit]));
    expect(units.get('08')).toMatchObject({ revision: 3, first_received_at: '2016-11-23T03:45:00.000Z' });
    expect(units.get('10')?.facts?.equipped_registrars.commune).toBe(171);
    expect(units.get('35')).toMatchObject({ state: 'accepted', signed_copy: 'received', revision: 1 });
    expect(units.get('83')).toMatchObject({ state: 'sent', signed_copy: 'awaited', revision: 2 });
    expect(units.get('96')).toMatchObject({ state: 'completion_requested' });
    expect(units.get('79')?.facts?.software_in_use).toHaveLength(50);
  });

  test('counts in all as many offices as the catalogue has communes in those provinces', async () => {
    const answered = (await publishedUnits()).flatMap(({ code, facts }) => (facts ? [{ code, facts }] : []));
    const counted = answered.map(({ facts }) => facts.registration_offices.commune ?? 0);
    const catalogued = answered.map(({ code }) => provinceByCode(code)?.communes ?? NaN);
    expect(sum(counted)).toBe(sum(catalogued));
    expect(sum(counted)).toBe(8076);
  });

  test('has receipts that the receipt check knows, of held answers none', async () => {
    const { rows } = await db.query(`
      select r.verification, public.check_receipt(r.number, v.number, v.receipt ->> 'hash') ->> 'outcome' as outcome,
        count(*)::int from survey.revisions v join survey.responses r on r.id = v.response_id group by 1, 2 order by 1, 2`);
    expect(rows).toEqual([
      { verification: 'confirmed', outcome: 'current', count: 40 },
      { verification: 'confirmed', outcome: 'superseded', count: 6 },
      { verification: 'held', outcome: 'not_found', count: 3 },
    ]);
  });

  test('is stored with the hash that the answers have everywhere', async () => {
    const sent = events.find(({ kind, unit }) => kind === 'sent' && unit === '31');
    const reading = parseAnswers(sent && 'values' in sent ? sent.values : undefined);
    if (!reading.ok) throw new Error('Hải Phòng is not readable');
    expect(reading.explanations).toHaveProperty(['registration_offices.district']);
    const hash = await answersHash(questionnaire.version, reading.answers, reading.explanations);
    const { rows } = await db.query(`
      select v.hash, v.short_hash from survey.revisions v join survey.responses r on r.id = v.response_id
      where r.number = '669-31'`);
    expect(rows).toEqual([{ hash, short_hash: shortHash(hash) }]);
  });

  test('never publishes what came without a code', async () => {
    const units = new Map((await publishedUnits()).map((unit) => [unit.code, unit]));
    expect(unitsOf('held')).toEqual(['17', '66', '77']);
    for (const unanswered of ['17', '77'])
      expect(units.get(unanswered)).toMatchObject({ answered: false, facts: null });
    expect(units.get('66')).toMatchObject({ revision: 1, facts: { registrars: { commune: 267 } } });
  });

  test('publishes neither texts nor contacts, and of facts only the allow-list', async () => {
    const units = await publishedUnits();
    for (const { facts } of units) if (facts) publishedFactsSchema.parse(facts);
    const published = JSON.stringify([
      units,
      await ask('public.published_summary()'),
      await ask('public.published_version()'),
    ]);
    const texts = events.flatMap((entry) =>
      entry.kind === 'staff_transition'
        ? []
        : typedTexts(entry.kind === 'corrected' ? entry.changes : entry.values),
    );
    expect(texts.length).toBeGreaterThan(900);
    expect(texts.filter((text) => published.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });

  test('is not loaded a second time: it says that it is there, and nothing changes', async () => {
    const before = await ask('public.published_version()');
    expect(await loadDemoData(db, effects)).toEqual({ units: 0, revisions: 0, held: 0 });
    expect(said[1]).toBe('The trial data is already there; nothing was changed.');
    expect(await ask('public.published_version()')).toEqual(before);
    expect(await ask('(select count(*)::int from survey.revisions)')).toBe(49);
  });
});

describe('loading the trial data', () => {
  beforeEach(async () => {
    said = [];
    db = await openEmbedded();
  });
  afterEach(() => db.close());

  test('leaves the clock and the access codes as they were', async () => {
    const clockBefore = await clock();
    const codes = [{ unit: '01', digest: 'a'.repeat(64) }];
    await db.query('select public.issue_access_codes($1)', [JSON.stringify({ codes })]);
    await loadDemoData(db, effects);
    expect(await clock()).toBe(clockBefore);
    expect(await ask("survey.clock() > now() - interval '1 minute'")).toBe(true);
    expect(await ask(`(select jsonb_agg(encode(digest, 'hex')) from survey.access_codes)`)).toEqual([
      'a'.repeat(64),
    ]);
  });

  test('is refused where there are answers that are not trial data', async () => {
    await db.query(`select survey.create_response(survey.current_survey(), '02', true, survey.clock())`);
    await expect(loadDemoData(db, effects)).rejects.toThrow(PlainError);
    await expect(loadDemoData(db, effects)).rejects.toThrow('answers that are not trial data');
    expect(await ask('(select is_trial from survey.surveys)')).toBe(false);
    expect(await ask('(select count(*)::int from survey.responses)')).toBe(1);
  });

  test('that fails half-way leaves nothing behind, and the clock as it was', async () => {
    const clockBefore = await clock();
    let sends = 0;
    const failing = {
      query: (sql: string, params?: unknown[]) => {
        if (sql.includes('send_response') && (sends += 1) > 20) throw new Error('out of order');
        return db.query(sql, params);
      },
    };
    await expect(loadDemoData(failing, effects)).rejects.toThrow('out of order');
    expect(await clock()).toBe(clockBefore);
    expect(await ask('(select count(*)::int from survey.responses)')).toBe(0);
    expect(await ask('(select is_trial from survey.surveys)')).toBe(false);
    expect((await loadDemoData(db, effects)).units).toBe(40);
  });
});
