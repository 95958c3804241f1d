import { describe, expect, test } from 'vitest';
import { groupAccessCode, makeAccessCode, parseAccessCode } from '../../src/submission/codes/access-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = (seed: number) =>
  Uint8Array.from({ length: 10 }, (_, i) => (seed * 2_654_435_761 + i * 40_503) >>> (i % 24));
const codes = [makeAccessCode(new Uint8Array(10)), makeAccessCode(new Uint8Array(10).fill(255))].concat(
  Array.from({ length: 30 }, (_, seed) => makeAccessCode(bytes(seed + 1))),
);
const isAccepted = (text: string) => parseAccessCode(text).ok;

describe('an access code', () => {
  test('has 16 characters of 80 random bits and a check character, none of I, L, O, U', () => {
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{17}$/);
    expect(makeAccessCode(new Uint8Array(10))).toBe('0'.repeat(17));
    const made = new Set(Array.from({ length: 1000 }, () => makeAccessCode()));
    expect(made.size).toBe(1000);
  });

  test('uses every one of its 80 bits', () => {
    const none = makeAccessCode(new Uint8Array(10)).slice(0, 16);
    const withBit = Array.from({ length: 80 }, (_, bit) =>
      makeAccessCode(Uint8Array.from({ length: 10 }, (_, i) => (i === bit >> 3 ? 1 << (bit & 7) : 0))).slice(
        0,
        16,
      ),
    );
    expect(new Set([none, ...withBit]).size).toBe(81);
  });

  test('of known bytes never changes: issued codes stay valid', () => {
    expect(makeAccessCode(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))).toBe('000G40R40M30E209J');
  });

  test('is printed in groups of four and read again', () => {
    for (const code of codes) {
      const printed = groupAccessCode(code);
      expect(printed).toMatch(/^(\w{4}-){4}\w$/);
      expect(parseAccessCode(printed)).toEqual({ ok: true, code });
    }
  });

  test('shows every single wrong character', () => {
    for (const code of codes)
      for (let i = 0; i < code.length; i += 1)
        for (const other of alphabet)
          if (other !== code[i]) expect(isAccepted(code.slice(0, i) + other + code.slice(i + 1))).toBe(false);
  });

  test('shows every exchange of neighbours, and of characters with one between them', () => {
    for (const code of codes)
      for (const distance of [1, 2])
        for (let i = 0; i + distance < code.length; i += 1) {
          const letters = [...code];
          [letters[i], letters[i + distance]] = [letters[i + distance] ?? '', letters[i] ?? ''];
          const exchanged = letters.join('');
          expect(isAccepted(exchanged)).toBe(exchanged === code);
        }
  });

  test('that lacks a character or has one too many is misspelled', () => {
    for (const code of codes.slice(1))
      for (let i = 0; i <= code.length; i += 1) {
        expect(isAccepted(code.slice(0, i) + code.slice(i + 1))).toBe(i === code.length);
        expect(isAccepted(`${code.slice(0, i)}7${code.slice(i)}`)).toBe(false);
      }
  });

  test('is read in small letters, with blanks, dashes of any kind, and full-width characters', () => {
    const code = codes[3] ?? '';
    const groups = code.match(/.{1,4}/g) ?? [];
    for (const separator of [' ', '-', '–', '—', '\u2011', '\u00a0', '.', '_', ' - ', '\n'])
      expect(parseAccessCode(groups.join(separator).toLowerCase())).toEqual({ ok: true, code });
    const wide = [...code].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('');
    expect(parseAccessCode(` ${wide} `)).toEqual({ ok: true, code });
  });

  test('is read with O for 0 and I or L for 1, in any letters', () => {
    const code = makeAccessCode(Uint8Array.from([0, 0x40, 0, 1, 0, 0, 0x40, 0, 1, 0]));
    expect(code).toMatch(/0.*1|1.*0/);
    for (const [zero, one] of [
      ['O', 'I'],
      ['o', 'l'],
      ['o', 'i'],
      ['0', 'L'],
    ])
      expect(parseAccessCode(code.replaceAll('0', zero ?? '').replaceAll('1', one ?? ''))).toEqual({
        ok: true,
        code,
      });
  });

  test.each(['', ' ', '-', '----', '\u00a0–'])('%j is no code at all', (text) => {
    expect(parseAccessCode(text)).toEqual({ ok: false, error: 'missing' });
  });

  test.each([
    'x',
    'mã của Sở',
    'U'.repeat(17),
    'U'.repeat(16),
    `${'U'.repeat(16)}?`,
    `${'U'.repeat(16)}??`,
    `U${'0'.repeat(15)}?`,
    `${'0'.repeat(16)}?`,
    '0'.repeat(16),
    '0'.repeat(18),
    '😀'.repeat(8) + '?',
    '\0'.repeat(17),
    '0'.repeat(1000),
  ])('%j is misspelled', (text) => {
    expect(parseAccessCode(text)).toEqual({ ok: false, error: 'misspelled' });
  });
});
