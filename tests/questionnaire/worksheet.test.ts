import { describe, expect, test } from 'vitest';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import {
  isWorksheetPath,
  worksheetCells,
  worksheetColumns,
  worksheetPath,
  worksheetPlace,
} from '../../src/questionnaire/worksheet.ts';
import { sumColumn, totalLines } from '../../src/questionnaire/worksheet-sums.ts';

const column = worksheetColumns[0]!;
const table = (...lines: [name: string, figure: string][]): FormValues =>
  Object.fromEntries(
    lines.flatMap(([name, figure], line) => [
      [`worksheet.${line}.name`, name],
      [`worksheet.${line}.${column.name}`, figure],
    ]),
  );

describe('the worksheet by district', () => {
  test.each(['Tổng', 'Tổng cộng', 'CỘNG', ' tổng số: ', 'Tong cong', 'Cộng'.normalize('NFD')])(
    'does not add a line of totals that was typed by hand (%s), wherever it stands',
    (name) => {
      const last = table(['Huyện A', '1'], ['Huyện B', '2'], [name, '3']);
      const first = table([name, '3'], ['Huyện A', '1'], ['Huyện B', '2']);
      expect([last, first].map((values) => sumColumn(values, column).sum)).toEqual([3, 3]);
      expect([last, first].map(totalLines)).toEqual([[2], [0]]);
    },
  );

  test.each(['Huyện Tổng Cọt', 'Công Hải', ''])('adds the line of "%s"', (name) => {
    const formValues = table(['Huyện A', '1'], [name, '2']);
    expect(sumColumn(formValues, column).sum).toBe(3);
    expect(totalLines(formValues)).toEqual([]);
  });

  test('asks nobody to correct a figure in a line of totals', () => {
    const formValues = table(['Huyện A', '1'], ['Tổng', '=SUM(C1:C2)']);
    expect(sumColumn(formValues, column)).toEqual({ sum: 1, unreadable: [] });
  });

  test('names each of its cells by its line and heading, no two alike', () => {
    const paths = [0, 59].flatMap((line) => worksheetCells.map((name) => worksheetPath(line, name)));
    expect(paths.every(isWorksheetPath)).toBe(true);
    const places = paths.map(worksheetPlace);
    expect(new Set(places).size).toBe(paths.length);
    expect(places[0]).toBe('Bảng cộng theo huyện, dòng 1: Đơn vị cấp huyện');
    expect(places.at(-1)).toMatch(/^Bảng cộng theo huyện, dòng 60: Cấp xã, Công chức tư pháp – hộ tịch được/);
  });
});
