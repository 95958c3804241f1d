import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { letterFont, uiFont, type FontFile } from '../../src/site/build/fonts.ts';

const vowels = [...'aăâeêioôơuưy'];
const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const toned = vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
const lower = [...toned, ...'bcdđghklmnpqrstvx', ...'fjwz'];
const alphabet = [...lower, ...lower.map((letter) => letter.toUpperCase())];

function holds({ unicodeRange }: FontFile, letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0;
  return unicodeRange[0].split(',').some((range) => {
    const [from = 0, to = from] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return from <= point && point <= to;
  });
}

const styleOf = ({ weight, style }: FontFile) => `${weight} ${style}`;

describe.each([
  ['Be Vietnam Pro', uiFont],
  ['Tinos', letterFont],
])('%s', (_, files) => {
  test.each([...new Set(files.map(styleOf))])('%s offers all 186 letters of the alphabet', (style) => {
    const shipped = files.filter((file) => styleOf(file) === style);
    expect(alphabet).toHaveLength(186);
    expect(alphabet.filter((letter) => !shipped.some((file) => holds(file, letter)))).toEqual([]);
  });

  test('is shipped with the project', () => {
    for (const { src } of files) expect(existsSync(new URL(`../../${src[0]}`, import.meta.url))).toBe(true);
  });
});

test('every letter of the alphabet is one composed character', () => {
  for (const letter of alphabet) expect([...letter]).toHaveLength(1);
});
