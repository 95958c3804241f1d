import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moveByKey, pasteRange, readRange } from '../../src/form/fields/sheet.ts';

const section1 = { rows: 3, head: 'STT Khảo sát Cấp huyện Cấp xã' };
const worksheet = { rows: 60, head: 'STT Đơn vị cấp huyện', isForWords: true };

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
    ['of words alone', 'chưa rõ\tchưa có', [['chưa có']]],
    [
      'in decomposed letters',
      'chưa có'.normalize('NFD') + '\t5\n6\t7',
      [
        ['chưa có', '5'],
        ['6', '7'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(readRange(text, section1)).toEqual(expected);
  });

  test.each([['13'], ['13\n'], ['13\r\n'], [''], ['1.234']])('%j is a single value', (text) => {
    expect(readRange(text, section1)).toBeUndefined();
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
    expect(readRange(text, worksheet)).toEqual(expected);
  });

  test.each([
    ['names', '1\tBảo Lâm\t5\n2\tBảo Lạc\t6\n\tTổng cộng\t11', worksheet],
    ['figures', 'Bảo Lâm\t5\nBảo Lạc\t6\nCộng\t11', { ...worksheet, isForWords: false }],
  ])('into a column for %s that is added up: without its totals, which are counted', (_, text, place) => {
    let totals = 0;
    const range = readRange(text, { ...place, onTotal: () => (totals += 1) });
    expect(range?.map((cells) => cells.at(-1))).toEqual(['5', '6']);
    expect(totals).toBe(1);
  });
});

describe('in a table', () => {
  beforeEach(() => {
    document.body.innerHTML = `<table><thead><tr><th>STT</th><th>Cấp huyện</th><th>Cấp xã</th></tr></thead><tbody>
      <tr><td>1</td><td><input type="text" id="a1"></td><td><input type="text" id="a2"></td></tr>
      <tr class="row-messages"><td><textarea id="why"></textarea></td></tr>
      <tr><td>2</td><td><input type="text" id="b1"></td><td><input type="text" id="b2"></td></tr></tbody></table>`;
    const table = document.querySelector('table')!;
    table.addEventListener('keydown', moveByKey);
    table.addEventListener('paste', pasteRange);
  });
  afterEach(() => (document.body.innerHTML = ''));

  const cell = (id: string) => document.getElementById(id) as HTMLInputElement;
  const press = (id: string, key: string, more: KeyboardEventInit = {}) => {
    cell(id).focus();
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    cell(id).dispatchEvent(event);
    return [document.activeElement?.id, event.defaultPrevented];
  };
  const paste = (id: string, text: string) => {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => text } });
    cell(id).dispatchEvent(event);
    return event.defaultPrevented;
  };
  const values = () => ['a1', 'a2', 'b1', 'b2'].map((id) => cell(id).value);

  test.each([
    ['a1', 'ArrowDown', 'b1'],
    ['b1', 'ArrowUp', 'a1'],
    ['a1', 'ArrowRight', 'a2'],
    ['a2', 'ArrowLeft', 'a1'],
    ['a1', 'Enter', 'b1'],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(press(from, key)).toEqual([to, true]);
  });

  test('Enter in the last row stays, and never sends the form', () => {
    expect(press('b1', 'Enter')).toEqual(['b1', true]);
    expect(press('b1', 'Enter', { shiftKey: true })).toEqual(['a1', true]);
  });

  test.each([
    ['at an edge', 'a1', 'ArrowUp', {}],
    ['while letters are composed', 'a1', 'ArrowDown', { isComposing: true }],
    ['Enter while letters are composed', 'a1', 'Enter', { isComposing: true }],
    ['with Alt held', 'a1', 'ArrowRight', { altKey: true }],
    ['with Tab, which moves by itself', 'a1', 'Tab', {}],
    ['in the room for an explanation', 'why', 'ArrowDown', {}],
  ])('a key is left alone %s', (_, from, key, more) => {
    expect(press(from, key, more)).toEqual([from, false]);
  });

  test('the caret moves inside a figure before it moves to the next cell', () => {
    cell('a1').value = '123';
    cell('a1').focus();
    cell('a1').setSelectionRange(1, 1);
    const event = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true });
    cell('a1').dispatchEvent(event);
    expect([document.activeElement?.id, event.defaultPrevented]).toEqual(['a1', false]);
  });

  test('a range fills the cells from the one it is pasted into, and says so as typing does', () => {
    const told: string[] = [];
    for (const type of ['input', 'change'])
      document.body.addEventListener(type, ({ target }) => told.push(`${type} ${(target as Element).id}`));
    expect(paste('a1', 'Cấp huyện\tCấp xã\n13\t199\n1,5\tchưa có')).toBe(true);
    expect(values()).toEqual(['13', '199', '1,5', 'chưa có']);
    expect(told.filter((event) => event.endsWith('b2'))).toEqual(['input b2', 'change b2']);
  });

  test('what does not fit beside or below is left out', () => {
    paste('b2', '1\t2\n3\t4');
    expect(values()).toEqual(['', '', '', '1']);
  });

  test('a single value is pasted as anywhere', () => {
    expect(paste('a1', '1.234\n')).toBe(false);
  });

  test('text is pasted as it is into the room for an explanation', () => {
    expect(paste('why', 'a\tb\nc\td')).toBe(false);
  });
});
