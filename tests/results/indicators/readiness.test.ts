import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import { readinessOf } from '../../../src/results/indicators/readiness.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { resultsSettingsOfSite } from '../../../src/results/settings.ts';
import { metInWords, readinessColumns } from '../../../src/results/tables/readiness-columns.ts';
import { answered, units } from '../published-view/entries.ts';

const { facts } = answered('01');
const settings = { ...resultsSettingsOfSite.readiness, equipped_share_at_least: 0.95 };
const readinessWith = (communes: (number | null)[], more: object = {}) => {
  const [all, people, having] = communes;
  const row = (commune: number | null | undefined) => ({ district: null, commune });
  const written = {
    ...{ registration_offices: row(all), registrars: row(people), equipped_registrars: row(having) },
    ...{ plan_status: 'issued', ...more },
  };
  const records = provinceRecords(
    readDocument('published_units', units({ '04': { facts: { ...facts, ...written } }, '01': {} })),
  );
  return readinessOf(records, settings);
};
const ofCaoBang = (...given: Parameters<typeof readinessWith>) =>
  readinessWith(...given).find(({ record }) => record.province.code === '04')?.criteria;

describe('readiness', () => {
  test('looks at the 51 only: where a system of the Ministry runs there is nothing to be ready for', () => {
    const all = readinessWith([1, 1, 1]);
    expect(all).toHaveLength(51);
    expect(all.map(({ record }) => record.province.code)).not.toContain('01');
  });

  test('reaches its threshold at 19 of 20, not at 18', () => {
    expect(ofCaoBang([10, 20, 19])).toEqual([true, true, true]);
    expect(ofCaoBang([10, 20, 18])).toEqual([false, true, true]);
  });

  test('does not take a blank for "not met", nor for "met"', () => {
    expect(ofCaoBang([10, null, 19], { plan_status: null })).toEqual([null, true, null]);
  });

  test('does not take a written 0 for a blank: the share cannot be computed', () => {
    const criteria = ofCaoBang([10, 0, 0]);
    expect(criteria).toEqual(['Không tính được', false, true]);
    expect(criteria?.map(metInWords)).toEqual(['Không tính được (dòng 2 ghi 0)', '✕ Không đạt', '✓ Đạt']);
  });

  test('says how many criteria are met of those that can be assessed, not of three', () => {
    const caoBang = readinessWith([10, null, 19], { plan_status: null }).find(
      ({ record }) => record.province.code === '04',
    );
    expect(caoBang).toMatchObject({ met: 1, assessed: 1 });
    expect(caoBang && readinessColumns(settings).at(-1)?.of(caoBang.record).text).toBe('1/1');
  });

  test('tells nothing of who has sent nothing', () => {
    const silent = readinessWith([1, 1, 1]).find(({ record }) => record.province.code === '06');
    expect(silent).toMatchObject({ criteria: null, met: null });
  });
});
