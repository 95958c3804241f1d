import { afterEach, describe, expect, test } from 'vitest';
import { tidyField } from '../../../src/form/fields/tidy-field.ts';

const decomposed = 'Nguyễn Thị Hồng Đào'.normalize('NFD');
const field = (html: string) => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLInputElement;
};
afterEach(() => (document.body.innerHTML = ''));

describe('a field that is left', () => {
  test.each([
    ['<input type="text" name="x">'],
    ['<textarea name="x"></textarea>'],
    ['<input type="email" name="x">'],
  ])('has its letters composed: %s', (html) => {
    const input = field(html);
    input.value = decomposed;
    expect(tidyField(input)).toBe('x');
    expect(input.value).toBe('Nguyễn Thị Hồng Đào');
  });

  test('shows what is stored of it: no control characters, as copying from other programs leaves them', () => {
    const input = field('<textarea name="x"></textarea>');
    input.value = 'một\x1f cửa\vliên\x02 thông';
    tidyField(input);
    expect(input.value).toBe('một cửa\nliên thông');
  });

  test('keeps the caret behind the same letter', () => {
    const input = field('<input type="text" name="x">');
    input.value = decomposed;
    input.focus();
    const caret = 'Nguyễn Thị'.normalize('NFD').length;
    input.setSelectionRange(caret, caret);
    tidyField(input);
    expect(input.selectionStart).toBe('Nguyễn Thị'.length);
  });

  test('is not written to when nothing is to be changed', () => {
    const input = field('<input type="text" name="x">');
    input.value = ' Sở Tư pháp  ';
    Object.defineProperty(input, 'value', {
      get: () => ' Sở Tư pháp  ',
      set: () => {
        expect.fail('written');
      },
    });
    tidyField(input);
  });

  test('that is a box or a list is known by its name', () => {
    expect(tidyField(field('<input type="checkbox" name="software_kinds" value="other">'))).toBe(
      'software_kinds',
    );
    expect(tidyField(field('<select name="unit"></select>'))).toBe('unit');
    expect(tidyField(field('<button name="b"></button>'))).toBeUndefined();
  });
});
