import { describe, expect, test } from 'vitest';
import { notDeployed, provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import { comparedRows } from '../../../src/results/province/comparison.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { resultsSettingsOfSite as settings } from '../../../src/results/settings.ts';
import { tabulate } from '../../../src/results/tables/province-table.ts';
import { readinessColumns } from '../../../src/results/tables/readiness-columns.ts';
import { responseColumns } from '../../../src/results/tables/response-columns.ts';
import { sectionColumns } from '../../../src/results/tables/section-one-columns.ts';
import { answered, units } from '../published-view/entries.ts';

const { facts } = answered('01');
const tableOf = (answers: Record<string, object>) =>
  tabulate(provinceRecords(readDocument('published_units', units(answers))), responseColumns);
const textsOf = (code: string, answers: Record<string, object>) =>
  tableOf(answers)
    .regions.flatMap(({ rows }) => rows)
    .find((row) => row.code === code)
    ?.cells.map(({ text, note }) => [text, note].filter(Boolean).join(' '));

describe('the table by region', () => {
  test('numbers the 63 through, in code order within each region', () => {
    const { regions } = tableOf({});
    expect(regions.flatMap(({ rows }) => rows.map(({ number }) => number))).toEqual(
      Array.from({ length: 63 }, (_, index) => index + 1),
    );
    for (const { rows } of regions)
      expect(rows.map(({ code }) => code)).toEqual(rows.map(({ code }) => code).sort());
  });

  test('says of who has sent none only that, and never 0', () => {
    expect(textsOf('01', {})).toEqual([
      'Chỉ Phần mềm đăng ký khai sinh điện tử',
      'Chưa gửi phiếu',
      ...['–', '–', '–'],
    ]);
    const { regions } = tabulate(
      provinceRecords(readDocument('published_units', units({ '01': {} }))),
      sectionColumns,
      { wholeRows: true },
    );
    const rows = regions.flatMap((region) => region.rows);
    expect(rows.find(({ code }) => code === '04')).toMatchObject({ remark: 'Chưa gửi phiếu', cells: [] });
    expect(rows.find(({ code }) => code === '01')?.cells.map(({ text }) => text)).toEqual([
      ...['Không điền', '210', '0', '0,0%', '210'],
      ...['0', 'Không điền', '0', 'Không điền', 'Không điền'],
    ]);
  });

  test('says of a written 0 that no share can be computed, and never that it was left blank', () => {
    const zero = { district: 0, commune: 0 };
    const answers = { '01': { facts: { ...facts, registrars: zero, equipped_registrars: zero } } };
    expect(textsOf('01', answers)?.at(-1)).toBe('Không tính được (dòng 2 ghi 0)');
    expect(tableOf(answers).total.at(-1)).toBe('Không tính được');
    const records = provinceRecords(readDocument('published_units', units(answers)));
    const { regions, total } = tabulate(records, sectionColumns);
    const cells = regions.flatMap(({ rows }) => rows).find(({ code }) => code === '01')?.cells ?? [];
    expect(cells.map(({ text }) => text)).toEqual([
      ...['Không điền', '0', '0', 'Không tính được', '0'],
      ...['0', '0', '0', 'Không tính được', '0'],
    ]);
    expect([total[3], total[8]]).toEqual(['Không tính được', 'Không tính được']);
    const own = comparedRows(
      records.find(({ province }) => province.code === '01')!,
      records,
      'district',
    );
    expect(own.map((line) => line.own)).toEqual([
      ...['0', '0', '0', 'Không tính được (dòng 2 ghi 0)', '0', 'Không tính được (dòng 1 ghi 0)', '0,0%'],
    ]);
  });

  test('uses the words of the state, and counts corrections from the second revision', () => {
    const states = {
      sent: 'Đã gửi',
      accepted: 'Đã tiếp nhận',
      completion_requested: 'Đề nghị bổ sung, giải trình',
    };
    for (const [state, words] of Object.entries(states))
      expect(textsOf('79', { '79': { state } })?.[1]).toBe(`${words} (chờ bản ký)`);
    expect(textsOf('79', { '79': { revision: 3 } })?.[1]).toBe('Đã gửi (chờ bản ký; Đính chính lần 2)');
  });

  test('gives the time of the latest revision in Viet Nam', () => {
    const times = { first_received_at: '2016-11-20T02:00:00.000Z', received_at: '2016-11-30T17:30:00.000Z' };
    expect(textsOf('79', { '79': times })?.[2]).toBe('00 giờ 30 phút, 01/12/2016');
  });

  test('has no 0 as the sum of what nobody has reported', () => {
    const records = provinceRecords(readDocument('published_units', units({ '04': {} })));
    const readiness = tabulate(notDeployed(records), readinessColumns(settings.readiness));
    const [mountains, redRiver] = readiness.regions;
    expect(mountains?.sums).toEqual(['0/1 đạt', '–', '–', '0/1']);
    expect(redRiver?.sums).toEqual(['–', '–', '–', '–']);
    const [own] = comparedRows(records[0]!, records, 'district');
    expect(own?.region).toBe('Chưa có số liệu');
  });

  test('has subtotals that never lack their base', () => {
    const [mountains, redRiver] = tableOf({ '01': {}, '22': {} }).regions;
    expect(mountains?.sums.slice(1, 4)).toEqual(['Đã nhận 0/14 phiếu', '', 'Chưa có số liệu']);
    expect(redRiver?.sums[1]).toBe('Đã nhận 2/11 phiếu');
    expect(redRiver?.sums[4]).toBe('0,0% (0/420)');
  });
});
