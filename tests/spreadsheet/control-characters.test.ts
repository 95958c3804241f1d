import { describe, expect, test } from 'vitest';
import { withoutControls } from '../../src/spreadsheet/control-characters.ts';

describe('text from strangers', () => {
  test('is named where it can’t be seen', () => {
    expect(withoutControls('a\u0007b\u001b[2Jc\u009bd\ufffee\ufffd')).toBe(
      'a[U+0007]b[U+001B][2Jc[U+009B]d[U+FFFE]e[U+FFFD]',
    );
    expect(withoutControls('a\ud800b\u{1fffe}')).toBe('a[U+D800]b[U+1FFFE]');
  });

  test('keeps its line breaks, its tabs, its letters and its emoji', () => {
    const text = 'Đắk Lắk\tẵ\n👩‍👩‍👧 🇻🇳 \u202e';
    expect(withoutControls(text)).toBe(text);
    expect(withoutControls('một\r\nhai\rba')).toBe('một\nhai\nba');
  });
});
