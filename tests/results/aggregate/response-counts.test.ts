import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import { countsByRegion, responseCounts } from '../../../src/results/aggregate/response-counts.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { units } from '../published-view/entries.ts';

const recordsWith = (answers: Record<string, object> = {}) =>
  provinceRecords(readDocument('published_units', units(answers)));
const everyCode = units().map(({ code }) => code);

describe('response counts', () => {
  test('counts of 63, of 12 and of 51 also when nobody has answered', () => {
    expect(responseCounts(recordsWith())).toEqual({
      all: { units: 63, answered: 0 },
      deployed: { units: 12, answered: 0 },
      not_deployed: { units: 51, answered: 0 },
      signed: 0,
    });
  });

  test('puts Hà Nội among the 12, Cao Bằng among the 51, and counts a signed copy only when received', () => {
    const records = recordsWith({ '01': { signed_copy: 'received' }, '04': { signed_copy: 'awaited' } });
    expect(responseCounts(records)).toEqual({
      all: { units: 63, answered: 2 },
      deployed: { units: 12, answered: 1 },
      not_deployed: { units: 51, answered: 1 },
      signed: 1,
    });
  });

  test('counts a corrected response once', () => {
    expect(responseCounts(recordsWith({ '01': { revision: 4 } })).all.answered).toBe(1);
  });

  test('fails rather than lose a province of which nothing is published', () => {
    const entries = readDocument('published_units', units().slice(1));
    expect(() => provinceRecords(entries)).toThrow('Nothing is published of Hà Nội (01).');
  });
});

describe('response counts by region', () => {
  test('has the six regions with 14, 11, 14, 5, 6 and 13 provinces', () => {
    expect(countsByRegion(recordsWith()).map(({ name, units: n }) => [name, n])).toEqual([
      ['Trung du và miền núi phía Bắc', 14],
      ['Đồng bằng sông Hồng', 11],
      ['Bắc Trung Bộ và Duyên hải miền Trung', 14],
      ['Tây Nguyên', 5],
      ['Đông Nam Bộ', 6],
      ['Đồng bằng sông Cửu Long', 13],
    ]);
  });

  test('adds up to the whole, by answers and by the groups of the letter', () => {
    const half = Object.fromEntries(
      everyCode.filter((_, index) => index % 2 === 0).map((code) => [code, {}]),
    );
    const regions = countsByRegion(recordsWith(half));
    const sum = (of: 'answered' | 'not_answered' | 'both' | 'birth_registration' | 'none') =>
      regions.reduce((total, region) => total + region[of], 0);
    expect([sum('answered'), sum('not_answered')]).toEqual([32, 31]);
    expect([sum('both'), sum('birth_registration'), sum('none')]).toEqual([8, 4, 51]);
    expect(regions.flatMap(({ records }) => records.map(({ province }) => province.code)).sort()).toEqual(
      everyCode,
    );
  });
});
