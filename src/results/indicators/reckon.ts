import type { PublishedFacts } from '../../questionnaire/publication.ts';
import type { PublishedUnit } from '../documents.ts';
import type { Place } from '../tally.ts';

/** A province whose Sở has answered. */
export type AnsweredPlace = Place & { unit: Extract<PublishedUnit, { answered: true }> };

/** A number read of one answer; null is "Không điền", which is never 0. */
export type Reading = (place: AnsweredPlace) => number | null;

/**
 * The units an aggregate is taken from, in the terms of official statistics: `eligible` = `valid` + `itemNonresponse` (answered,
 * and left something needed out: Không điền) + `unitNonresponse` (sent nothing: Chưa gửi phiếu). `zero` of the valid wrote 0
 * in the numerator; null where nobody writes the numerator, for it is derived.
 */
export interface Base {
  eligible: number;
  valid: number;
  zero: number | null;
  itemNonresponse: number;
  unitNonresponse: number;
}

/** A figure before it has a name: sums above and below the line, and what they were taken from. */
export interface Reckoned {
  numerator: number;
  denominator: number;
  base: Base;
}

/** Whether a province's Sở has answered. */
export const hasAnswered = (place: Place): place is AnsweredPlace => place.unit.answered;

/** The levels of section 1. */
export type Level = 'district' | 'commune';
type CountName = 'registration_offices' | 'registrars' | 'equipped_registrars';

/** The number in one cell of the table of section 1. */
export const cell =
  (name: CountName, level: Level): Reading =>
  ({ unit }) =>
    unit.facts[name][level];

/** Ratio of sums, never a mean of percentages: only provinces that have both numbers count. Above stands a cell of the Phiếu. */
export function ratioOfSums(places: readonly Place[], above: Reading, below: Reading): Reckoned {
  const answered = places.filter(hasAnswered);
  const pairs = answered.flatMap((place) => {
    const [top, bottom] = [above(place), below(place)];
    return top === null || bottom === null ? [] : [{ top, bottom }];
  });
  return {
    numerator: sum(pairs.map(({ top }) => top)),
    denominator: sum(pairs.map(({ bottom }) => bottom)),
    base: {
      ...{ eligible: places.length, valid: pairs.length, zero: pairs.filter(({ top }) => top === 0).length },
      ...{
        itemNonresponse: answered.length - pairs.length,
        unitNonresponse: places.length - answered.length,
      },
    },
  };
}

/** How many of the provinces that answered a question did so in this way; null is "Không điền". */
export function shareOf(places: readonly Place[], holds: (place: AnsweredPlace) => boolean | null): Reckoned {
  const one: Reading = (place) => {
    const held = holds(place);
    return held === null ? null : Number(held);
  };
  const reckoned = ratioOfSums(places, one, (place) => (one(place) === null ? null : 1));
  return withoutZeros(reckoned);
}

/** A sum over the provinces that have the number; the line below is how many they are. */
export const sumOf = (places: readonly Place[], reading: Reading): Reckoned =>
  withoutZeros(ratioOfSums(places, reading, (place) => (reading(place) === null ? null : 1)));

const withoutZeros = (reckoned: Reckoned): Reckoned => ({
  ...reckoned,
  base: { ...reckoned.base, zero: null },
});

/** For how many of all asked this holds; who has sent nothing stays below the line, and is counted apart. */
export function outOfAll(places: readonly Place[], holds: (place: AnsweredPlace) => boolean): Reckoned {
  const answered = places.filter(hasAnswered);
  return {
    numerator: answered.filter(holds).length,
    denominator: places.length,
    base: {
      ...{ eligible: places.length, valid: answered.length, zero: null, itemNonresponse: 0 },
      unitNonresponse: places.length - answered.length,
    },
  };
}

/** What two numbers give, or null when one was not filled in. */
export const both =
  (first: Reading, second: Reading, combine: (a: number, b: number) => number): Reading =>
  (place) => {
    const [a, b] = [first(place), second(place)];
    return a === null || b === null ? null : combine(a, b);
  };

/** The facts of an answer, for readings that look at choices. */
export const factsOf = ({ unit }: AnsweredPlace): PublishedFacts => unit.facts;

/** Sum of numbers. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
