import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neutralised, toCsv } from '../../src/staff/export/csv.ts';
import type { Cell } from '../../src/staff/export/sheet.ts';
import { withoutControls } from '../../src/staff/visible.ts';
import { readCsv } from './read-csv.ts';

const csvOf = (...rows: Cell[][]): string => toCsv({ name: '', file: '', headers: ['a'], rows });
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

describe('a CSV file', () => {
  test('keeps apart nothing, 0 and text, and reads back with quotes, commas and line breaks', () => {
    const rows: Cell[][] = [[null, 0, 'a "b", c\nd', null]];
    expect(csvOf(...rows)).toBe('\uFEFF"a"\r\n,0,"a ""b"", c\nd",\r\n');
    expect(readCsv(csvOf(...rows))).toEqual([['a'], [undefined, '0', 'a "b", c\nd', undefined]]);
  });

  test('reads back whatever text it holds, but for control characters, which are named', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const cell = fc.oneof(fc.constant(null), fc.nat(9_999_999), text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const wanted = rows.map((row) =>
          row.map((value) => {
            if (value === null) return undefined;
            return typeof value === 'number' ? String(value) : neutralised(withoutControls(value));
          }),
        );
        expect(readCsv(csvOf(...rows)).slice(1)).toEqual(wanted);
      }),
    );
  });
});

describe('a text that could be taken for a formula', () => {
  test.each([...signs, '\t', '\r', '\n'])('%j at its beginning is made harmless', (sign) => {
    expect(neutralised(`${sign}1+1`)).toMatch(/^'/);
  });

  test.each([' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', '"=1', "'=1", '  "＝1'])(
    '%j, where the sign comes after what is not seen, is made harmless',
    (text) => {
      expect(neutralised(text)).toMatch(/^'/);
    },
  );

  test('in a header is made harmless too', () => {
    expect(readCsv(toCsv({ name: '', file: '', headers: ['=1+1', 'Mục 1'], rows: [] }))).toEqual([
      ["'=1+1", 'Mục 1'],
    ]);
  });

  test.each(['Mục 1', 'a=b', 'a - b', '1+1', '0000.252.060', 'ngày 15-11-2016', 'a\nb'])(
    '%j is none, and stays as it is',
    (text) => {
      expect(neutralised(text)).toBe(text);
    },
  );

  test('is made harmless also where Vietnamese Excel would begin a new cell: after ";", a tab or a line break', () => {
    for (const separator of [';', '\t', '\n', '; ', '\n"'])
      for (const sign of signs) {
        const cells = neutralised(`a${separator}${sign}1+1`).split(/[;\t\n]/);
        expect(cells.at(-1)).toMatch(/^'/);
      }
  });

  test('never begins any cell, by whichever of the usual separators a program splits', () => {
    const piece = fc.constantFrom(...signs, ';', ',', '\t', '\n', '\r', ' ', '"', 'a', '1', '\u200b');
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 12 }), (text) => {
        const line = csvOf([text, 'a']).slice('\uFEFF"a"\r\n'.length);
        for (const cell of line.split(/[\n;\t]/)) expect(cell).not.toMatch(/^"?[=+\-@＝＋－＠﹦﹢﹣﹫]/);
      }),
    );
  });

  test('of any length takes no time worth mentioning', () => {
    for (const text of [
      '\t'.repeat(30_000),
      ';'.repeat(30_000),
      ' '.repeat(30_000),
      `${' "'.repeat(15_000)}=`,
    ])
      expect(neutralised(text).length).toBeGreaterThan(0);
  });
});
