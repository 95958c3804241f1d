import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/spreadsheet/csv.ts';
import { escapeFormula } from '../../src/spreadsheet/escape-formula.ts';
import { readCsv } from './read-csv.ts';

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

describe('a text that could be taken for a formula', () => {
  test.each([...signs, '\t', '\r', '\n'])('%j at its beginning is escaped', (sign) => {
    expect(escapeFormula(`${sign}1+1`)).toMatch(/^'/);
  });

  test.each([' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', '"=1', "'=1", '  "＝1'])(
    '%j, where the sign comes after what is not seen, is escaped',
    (text) => {
      expect(escapeFormula(text)).toMatch(/^'/);
    },
  );

  test('in a header is escaped too', () => {
    expect(readCsv(toCsv(['=1+1', 'Mục 1'], []))).toEqual([["'=1+1", 'Mục 1']]);
  });

  test.each(['Mục 1', 'a=b', 'a - b', '1+1', '0000.252.060', 'ngày 15-11-2016', 'a\nb'])(
    '%j is none, and stays as it is',
    (text) => {
      expect(escapeFormula(text)).toBe(text);
    },
  );

  test('is escaped also when it is an honest list, which Excel would show as #NAME?', () => {
    expect(escapeFormula('- Thiếu máy tính\n- Thiếu người')).toBe("'- Thiếu máy tính\n'- Thiếu người");
  });

  test('is escaped also where Vietnamese Excel would begin a new cell: after ";", a tab or a line break', () => {
    for (const separator of [';', '\t', '\n', '; ', '\n"'])
      for (const sign of signs) {
        const cells = escapeFormula(`a${separator}${sign}1+1`).split(/[;\t\n]/);
        expect(cells.at(-1)).toMatch(/^'/);
      }
  });

  test('never begins any cell, by whichever of the usual separators a program splits', () => {
    const piece = fc.constantFrom(...signs, ';', ',', '\t', '\n', '\r', ' ', '"', 'a', '1', '\u200b');
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 12 }), (text) => {
        const line = toCsv(['a'], [[text, 'a']]).slice('\uFEFF"a"\r\n'.length);
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
      expect(escapeFormula(text).length).toBeGreaterThan(0);
  });
});
