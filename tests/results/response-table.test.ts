import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/results/documents.ts';
import { tabulate } from '../../src/results/province-table.ts';
import { responseColumns } from '../../src/results/response-table.ts';
import { sectionColumns } from '../../src/results/section-table.ts';
import { joinPlaces } from '../../src/results/tally.ts';
import { units } from './published-view.ts';

const tableOf = (answers: Record<string, object>) =>
  tabulate(joinPlaces(readDocument('published_units', units(answers))), responseColumns);
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
      joinPlaces(readDocument('published_units', units({ '01': {} }))),
      sectionColumns,
      { wholeRows: true },
    );
    const rows = regions.flatMap((region) => region.rows);
    expect(rows.find(({ code }) => code === '04')).toMatchObject({ remark: 'Chưa gửi phiếu', cells: [] });
    expect(rows.find(({ code }) => code === '01')?.cells.map(({ text }) => text)).toEqual([
      ...['Không điền', '210', '0', '0%', '210'],
      ...['0', 'Không điền', '0', 'Không điền', 'Không điền'],
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

  test('has subtotals that never lack their base', () => {
    const [mountains, redRiver] = tableOf({ '01': {}, '22': {} }).regions;
    expect(mountains?.sums.slice(1, 4)).toEqual(['Đã nhận 0/14 phiếu', '', 'Đã ban hành: 0/0']);
    expect(redRiver?.sums[1]).toBe('Đã nhận 2/11 phiếu');
    expect(redRiver?.sums[4]).toBe('0% (0/420)');
  });
});
