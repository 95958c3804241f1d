import { describe, expect, test } from 'vitest';
import { placeSums, sumsHeld } from '../../../src/form/worksheet/place-sums.ts';

const cell = 'registrars.commune';
const placed = (held: string, sum: number | null, before?: number) =>
  placeSums({ [cell]: held }, { [cell]: sum }, before === undefined ? {} : { [cell]: before });

describe('a sum of the worksheet', () => {
  test('is put where section 1 is blank', () => {
    expect(placed('', 1036)).toEqual({ put: [[cell, '1036']], differing: {} });
  });

  test('replaces the sum brought before, however it is written, without a question', () => {
    expect(placed('1036', 1037, 1036)).toEqual({ put: [[cell, '1037']], differing: {} });
    expect(placed('1.036', 1037, 1036)).toEqual({ put: [[cell, '1037']], differing: {} });
    expect(placed('1036', null, 1036)).toEqual({ put: [[cell, '']], differing: {} });
  });

  test.each([
    ['another figure', '40'],
    ['what is no figure', '1,5'],
  ])('waits for a choice where section 1 holds %s', (_, held) => {
    expect(placed(held, 14)).toEqual({ put: [], differing: { [cell]: '14' } });
    expect(placed(held, 14, 13)).toEqual({ put: [], differing: { [cell]: '14' } });
  });

  test('asks nothing where section 1 says the same already, or where its column is blank', () => {
    expect(placed('1.036', 1036)).toEqual({ put: [], differing: {} });
    expect(placed('40', null)).toEqual({ put: [], differing: {} });
  });

  test('is known as brought when section 1 holds it', () => {
    const sums = { [cell]: 1036, 'registrars.district': 2, 'registration_offices.commune': null };
    expect(sumsHeld({ [cell]: '1.036', 'registrars.district': '3' }, sums)).toEqual({
      [cell]: 1036,
      'registration_offices.commune': null,
    });
  });
});
