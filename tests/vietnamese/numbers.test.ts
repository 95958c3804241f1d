import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatPercent,
  formatThreshold,
  parseWholeNumber,
} from '../../src/vietnamese/numbers.ts';

const largest = 9_999_999;

describe('a whole number', () => {
  test('from 0 to 9.999.999 is read back as it is printed, with blanks between thousands, and plain', () => {
    const wrong: string[] = [];
    const check = (text: string, value: number) => {
      const parsed = parseWholeNumber(text);
      if (!parsed.ok || parsed.value !== value) wrong.push(text);
    };
    // Beyond five digits every 97th: all endings and all groups of three still come up.
    for (let value = 0; value <= largest; value += value < 100_000 ? 1 : 97) {
      const plain = String(value);
      check(plain, value);
      if (value < 1000) continue;
      const points = grouped(plain, '.');
      check(points, value);
      check(points.replaceAll('.', ' '), value);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  test('is printed in groups of three with points', () => {
    const odd = Array.from({ length: 10_000 }, (_, i) => (i * 999_983) % (largest + 1));
    const edges = [
      0,
      9,
      10,
      99,
      100,
      999,
      1000,
      1001,
      9999,
      10_000,
      99_999,
      100_000,
      999_999,
      1_000_000,
      largest,
    ];
    for (const value of [...odd, ...edges]) expect(formatCount(value)).toBe(grouped(String(value), '.'));
    expect(formatCount(11_162)).toBe('11.162');
  });

  test.each([
    ['', null],
    [' \t\u00a0\n', null],
    ['0', 0],
    ['000', 0],
    ['007', 7],
    [' 42 ', 42],
    ['1.234', 1234],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ['1\u2009234\u2009567', 1_234_567],
    ['1\u202f234', 1234],
    ['9.999.999', largest],
    ['00000000009999999', largest],
  ])('%j is %j', (text, value) => {
    expect(parseWholeNumber(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['1,234', 'ambiguous'],
    ['1,234,567', 'ambiguous'],
    ['1,5', 'fraction'],
    ['1.5', 'fraction'],
    ['1.2345', 'fraction'],
    ['0.500', 'fraction'],
    ['0,500', 'fraction'],
    ['00.500', 'fraction'],
    ['-1', 'negative'],
    ['- 1.234', 'negative'],
    ['−7', 'negative'],
    ['10000000', 'too_large'],
    ['10.000.000', 'too_large'],
    ['99999999999999999999999', 'too_large'],
    ['1.23', 'fraction'],
    ['12.34.567', 'not_a_number'],
    ['1 2 3', 'not_a_number'],
    ['1..234', 'not_a_number'],
    ['.234', 'not_a_number'],
    ['1.', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['+5', 'not_a_number'],
    ['12 người', 'not_a_number'],
    ['mười', 'not_a_number'],
    ['١٢', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['-', 'not_a_number'],
    ['1\n234', 'not_a_number'],
  ])('%j is refused as %s', (text, code) => {
    expect(parseWholeNumber(text)).toEqual({ ok: false, code });
  });
});

test.each([
  [0.9734, '97,3%'],
  [1, '100,0%'],
  [0, '0,0%'],
  [0.5, '50,0%'],
  [0.9999, '100,0%'],
  [1 / 3, '33,3%'],
])('a share of %d that was computed is printed as %s', (share, printed) => {
  expect(formatPercent(share)).toBe(printed);
});

test('a share that was set is printed as it was set', () => {
  expect([0.95, 0.8, 1, 0.975].map(formatThreshold)).toEqual(['95%', '80%', '100%', '97,5%']);
});

const grouped = (digits: string, mark: string) => {
  const head = digits.length % 3 || 3;
  const groups = [digits.slice(0, head)];
  for (let i = head; i < digits.length; i += 3) groups.push(digits.slice(i, i + 3));
  return groups.join(mark);
};
