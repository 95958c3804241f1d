import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/results/documents.ts';
import { joinPlaces } from '../../src/results/tally.ts';
import { tableByRegion } from '../../src/results/unit-table.ts';
import { units } from './published-view.ts';

const tableOf = (answers: Record<string, object>) =>
  tableByRegion(joinPlaces(readDocument('published_units', units(answers))));
const rowOf = (code: string, answers: Record<string, object>) =>
  tableOf(answers)
    .flatMap(({ rows }) => rows)
    .find((row) => row.code === code);

describe('the table by region', () => {
  test('numbers the 63 through, in code order within each region', () => {
    const regions = tableOf({});
    expect(regions.flatMap(({ rows }) => rows.map(({ number }) => number))).toEqual(
      Array.from({ length: 63 }, (_, index) => index + 1),
    );
    for (const { rows } of regions)
      expect(rows.map(({ code }) => code)).toEqual(rows.map(({ code }) => code).sort());
  });

  test('says of who has sent none only that, and never 0', () => {
    expect(rowOf('01', {})).toEqual({
      ...{ number: 15, code: '01', name: 'Hà Nội', deployment: 'Chỉ Phần mềm đăng ký khai sinh điện tử' },
      ...{ answered: false, state: 'Chưa gửi phiếu', signed_copy: null },
      ...{ correction: null, received_at: null, received: null },
    });
  });

  test('uses the words of the state, and counts corrections from the second revision', () => {
    const states = {
      sent: 'Đã gửi',
      accepted: 'Đã tiếp nhận',
      completion_requested: 'Đề nghị bổ sung, giải trình',
    };
    for (const [state, words] of Object.entries(states)) {
      expect(rowOf('79', { '79': { state } })?.state).toBe(words);
    }
    expect(rowOf('79', { '79': {} })?.correction).toBe('Không');
    expect(rowOf('79', { '79': { revision: 3 } })?.correction).toBe('Lần 2');
  });

  test('gives the time of the latest revision in Viet Nam', () => {
    const times = { first_received_at: '2016-11-20T02:00:00.000Z', received_at: '2016-11-30T17:30:00.000Z' };
    expect(rowOf('79', { '79': times })?.received).toBe('00 giờ 30 phút, 01/12/2016');
  });

  test('has subtotals that never lack their base', () => {
    const [mountains, redRiver] = tableOf({ '01': {}, '22': {} });
    expect([mountains?.answered, redRiver?.answered]).toEqual(['Đã nhận 0/14 phiếu', 'Đã nhận 2/11 phiếu']);
  });
});
