import { describe, expect, test } from 'vitest';
import { countCharacters, fold, hasAtMost, nfc } from '../../src/vietnamese/text.ts';

const vowels = 'aăâeêioôơuưy';
const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const letters = [...vowels]
  .flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))
  .concat('đ');

describe('the key for searching', () => {
  test('has none of the 67 accented letters, small or capital, composed or not', () => {
    for (const letter of letters)
      for (const form of [letter, letter.toUpperCase(), letter.normalize('NFD')])
        expect(fold(form)).toMatch(/^[a-z]$/);
    expect(fold(letters.join('')).length).toBe(letters.length);
  });

  test.each([
    ['Đắk Lắk', 'dak lak'],
    ['Cần Thơ', 'can tho'],
    ['TP. HỒ CHÍ MINH', 'tp. ho chi minh'],
    ['Thừa Thiên Huế', 'thua thien hue'],
    ['Bà Rịa - Vũng Tàu', 'ba ria - vung tau'],
  ])('of %s is "%s"', (name, key) => {
    expect(fold(name)).toBe(key);
    expect(fold(name.normalize('NFD'))).toBe(key);
    expect(fold(key)).toBe(key);
  });

  test('finds Hòa and Hoà under one key, though they are different texts', () => {
    expect(nfc('Hòa')).not.toBe(nfc('Hoà'));
    expect(fold('Hòa')).toBe(fold('Hoà'));
  });
});

describe('the number of characters', () => {
  test('has a limit for those who count, and one of three times as many code units', () => {
    expect([hasAtMost('ẫ'.repeat(5), 5), hasAtMost('ẫ'.repeat(6), 5)]).toEqual([true, false]);
    expect(hasAtMost('ẫ'.normalize('NFD').repeat(5), 5)).toBe(true);
    expect([hasAtMost(`a${'\u0323'.repeat(14)}`, 5), hasAtMost(`a${'\u0323'.repeat(15)}`, 5)]).toEqual([
      true,
      false,
    ]);
  });

  test.each([
    ['', 0],
    ['Đề nghị', 7],
    ['👨‍👩‍👧', 1],
    ['🇻🇳', 1],
    ['một\r\nhai', 7],
  ])('of %j is %d', (text, count) => {
    expect(countCharacters(text)).toBe(count);
    expect(countCharacters(text.normalize('NFD'))).toBe(count);
  });
});
