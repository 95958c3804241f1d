import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readWorksheetRows, writeWorksheetFile } from '../../../src/form/worksheet/worksheet-file.ts';
import { unzip } from '../../paper/unzip.ts';

const heading = ['STT', 'Đơn vị cấp huyện', 'Cấp huyện: Cơ quan'];
const read = (...rows: string[][]) => readWorksheetRows([heading, ...rows]);
const first = 'registration_offices-district';

describe('an Excel file of the worksheet', () => {
  test.each(['Tổng', 'Tổng cộng', 'CỘNG', 'Tổng số:', 'tong cong', 'Cộng'.normalize('NFD')])(
    'is read without its line "%s", and says so',
    (words) => {
      for (const total of [
        ['', words, '3'],
        [words, '', '3'],
      ])
        expect(read(['1', 'Huyện A', '1'], ['2', 'Huyện B', '2'], total)).toEqual({
          values: [
            ['worksheet.0.name', 'Huyện A'],
            [`worksheet.0.${first}`, '1'],
            ['worksheet.1.name', 'Huyện B'],
            [`worksheet.1.${first}`, '2'],
          ],
          totals: 1,
          beyond: 0,
        });
    },
  );

  test.each(['Huyện Tổng Cọt', 'Công Hải', 'Tông Lạnh'])('keeps the unit %s', (name) => {
    expect(read(['1', name, '2'])).toMatchObject({
      values: [
        ['worksheet.0.name', name],
        [`worksheet.0.${first}`, '2'],
      ],
      totals: 0,
    });
  });

  test('says how many lines have no room, and counts no blank ones among them', () => {
    const lines = Array.from({ length: 62 }, (_, line) => [String(line + 1), `Huyện ${line + 1}`, '1']);
    expect(read(...lines, ['63', '', ''])).toMatchObject({ totals: 0, beyond: 2 });
  });

  test('is known by its heading, however it is spaced and written', () => {
    expect(
      readWorksheetRows([
        ['STT', ' ĐƠN VỊ  cấp huyện '],
        ['1', 'A'],
      ])?.values,
    ).toHaveLength(1);
    expect(
      readWorksheetRows([
        ['STT', 'Đơn vị'],
        ['1', 'A'],
      ]),
    ).toBeUndefined();
  });

  test('holds text as text, never as a formula, and figures alone as numbers', async () => {
    const typed = {
      'worksheet.0.name': '=1+1',
      [`worksheet.0.${first}`]: '12',
      'worksheet.1.name': '@SUM(A1)',
    };
    const file = await writeWorksheetFile(typed, 2);
    const xml = unzip(Buffer.from(await file.arrayBuffer())).get('xl/worksheets/sheet1.xml') ?? '';
    expect(xml).not.toMatch(/<f[ >]/u);
    expect(
      [...xml.matchAll(/<c r="([BC]\d)"(?: s="\d+")?(?: t="(\w+)")?/gu)].map(([, at, type]) => [at, type]),
    ).toEqual([
      ['B1', 's'],
      ['C1', 's'],
      ['B2', 's'],
      ['C2', undefined],
      ['B3', 's'],
    ]);
  });

  test('gives back whatever was typed, also what is a name in JavaScript or an escape of Excel', async () => {
    const names = ['constructor', '_x0041_', 'a\u0007b'];
    const typed = Object.fromEntries(names.map((name, line) => [`worksheet.${line}.name`, name]));
    const file = await writeWorksheetFile(typed, names.length);
    const [, ...rows] = await readSheet(Buffer.from(await file.arrayBuffer()));
    expect(rows.map(([, name]) => String(name).trim())).toEqual(['constructor', '_x0041_', 'a[U+0007]b']);
  });
});
