import { describe, expect, test } from 'vitest';
import { forTerminal, jsonForTerminal, withoutControls } from '../../src/staff/visible.ts';

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

  test('can’t steer a terminal: no control sequence, no turned direction', () => {
    const hostile = '\u001b]0;chiếm\u0007\u001b[8mẩn\u009b2J\u202eđảo\u2066\t\r\nhết';
    expect(forTerminal(hostile)).toBe(
      '[U+001B]]0;chiếm[U+0007][U+001B][8mẩn[U+009B]2J[U+202E]đảo[U+2066] \nhết',
    );
  });

  test('is the same document in JSON, with nothing in it that steers', () => {
    const document = { text: '\u001b[2J\u009b\u202e\u007f Đắk\nLắk' };
    const json = jsonForTerminal(document);
    expect(JSON.parse(json)).toEqual(document);
    expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });
});
