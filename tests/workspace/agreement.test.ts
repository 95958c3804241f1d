import { describe, expect, test } from 'vitest';
import { agreementOf, type CodedTwice } from '../../src/workspace/themes/agreement.ts';

const times = (count: number, pair: CodedTwice): CodedTwice[] => Array.from({ length: count }, () => pair);

const coded = (both: number, firstOnly: number, secondOnly: number, neither: number): CodedTwice[] => [
  ...times(both, [true, true]),
  ...times(firstOnly, [true, false]),
  ...times(secondOnly, [false, true]),
  ...times(neither, [false, false]),
];

describe('the agreement of two readers about a theme', () => {
  // The example of 50 proposals and its two companions, printed wherever kappa is explained (Wikipedia, "Cohen's kappa").
  test.each([
    [20, 5, 10, 15, 0.4],
    [45, 15, 25, 15, 0.1304],
    [25, 35, 5, 35, 0.2593],
  ])('is, for %i, %i, %i and %i answers, the published kappa', (both, first, second, neither, kappa) => {
    expect(agreementOf(coded(both, first, second, neither)).kappa).toBeCloseTo(kappa, 4);
  });

  test('comes with its counts', () => {
    expect(agreementOf(coded(20, 5, 10, 15))).toMatchObject({
      both: 20,
      first_only: 5,
      second_only: 10,
      neither: 15,
    });
  });

  test('is exactly 1 where both always agree, and less than 0 where they agree less often than by chance', () => {
    expect(agreementOf(coded(7, 0, 0, 11)).kappa).toBe(1);
    expect(agreementOf(coded(0, 6, 6, 0)).kappa).toBe(-1);
  });

  test('has no kappa where nothing could differ: the theme in every answer, in none, or no answer at all', () => {
    for (const none of [coded(9, 0, 0, 0), coded(0, 0, 0, 9), []]) expect(agreementOf(none).kappa).toBeNull();
  });
});
