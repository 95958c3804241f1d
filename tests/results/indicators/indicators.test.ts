import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import { indicators } from '../../../src/results/indicators/all-indicators.ts';
import { type Figure, valueOf } from '../../../src/results/indicators/indicator.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { baseInWords, partsInWords, valueInWords, zerosInWords } from '../../../src/results/figure-words.ts';
import { answered, units } from '../published-view/entries.ts';
import { asLines } from '../reviewed/as-lines.ts';
import { trialContext, trialRecords } from '../trial-results.ts';

const { facts } = answered('01');
const withFacts = (more: object) => ({ facts: { ...facts, ...more } });
const figuresOf = (
  answers: Record<string, object>,
  context = { ...trialContext, due_at: null as string | null },
) => {
  const records = provinceRecords(readDocument('published_units', units(answers)));
  const all = indicators.flatMap((indicator) => indicator.figures(records, context));
  return (id: string): Figure => {
    const found = all.find((figure) => figure.id === id);
    if (!found) throw new Error(`There is no figure ${id}.`);
    return found;
  };
};
const row = (district: number | null, commune: number | null) => ({ district, commune });

describe('the twelve indicators', () => {
  test('are numbered through, and each says where it stands, its formula, numerator and denominator', () => {
    expect(indicators.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const { place, formula, numerator, denominator } of indicators)
      for (const words of [place, formula, numerator, denominator]) expect(words).not.toBe('');
  });

  test('that have two kinds of figures tell of both in formula, numerator and denominator', () => {
    for (const { number, formula, numerator, denominator, figures } of indicators) {
      const shares = figures(trialRecords, trialContext).filter(
        ({ statistic, statisticalUnit }) => statistic === 'share' && statisticalUnit === 'province',
      );
      const unlike = new Set(shares.map(({ base, denominator: below }) => below === base.valid));
      if (unlike.size < 2) continue;
      for (const words of [formula, numerator, denominator])
        expect(words.split('; ').length, `${number}: ${words}`).toBeGreaterThan(1);
    }
  });

  test('of the trial data are the reviewed ones', async () => {
    const reviewed = indicators.map(({ number, title, figures }) => ({
      number,
      title,
      figures: figures(trialRecords, trialContext).map((figure) => ({ ...figure, value: valueOf(figure) })),
    }));
    await expect(`${asLines(reviewed, 3)}\n`).toMatchFileSnapshot('../reviewed/indicators.json');
  });

  test('always count everybody: eligible are the valid, the item nonresponse, the disputed and the unit nonresponse', () => {
    for (const indicator of indicators)
      for (const { id, base } of indicator.figures(trialRecords, trialContext))
        expect(base.valid + base.itemNonresponse + base.disputed + base.unitNonresponse, id).toBe(
          base.eligible,
        );
  });

  test('know who has sent before anybody has: nobody', () => {
    const of = figuresOf({});
    expect(of('sent_all')).toMatchObject({ numerator: 0, denominator: 63 });
    expect(valueOf(of('sent_all'))).toBe(0);
  });

  test('count as written 0 only what Sở write, never what is derived from it', () => {
    const withZeros = indicators.filter((indicator) =>
      indicator.figures(trialRecords, trialContext).some(({ base }) => base.zero !== null),
    );
    expect(withZeros.map(({ number }) => number)).toEqual([3, 5, 7]);
    const same = { registrars: row(5, 10), equipped_registrars: row(5, 10) };
    const { base } = figuresOf({ '04': withFacts(same) })('not_equipped_commune');
    expect(zerosInWords(base)).toBe('–');
    expect(baseInWords(base)).not.toContain('ghi 0');
  });

  test('have no value before anybody has answered, and none of them is 0', () => {
    const of = figuresOf({});
    for (const id of ['equipped_share_commune_all', 'not_equipped_commune', 'ready_three', 'kind_other'])
      expect(partsInWords(of(id)), id).toBe('–');
    expect(partsInWords(of('sent_all'))).toBe('0/63');
    expect(valueOf(of('equipped_share_commune_all'))).toBeNull();
    expect(valueOf(of('not_equipped_commune'))).toBeNull();
    expect(valueOf(of('ready_three'))).toBeNull();
    expect(of('plan_issued_all').base).toMatchObject({
      ...{ eligible: 63, valid: 0, itemNonresponse: 0, unitNonresponse: 63 },
    });
  });
});

describe('a figure of section 1', () => {
  test('is a ratio of sums, not a mean of percentages', () => {
    const of = figuresOf({
      '04': withFacts({ registrars: row(null, 100), equipped_registrars: row(null, 50) }),
      '06': withFacts({ registrars: row(null, 10), equipped_registrars: row(null, 10) }),
    });
    expect(of('equipped_share_commune_all')).toMatchObject({ numerator: 60, denominator: 110 });
  });

  test('keeps who sent nothing, who left a number out and who wrote 0 apart', () => {
    const of = figuresOf({
      '04': withFacts({ registrars: row(5, 100), equipped_registrars: row(0, null) }),
      '06': withFacts({ registrars: row(5, 10), equipped_registrars: row(5, 0) }),
    });
    expect(of('equipped_share_commune_all').base).toEqual({
      eligible: 63,
      valid: 1,
      zero: 1,
      itemNonresponse: 1,
      disputed: 0,
      unitNonresponse: 61,
    });
    expect(valueOf(of('equipped_share_commune_all'))).toBe(0);
    expect(of('equipped_share_commune_deployed').base).toMatchObject({
      ...{ eligible: 12, valid: 0, unitNonresponse: 12 },
    });
  });

  test('is not computed of rows 2 that are all 0, which nobody left blank', () => {
    const of = figuresOf({ '04': withFacts({ registrars: row(0, 0), equipped_registrars: row(0, 0) }) });
    expect(valueInWords(of('equipped_share_commune_all'))).toBe('Không tính được');
    expect(of('criterion_equipped_share').base).toMatchObject({ valid: 1, itemNonresponse: 0 });
    expect(of('criterion_equipped_share').numerator).toBe(0);
  });

  test('never counts more people with a computer than people as fewer than none without', () => {
    const of = figuresOf({
      '04': withFacts({ registrars: row(3, 10), equipped_registrars: row(3, 14) }),
      '06': withFacts({ registrars: row(3, 10), equipped_registrars: row(3, 7) }),
    });
    expect(valueOf(of('not_equipped_commune'))).toBe(3);
  });
});

describe('plans with a file', () => {
  test('are the number the published view counts, of those whose plan is issued', () => {
    const issued = withFacts({ plan_status: 'issued' });
    const of = figuresOf({ '04': issued, '06': issued }, { ...trialContext, due_at: null, plan_files: 1 });
    expect(valueOf(of('plan_files'))).toBe(1);
    expect(of('plan_files')).toMatchObject({
      statistic: 'count',
      denominator: 2,
      base: { eligible: 2, valid: 2 },
    });
    expect(valueInWords(figuresOf({})('plan_files'))).toBe('Chưa có số liệu');
  });
});

describe('the groups of readiness', () => {
  test('do not count who left a criterion out, or cannot be computed, as meeting fewer', () => {
    const full = {
      ...{ registration_offices: row(null, 10), registrars: row(null, 20) },
      ...{ equipped_registrars: row(null, 20), plan_status: 'issued' },
    };
    const of = figuresOf({
      '04': withFacts(full),
      '06': withFacts({ ...full, plan_status: null }),
      '08': withFacts({ ...full, registrars: row(null, 0) }),
      '10': withFacts({ ...full, plan_status: 'not_issued' }),
    });
    const steps = ['ready_three', 'ready_two', 'ready_one', 'ready_none', 'ready_insufficient_data'];
    expect(steps.map((id) => of(id).numerator)).toEqual([1, 1, 0, 0, 1]);
    // 20 people with a computer among 0 people contradict themselves.
    expect(of('ready_disputed').numerator).toBe(1);
    expect(of('ready_insufficient_data')).toMatchObject({
      denominator: 51,
      base: { valid: 4, unitNonresponse: 47 },
    });
  });
});

describe('figures in dispute', () => {
  const ready = {
    ...{ registration_offices: row(null, 10), registrars: row(null, 20) },
    ...{ equipped_registrars: row(null, 20), plan_status: 'issued' },
  };

  test('meet no criterion and fail none, and are counted apart', () => {
    const of = figuresOf({
      '04': withFacts(ready),
      '06': withFacts({ ...ready, equipped_registrars: row(null, 21) }),
      '08': { ...withFacts(ready), state: 'completion_requested', counts_asked: true },
    });
    expect(of('ready_three').numerator).toBe(1);
    expect(of('ready_disputed').numerator).toBe(2);
    for (const id of ['criterion_equipped_share', 'criterion_equipped_offices', 'criterion_plan'])
      expect(of(id)).toMatchObject({ numerator: 1, denominator: 1, base: { valid: 1, disputed: 2 } });
  });

  test('are not those of a Sở asked about something else', () => {
    const of = figuresOf({ '04': { ...withFacts(ready), state: 'completion_requested' } });
    expect([of('ready_three').numerator, of('ready_disputed').numerator]).toEqual([1, 0]);
  });
});

describe('sending in time', () => {
  test('is computed from the first revision, and not at all while no deadline is set', () => {
    const late = { first_received_at: '2016-11-29T17:00:00.000Z', received_at: '2016-12-01T00:00:00.000Z' };
    const answers = { '04': late, '06': { received_at: '2016-12-05T00:00:00.000Z' } };
    expect(() => figuresOf(answers)('in_time_all')).toThrow('no figure');
    const of = figuresOf(answers, { ...trialContext, due_at: '2016-11-29T17:00:00.000Z' });
    expect(of('in_time_all')).toMatchObject({ numerator: 1, denominator: 63 });
  });
});

describe('figures about software', () => {
  test('have software as their base, and a block with nothing ticked is blank', () => {
    const block = (database: string[]) => ({ database, server_place: [], application: [] });
    const software_in_use = [block(['centralized']), block(['centralized', 'distributed']), block([])];
    const of = figuresOf({ '04': withFacts({ software_in_use }) });
    expect(of('software_in_use_database_centralized')).toMatchObject({
      statisticalUnit: 'software',
      numerator: 2,
      denominator: 2,
      base: { eligible: 3, valid: 2, itemNonresponse: 1, unitNonresponse: 0 },
    });
  });

  test('never read "nothing ticked" in 3.1 as having no software', () => {
    const of = figuresOf({
      '04': withFacts({ software_kinds: [] }),
      '06': withFacts({ software_kinds: ['civil_status'] }),
    });
    expect(of('kind_one_stop').base).toMatchObject({ valid: 1, itemNonresponse: 1, zero: null });
    expect(of('own_software')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(valueOf(of('own_software_communes'))).toBe(122);
  });
});
