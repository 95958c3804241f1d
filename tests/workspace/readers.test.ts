import readExcel from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { codingWorkbook } from '../../src/workspace/themes/coding-workbook.ts';
import { compareReaders } from '../../src/workspace/themes/compare-readers.ts';
import { regionalCounts } from '../../src/workspace/themes/regional-counts.ts';
import { coding, text, theme } from './coded-texts.ts';

const [network, money] = [theme(1, 'Hạ tầng mạng'), theme(2, 'Kinh phí')];
const retired = theme(3, 'Khác', { is_retired: true });
const themes = [network, money, retired];

// 01 Hà Nội, 31 Hải Phòng: Đồng bằng sông Hồng; 79 TP. Hồ Chí Minh: Đông Nam Bộ.
const texts = [
  text('01', 'obstacles', coding('Nam', [1]), coding('Hồng', [1, 2])),
  text('01', 'proposals', coding('Nam', [1]), coding('Hồng', [])),
  text('31', 'obstacles', coding('Hồng', []), coding('Nam', [])),
  text('79', 'obstacles', coding('Nam', [1])),
  text('48', 'obstacles', coding('Nam', [2], true), coding('Hồng', [2])),
  text('92', 'obstacles', coding('An', [1]), coding('Hồng', [1]), coding('Nam', [1])),
];

test('two readers are compared over what they, and nobody else, coded as it is now', () => {
  const [compared, ...others] = compareReaders(texts, themes);
  expect(others).toEqual([]);
  expect(compared).toMatchObject({ readers: ['Hồng', 'Nam'], texts: 3 });
  expect(compared?.themes.map(({ theme: { name }, agreement }) => [name, agreement])).toEqual([
    ['Hạ tầng mạng', { both: 1, first_only: 0, second_only: 1, neither: 1, kappa: 0.4 }],
    ['Kinh phí', { both: 0, first_only: 1, second_only: 0, neither: 2, kappa: 0 }],
  ]);
});

test('a theme counts a Sở of a region once, where at least one reader found it in what was sent last', () => {
  const counted = regionalCounts(texts, themes);
  expect(counted.regions.map(({ code, coded }) => [code, coded])).toEqual([
    ...[
      ['TDMNPB', 0],
      ['DBSH', 2],
      ['BTBDHMT', 1],
    ],
    ...[
      ['TN', 0],
      ['DNB', 1],
      ['DBSCL', 1],
    ],
  ]);
  expect(counted.coded).toBe(5);
  expect(counted.themes.map(({ theme: { name }, counts, all }) => [name, counts, all])).toEqual([
    ['Hạ tầng mạng', [0, 1, 0, 0, 1, 1], 3],
    ['Kinh phí', [0, 1, 1, 0, 0, 0], 2],
  ]);
});

test('codebook, codings, agreement and regions are one workbook, whose texts are no formulas', async () => {
  const { content, name } = await codingWorkbook(
    [...texts, text('02', 'obstacles')],
    { version: 4, themes },
    new Date('2016-12-05T20:00:00Z'),
  );
  expect(name).toBe('phan-loai-noi-dung-2016-12-06.xlsx');
  const sheets = await readExcel(Buffer.from(await content.arrayBuffer()), { trim: false });
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    'Danh mục chủ đề',
    'Phân loại',
    'Đối chiếu',
    'Theo vùng',
  ]);
  const rows = sheets[1]?.data ?? [];
  expect(rows).toHaveLength(1 + 12 + 1);
  expect(rows[1]).toEqual(
    expect.arrayContaining(['=1+1 của 01', 'Nam', 'Đồng bằng sông Hồng', 'Mục 4. Khó khăn, vướng mắc']),
  );
  expect(rows[1]?.slice(-3)).toEqual([1, 0, 0]);
  expect(sheets[2]?.data[1]?.slice(-5)).toEqual([1, 0, 1, 1, 0.4]);
});
