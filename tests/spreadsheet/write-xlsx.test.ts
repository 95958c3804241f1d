import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/spreadsheet/cell.ts';
import { toXlsx } from '../../src/spreadsheet/write-xlsx.ts';
import { unzip } from '../paper/unzip.ts';

/** The cells of a row as Excel would read them back. */
async function readBack(...row: Cell[]): Promise<unknown[]> {
  const file = await toXlsx([{ name: 'Phiếu', heads: [row.map(() => '=1+1')], rows: [row] }]);
  const [headers = [], cells = []] = await readSheet(Buffer.from(file), { trim: false });
  expect(headers).toEqual(row.map(() => '=1+1'));
  return cells;
}

describe('an Excel file', () => {
  test('holds numbers as numbers, true and false as such, nothing as nothing, and everything else as text', async () => {
    expect(await readBack(0, null, 1234, true, '0', '1.234', '01', '2016-11-15', 'TRUE', '')).toEqual([
      0,
      null,
      1234,
      true,
      '0',
      '1.234',
      '01',
      '2016-11-15',
      'TRUE',
      null,
    ]);
  });

  test('holds no formula: what looks like one is text, word for word', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '\t=1', '\n=1', '=cmd|"/c calc"!A0'];
    expect(await readBack(...texts)).toEqual(texts);
    const file = await toXlsx([{ name: 'a', heads: [['x']], rows: [texts] }]);
    expect(unzip(Buffer.from(file)).get('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/u);
  });

  test('holds Vietnamese, emoji, tags and quotes as they are', async () => {
    const texts = ['Đắk Lắk ẵ ỹ', '👩‍👩‍👧 🇻🇳', '<b>&amp;</b> ]]> "\'', ' trước và sau ', 'một\nhai', '\u202eđảo'];
    expect(await readBack(...texts)).toEqual(texts);
  });

  test('names the characters that Excel refuses, in their place', async () => {
    expect(await readBack('a\u0000b\u0008c\u001bd\u007fe\u0085f\ufffeg\ufffdh\ud800i')).toEqual([
      'a[U+0000]b[U+0008]c[U+001B]d[U+007F]e[U+0085]f[U+FFFE]g[U+FFFD]h[U+D800]i',
    ]);
  });

  test('gives back what looks like Excel’s own escapes', async () => {
    expect(await readBack('_x0041_', '_x000D_', '_x005F_x0041_')).toEqual([
      '_x0041_',
      '_x000D_',
      '_x005F_x0041_',
    ]);
  });

  test('is not upset by texts that are names in JavaScript', async () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
    expect((await readBack(...names)).map((cell) => String(cell).trim())).toEqual(names);
  });

  test('cuts what is too long for a cell, and says where the rest is', async () => {
    const [cell] = await readBack(`a${'😀'.repeat(20_000)}`);
    expect(String(cell)).toHaveLength(32_766);
    expect(cell).toMatch(/😀 … \[còn tiếp trong tệp CSV\]$/u);
    const whole = 'a'.repeat(32_767);
    expect(await readBack(whole)).toEqual([whole]);
  });
});
