import { describe, expect, test } from 'vitest';
import { forTerminal, jsonForTerminal } from '../../src/staff/text/terminal-text.ts';

describe('text from strangers', () => {
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
