import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import {
  equipmentGroups,
  mapViews,
  planGroups,
  readinessGroups,
} from '../../../src/results/map/map-views.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { answered, units } from '../published-view/entries.ts';
import { trialContext, trialRecords } from '../trial-results.ts';

const { settings } = trialContext;
const { facts } = answered('01');
const recordsWith = (answers: Record<string, object>) =>
  provinceRecords(readDocument('published_units', units(answers)));
const row = (commune: number | null) => ({ district: null, commune });
const countsIn = (groups: readonly { records: readonly object[] }[]) =>
  groups.map(({ records }) => records.length);

describe('every view of the tile map', () => {
  test('has each of the 63 in exactly one group, under marks that differ in shape', () => {
    for (const records of [trialRecords, recordsWith({})])
      for (const { id, groups } of mapViews(records, settings)) {
        const codes = groups.flatMap((group) => group.records.map(({ province }) => province.code));
        expect(new Set(codes).size, id).toBe(63);
        expect(codes, id).toHaveLength(63);
        expect(new Set(groups.map(({ mark }) => mark)).size, id).toBe(groups.length);
      }
  });
});

describe('the view of plans', () => {
  test('keeps issued, not issued, left blank and nothing sent apart', () => {
    const plan = (plan_status: string | null) => ({ facts: { ...facts, plan_status } });
    const records = recordsWith({ '01': plan('issued'), '02': plan('not_issued'), '04': plan(null) });
    expect(countsIn(planGroups(records))).toEqual([1, 1, 1, 60]);
  });
});

describe('the view of equipment', () => {
  test('begins its classes at the thresholds themselves', () => {
    const share = (having: number | null) => ({
      facts: { ...facts, registrars: row(20), equipped_registrars: row(having) },
    });
    const records = recordsWith({
      '01': share(19),
      '02': share(18),
      '04': share(16),
      '06': share(15),
      '08': share(null),
      '10': { facts: { ...facts, registrars: row(0), equipped_registrars: row(0) } },
    });
    expect(countsIn(equipmentGroups(records, [0.95, 0.8]))).toEqual([1, 2, 1, 0, 1, 1, 57]);
  });
});

describe('readiness', () => {
  test('has who lacks a figure for a criterion in a group of its own, never among those who do not meet it', () => {
    const plan = (plan_status: string | null, all: number | null = 20) => ({
      facts: {
        ...facts,
        ...{ registration_offices: row(10), registrars: row(all), equipped_registrars: row(20), plan_status },
      },
    });
    const records = recordsWith({
      '02': plan('issued'),
      '04': plan('not_issued'),
      '06': plan(null),
      '08': plan('issued', null),
      '10': plan('issued', 0),
    });
    const groups = readinessGroups(records, settings.readiness);
    expect(groups.map(({ meaning }) => meaning)[4]).toBe('Chưa đủ số liệu để xét cả ba tiêu chí');
    // Of 08 nothing tells; of 10, with 20 equipped of 0 people, figures contradict themselves.
    expect(countsIn(groups)).toEqual([1, 1, 0, 1, 2, 46, 12]);
  });

  test('leaves the 12 out, and is no map once provinces may not be named in it', () => {
    const groups = readinessGroups(trialRecords, settings.readiness);
    expect(groups.at(-1)?.records).toHaveLength(12);
    const unnamed = { ...settings, readiness: { ...settings.readiness, name_provinces: false } };
    expect(mapViews(trialRecords, settings).map(({ id }) => id)).toContain('san-sang');
    expect(mapViews(trialRecords, unnamed).map(({ id }) => id)).not.toContain('san-sang');
  });
});
