import { describe, expect, test } from 'vitest';
import {
  crockfordCharacter,
  decodeCrockford,
  encodeCrockford,
  tidyCrockford,
} from '../../src/submission/codes/crockford.ts';

describe('Crockford base 32', () => {
  test('writes five bits a character, the first bits first', () => {
    expect(
      encodeCrockford(
        Uint8Array.from([0b00000_000, 0b01_00010_0, 0b0011_0010, 0b0_00101_00, 0b110_00111]),
        8,
      ),
    ).toBe('01234567');
    expect(encodeCrockford(new Uint8Array(5).fill(255), 8)).toBe('ZZZZZZZZ');
  });

  test('keeps the first bits when there are more than asked for', () => {
    expect(encodeCrockford(Uint8Array.from([255, 0, 0, 0, 0, 0, 0]), 2)).toBe('ZW');
  });

  test('has 32 characters without I, L, O and U', () => {
    const all = Array.from({ length: 32 }, (_, value) => crockfordCharacter(value)).join('');
    expect(all).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    expect(decodeCrockford(all)).toEqual(Array.from({ length: 32 }, (_, value) => value));
  });

  test.each(['U', 'I', 'a', '-', '?', '😀', 'Ā'])('%s is none of them', (character) => {
    expect(decodeCrockford(`0${character}0`)).toBeUndefined();
  });

  test('is tidied into itself', () => {
    for (const text of ['abc-def', 'oIl 0', 'ﬀ', 'ß', 'ı', '１２－３'])
      expect(tidyCrockford(tidyCrockford(text))).toBe(tidyCrockford(text));
    expect(tidyCrockford(' oil-0il_u.\u2013')).toBe('0110'.concat('11U'));
  });
});
