import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/spreadsheet/cell.ts';
import { withoutControls } from '../../src/spreadsheet/control-characters.ts';
import { toCsv } from '../../src/spreadsheet/csv.ts';
import { escapeFormula } from '../../src/spreadsheet/escape-formula.ts';
import { readCsv } from './read-csv.ts';

const csvOf = (...rows: Cell[][]): string => toCsv(['a'], rows);

describe('a CSV file', () => {
  test('keeps apart nothing, 0, false and text, and reads back with quotes, commas and line breaks', () => {
    const rows: Cell[][] = [[null, 0, false, 'a "b", c\nd', '', null]];
    expect(csvOf(...rows)).toBe('\uFEFF"a"\r\n,0,false,"a ""b"", c\nd","",\r\n');
    expect(readCsv(csvOf(...rows))).toEqual([['a'], [undefined, '0', 'false', 'a "b", c\nd', '', undefined]]);
  });

  test('for programs is the same without the mark of the encoding', () => {
    const rows: Cell[][] = [['=1', null]];
    expect(`\uFEFF${toCsv(['a'], rows, { byteOrderMark: false })}`).toBe(csvOf(...rows));
  });

  test('reads back whatever text it holds, but for control characters, which are named', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const cell = fc.oneof(fc.constant(null), fc.nat(9_999_999), text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const wanted = rows.map((row) =>
          row.map((value) => {
            if (value === null) return undefined;
            return typeof value === 'number' ? String(value) : escapeFormula(withoutControls(value));
          }),
        );
        expect(readCsv(csvOf(...rows)).slice(1)).toEqual(wanted);
      }),
    );
  });
});
