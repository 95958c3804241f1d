import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipLabels, sortLabels, type Chip, type SortKey } from '../../src/workspace/board/board-view.ts';
import { addressOf, readPlace, type Place } from '../../src/workspace/place.ts';

const revision = fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined });
const chip = fc.option(fc.constantFrom(...(Object.keys(chipLabels) as Chip[])), { nil: undefined });
const place: fc.Arbitrary<Place> = fc.oneof(
  fc
    .record({
      search: fc.string({ unit: 'grapheme' }),
      chip,
      sort: fc.constantFrom(...(Object.keys(sortLabels) as SortKey[])),
      descending: fc.boolean(),
      page: fc.integer({ min: 1, max: 1000 }),
    })
    .map(({ chip: chosen, ...view }) => ({
      page: 'board' as const,
      view: { ...view, ...(chosen && { chip: chosen }) },
    })),
  fc
    .record({ name: fc.string({ minLength: 1 }), from: revision, to: revision })
    .map(({ name, from, to }) => ({
      page: 'response' as const,
      name,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })),
  fc.constantFrom({ page: 'held' as const }, { page: 'staff' as const }, { page: 'settings' as const }),
);

describe('an address of the workspace', () => {
  test('has all of where somebody is, so that a colleague it is sent to sees the same', () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(readPlace(addressOf(one))).toEqual(one);
      }),
    );
  });

  test('that nobody made leads to the board, never to an error', () => {
    for (const fragment of [
      '',
      '#',
      '#/phieu/',
      '#/phieu/%E0%A4%A',
      '#noi-dung',
      '#/x?trang=-1&xep=&loc=constructor',
    ])
      expect(readPlace(fragment)).toMatchObject({ page: 'board', view: { sort: 'name', page: 1 } });
  });
});
