import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { create } from 'fontkitten';
import { describe, expect, test } from 'vitest';
import { letterFont, uiFont, type FontFile } from '../../src/site/build/fonts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const vowels = [...'aăâeêioôơuưy'];
const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const toned = vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
const lower = [...toned, ...'bcdđghklmnpqrstvx', ...'fjwz'];
const alphabet = [...lower, ...lower.map((letter) => letter.toUpperCase())];

/** Asks of a file whether a browser takes a character from it: it is there, and within the range the file is for. */
function reader({ src, unicodeRange }: FontFile): (character: string) => boolean {
  const font = create(readFileSync(path.join(root, src[0])));
  if (font.isCollection) throw new Error(`${src[0]} holds more than one font.`);
  return (character) => {
    const point = character.codePointAt(0) ?? 0;
    return font.hasGlyphForCodePoint(point) && (!unicodeRange || isWithin(unicodeRange[0], point));
  };
}

const isWithin = (ranges: string, point: number): boolean =>
  ranges.split(',').some((range) => {
    const [from = 0, to = from] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return from <= point && point <= to;
  });

const styleOf = ({ weight, style }: FontFile) => `${weight} ${style}`;

describe.each([
  ['Be Vietnam Pro', uiFont],
  ['Tinos', letterFont],
])('%s', (_, files) => {
  test.each([...new Set(files.map(styleOf))])('%s has all 186 letters of the alphabet', (style) => {
    const shipped = files.filter((file) => styleOf(file) === style).map(reader);
    expect(alphabet).toHaveLength(186);
    expect(alphabet.filter((letter) => !shipped.some((has) => has(letter)))).toEqual([]);
  });
});

/** Where what pages say is written, also what only script shows. */
const said = ['content', 'src'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => /\.(tsx?|astro|md|json)$/.test(name))
    // What no page shows, or shows in Times New Roman or in the font of the system; and letters that are there to be told from Vietnamese ones.
    .filter(
      (name) =>
        !/^(content\/demo|src\/(staff|operate|server|paper\/word|form|workspace))\/|text-checks/.test(name),
    ),
);

test('Be Vietnam Pro has every character of what pages say, but the two marks of a table', () => {
  const files = uiFont.map(reader);
  const missing = said.flatMap((name) =>
    [...new Set(readFileSync(path.join(root, name), 'utf8'))]
      .filter((character) => character !== '\n' && !files.every((has) => has(character)))
      .map((character) => `${character} in ${name}`),
  );
  const table = 'src/results/tables/readiness-columns.ts';
  expect(missing).toEqual([`✓ in ${table}`, `✕ in ${table}`]);
});

test('every letter of the alphabet is one composed character', () => {
  for (const letter of alphabet) expect([...letter]).toHaveLength(1);
});
