import { describe, expect, test } from 'vitest';
import { successorOf, successorSentence } from '../../../src/results/province/successor.ts';
import { provinces } from '../../../src/units/units.ts';

const named = (name: string) => {
  const province = provinces.find((one) => one.name === name);
  if (!province) throw new Error(name);
  return province;
};

describe('where a province of 2016 lies since 1/7/2025', () => {
  test('is one of 34 for each of the 63, 11 of them the same as before', () => {
    const today = provinces.map(successorOf);
    expect(new Set(today.map(({ code }) => code)).size).toBe(34);
    expect(today.filter(({ joined }) => !joined)).toHaveLength(11);
  });

  test('is not found by the code, which may have another meaning today', () => {
    expect(successorSentence(named('Quảng Bình'))).toBe(
      'Từ 01/7/2025: hợp nhất với Quảng Trị thành tỉnh Quảng Trị.',
    );
    expect(successorOf(named('Yên Bái'))).toMatchObject({ code: '15', name: 'Tỉnh Lào Cai' });
    expect(successorSentence(named('Cao Bằng'))).toBe('Từ 01/7/2025: là tỉnh Cao Bằng, không hợp nhất.');
  });
});
