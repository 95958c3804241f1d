import { describe, expect, test } from 'vitest';
import { parseRange } from '../../../src/form/fields/parse-range.ts';

const section1 = { rows: 3, columns: 2, head: 'STT Khảo sát Cấp huyện Cấp xã' };
const labels = [
  'Tổng số cơ quan đăng ký, quản lý hộ [tịch] trên địa bàn tỉnh/thành phố',
  'Tổng số công chức tư pháp làm công tác hộ tịch trên địa bàn',
];
const worksheet = { rows: 60, columns: 7, head: 'STT Đơn vị cấp huyện', isForWords: true };

describe('a range copied from a spreadsheet', () => {
  test.each([
    [
      'two columns of Excel',
      '13\t199\r\n29\t236\r\n28\t149\r\n',
      [
        ['13', '199'],
        ['29', '236'],
        ['28', '149'],
      ],
    ],
    [
      'two columns of LibreOffice',
      '13\t199\n29\t236',
      [
        ['13', '199'],
        ['29', '236'],
      ],
    ],
    ['with headings', 'Cấp huyện\tCấp xã\n13\t199', [['13', '199']]],
    ['with headings without accents', 'cap huyen\tCAP XA\n13\t199', [['13', '199']]],
    ['with headings of two lines in a cell', '"Cấp\nhuyện"\t"Cấp\nxã"\n13\t199', [['13', '199']]],
    [
      'with two rows of headings',
      'Khảo sát\t\nCấp huyện\tCấp xã\n13\t199\n29\t236\n28\t149',
      [
        ['13', '199'],
        ['29', '236'],
        ['28', '149'],
      ],
    ],
    [
      'with headings of its own and more rows than the table',
      'Quận\tPhường\n13\t199\n29\t236\n28\t149',
      [
        ['13', '199'],
        ['29', '236'],
        ['28', '149'],
      ],
    ],
    [
      'with running numbers and words before the figures',
      '1\tCơ quan\t13\t199\n2\tCông chức\t29\t236',
      [
        ['13', '199'],
        ['29', '236'],
      ],
    ],
    [
      'with headings and both columns before',
      'STT\tKhảo sát\tCấp huyện\tCấp xã\n1\tCơ quan\t13\t199',
      [['13', '199']],
    ],
    ['with thousands as Vietnamese write them', '1.234\t11 162', [['1.234', '11 162']]],
    ['with what is no whole number', '1,5\tchưa có', [['1,5', 'chưa có']]],
    ['of one column', '13\n29\n28', [['13'], ['29'], ['28']]],
    [
      'of figures 1, 2, 3',
      '1\t5\n2\t6\n3\t7',
      [
        ['1', '5'],
        ['2', '6'],
        ['3', '7'],
      ],
    ],
    [
      'with a blank first row',
      '\t\n29\t236',
      [
        ['', ''],
        ['29', '236'],
      ],
    ],
    [
      'with a blank cell',
      '13\t\n\t236',
      [
        ['13', ''],
        ['', '236'],
      ],
    ],
    [
      'with words in the first row that are no heading',
      'chưa rõ\tx\n29\t236',
      [
        ['chưa rõ', 'x'],
        ['29', '236'],
      ],
    ],
    ['of words alone', 'chưa rõ\tchưa có', [['chưa rõ', 'chưa có']]],
    [
      'in decomposed letters',
      'chưa có'.normalize('NFD') + '\t5\n6\t7',
      [
        ['chưa có', '5'],
        ['6', '7'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(parseRange(text, section1)).toEqual(expected);
  });

  test.each([['13'], ['13\n'], ['13\r\n'], [''], ['1.234']])('%j is a single value', (text) => {
    expect(parseRange(text, section1)).toBeUndefined();
  });

  test.each([
    [
      'names before figures',
      'Bảo Lâm\t5\t14\nBảo Lạc\t6\t17',
      [
        ['Bảo Lâm', '5', '14'],
        ['Bảo Lạc', '6', '17'],
      ],
    ],
    ['names alone', 'Bảo Lâm\nBảo Lạc', [['Bảo Lâm'], ['Bảo Lạc']]],
    [
      'running numbers before names',
      '1\tBảo Lâm\t5\n2\tBảo Lạc\t6',
      [
        ['Bảo Lâm', '5'],
        ['Bảo Lạc', '6'],
      ],
    ],
    ['headings', 'STT\tĐơn vị cấp huyện\t\n1\tBảo Lâm\t5', [['Bảo Lâm', '5']]],
    [
      'a quotation',
      '"Huyện ""A"""\t5\nB\t6',
      [
        ['Huyện "A"', '5'],
        ['B', '6'],
      ],
    ],
  ])('into the column for names: %s', (_, text, expected) => {
    expect(parseRange(text, worksheet)).toEqual(expected);
  });

  test.each([
    ['names', '1\tBảo Lâm\t5\n2\tBảo Lạc\t6\n\tTổng cộng\t11', worksheet],
    ['figures', 'Bảo Lâm\t5\nBảo Lạc\t6\nCộng\t11', { ...worksheet, isForWords: false }],
  ])('into a column for %s that is added up: without its totals, which are counted', (_, text, place) => {
    let totals = 0;
    const range = parseRange(text, { ...place, onTotal: () => (totals += 1) });
    expect(range?.map((cells) => cells.at(-1))).toEqual(['5', '6']);
    expect(totals).toBe(1);
  });

  test.each([
    ['nothing', 'không có\t199', [['không có', '199']]],
    ['a dash', '–\t199', [['–', '199']]],
    [
      'that there is nothing yet, in each row',
      'chưa có\t199\nchưa có\t236\nchưa có\t149',
      [
        ['chưa có', '199'],
        ['chưa có', '236'],
        ['chưa có', '149'],
      ],
    ],
    [
      'a cross above blanks',
      'x\t199\n\t236\n\t149',
      [
        ['x', '199'],
        ['', '236'],
        ['', '149'],
      ],
    ],
    [
      'figures with their unit',
      '12 phòng\t199 xã\n29 người\t236 người',
      [
        ['12 phòng', '199 xã'],
        ['29 người', '236 người'],
      ],
    ],
    ['nothing, before a column of totals', 'không có\t199\t199', [['không có', '199', '199']]],
    ['figures with their unit, before a column of totals', '12 phòng\t9\t21', [['12 phòng', '9', '21']]],
    ['what is not known yet, after a figure', '13\tđang rà soát', [['13', 'đang rà soát']]],
    [
      'figures going up by one before nothing',
      '13\tkhông có\t13\n14\tchưa có\t14',
      [
        ['13', 'không có', '13'],
        ['14', 'chưa có', '14'],
      ],
    ],
  ])('words for %s stay in their cell', (_, text, expected) => {
    expect(parseRange(text, { ...section1, labels })).toEqual(expected);
  });

  test.each([
    ['running numbers from 2 on', '2\tCông chức\t13\t14\n3\tCó máy\t15\t16'],
    ['a single running number', '2\tCông chức\t13\t14'],
    ['running numbers with a full stop', '2.\tCông chức\t13\t14\n3.\tCó máy\t15\t16'],
    ['running numbers of two digits', '09\tCông chức\t13\t14\n10\tCó máy\t15\t16'],
    ['a merged column after the names', '2\tCông chức\t\t13\t14\n3\tCó máy\t\t15\t16'],
    ['names with their numbers', '2. Công chức\t13\t14\n3. Có máy\t15\t16'],
    ['names before figures and totals', 'Công chức\t13\t14\t27\nCó máy\t15\t16\t31'],
  ])('is read without %s', (_, text) => {
    const figures = parseRange(text, section1)?.map((cells) => cells.slice(0, 2));
    expect(figures?.[0]).toEqual(['13', '14']);
    expect(figures?.[1] ?? ['15', '16']).toEqual(['15', '16']);
  });

  test.each([
    ['whole, in capitals', 'TỔNG SỐ CƠ QUAN ĐĂNG KÝ, QUẢN LÝ HỘ TỊCH TRÊN ĐỊA BÀN TỈNH/THÀNH PHỐ\t13'],
    ['in part, before other words', 'Công chức tư pháp\t13\nCó máy\t29'],
    ['in more words', '2. Tổng số công chức tư pháp làm công tác hộ tịch trên địa bàn (người)\t13'],
  ])('is read without what the table calls its rows, %s, where all would fit', (_, text) => {
    expect(parseRange(text, { ...section1, labels })?.[0]).toEqual(['13']);
  });

  test('begins under the heading of the column pasted into', () => {
    const copied = 'Khảo sát\tCấp huyện\tCấp xã\tTổng\nCơ quan\tkhông có\t199\t199';
    const read = (heading: string, columns: number) =>
      parseRange(copied, { ...section1, columns, heading })?.[0]?.slice(0, columns);
    expect(read('Cấp huyện', 2)).toEqual(['không có', '199']);
    expect(read('Cấp xã', 1)).toEqual(['199']);
  });

  test.each([
    ['running numbers from 3 on', '3\tBảo Lâm\t5\n4\tBảo Lạc\t6'],
    ['a single running number', '3\tBảo Lâm\t5'],
    ['Roman running numbers', 'III\tBảo Lâm\t5\nIV\tBảo Lạc\t6'],
    ['running numbers as 03', '03\tBảo Lâm\t5\n04\tBảo Lạc\t6'],
    ['headings of its own', 'TT\tHuyện, thành phố\tSố cơ quan\n3\tBảo Lâm\t5\n4\tBảo Lạc\t6'],
    ['a heading of its own and no numbers', 'Tên đơn vị\tSố phòng\nBảo Lâm\t5\nBảo Lạc\t6'],
  ])('into the column for names: without %s', (_, text) => {
    const names = parseRange(text, worksheet);
    expect(names?.[0]).toEqual(['Bảo Lâm', '5']);
    expect(names?.[1] ?? ['Bảo Lạc', '6']).toEqual(['Bảo Lạc', '6']);
  });

  test.each([
    ['that are numbers', '3\t5\t14\n4\t6\t17'],
    ['that are numbers, without figures yet', '3\tchưa có\n4\tchưa có'],
    ['of the city before that of a district', 'Thành phố\t\nQuận 1\t5'],
  ])('into the column for names: names %s stay', (_, text) => {
    const copied = text.split('\n').map((line) => line.split('\t'));
    expect(parseRange(text, worksheet)).toEqual(copied);
  });
});
