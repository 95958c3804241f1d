import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pastedIntoCells } from '../../../src/form/fields/paste-cells.ts';
import { moveByKey } from '../../../src/form/fields/sheet.ts';

describe('in a table', () => {
  beforeEach(() => {
    document.body.innerHTML = `<table class="counts"><thead><tr><th>STT</th><th id="d">Cấp huyện</th><th id="c">Cấp xã</th></tr></thead><tbody>
      <tr><th><span>Cơ quan đăng ký</span></th><td><input type="text" id="a1" name="a1" aria-labelledby="n d"></td>
        <td><input type="text" id="a2" name="a2" aria-labelledby="n c"></td></tr>
      <tr class="row-messages"><td><textarea id="why"></textarea></td></tr>
      <tr><td>2</td><td><input type="text" id="b1" name="b1"></td><td><input type="text" id="b2" name="b2"></td></tr></tbody></table>`;
    const table = document.querySelector('table')!;
    table.addEventListener('keydown', moveByKey);
  });
  afterEach(() => (document.body.innerHTML = ''));

  const cell = (id: string) => document.getElementById(id) as HTMLInputElement;
  const press = (id: string, key: string, more: KeyboardEventInit = {}) => {
    cell(id).focus();
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    cell(id).dispatchEvent(event);
    return [document.activeElement?.id, event.defaultPrevented];
  };
  /** Pastes into a cell, and types what is said to belong into each; undefined where it is pasted as anywhere. */
  const paste = (id: string, text: string) => {
    const pasted = pastedIntoCells(text, cell(id));
    for (const [path, value] of pasted ?? []) cell(path).value = String(value);
    return pasted;
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

  test('a range fills the cells from the one it is pasted into', () => {
    const range = 'Cấp huyện\tCấp xã\n13\t199\n1,5\tchưa có';
    expect(paste('a1', range)).toEqual([
      ['a1', '13'],
      ['a2', '199'],
      ['b1', '1,5'],
      ['b2', 'chưa có'],
    ]);
  });

  test('what does not fit beside or below is left out', () => {
    paste('b2', '1\t2\n3\t4');
    expect(values()).toEqual(['', '', '', '1']);
  });

  test('words stay in their cell where the columns fit, and what the table calls its rows is left out', () => {
    paste('a1', 'không có\t199');
    expect(values()).toEqual(['không có', '199', '', '']);
    paste('a1', 'Cơ quan đăng ký\t13');
    expect(values()).toEqual(['13', '199', '', '']);
  });

  test('what is pasted with headings stands under them, and beside the last column names are left out', () => {
    paste('a2', 'Cấp huyện\tCấp xã\n13\t199');
    paste('b2', 'Công chức\t236');
    expect(values()).toEqual(['', '199', '', '236']);
  });

  test('a single value is pasted as anywhere', () => {
    expect(paste('a1', '1.234\n')).toBeUndefined();
  });

  test('text is pasted as it is into the room for an explanation', () => {
    expect(paste('why', 'a\tb\nc\td')).toBeUndefined();
  });
});
