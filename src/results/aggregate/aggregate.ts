import type { PublishedFacts } from '../../questionnaire/publication.ts';
import type { PublishedUnit } from '../documents.ts';
import type { Place } from '../tally.ts';

/** A province whose Sở has answered. */
export type AnsweredPlace = Place & { unit: Extract<PublishedUnit, { answered: true }> };

/** A number of one response; null is "Không điền", which is never 0. */
export type Measure = (place: AnsweredPlace) => number | null;

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

/** A measure over several provinces, before it has a name: numerator, denominator, and the units they are taken from. */
export interface Aggregate {
  numerator: number;
  denominator: number;
  base: Base;
}

/** Whether a province's Sở has answered. */
export const hasAnswered = (place: Place): place is AnsweredPlace => place.unit.answered;

/** The levels of section 1. */
export type Level = 'district' | 'commune';
type CountName = 'registration_offices' | 'registrars' | 'equipped_registrars';

/** The number reported in one cell of the table of section 1. */
export const reported =
  (name: CountName, level: Level): Measure =>
  ({ unit }) =>
    unit.facts[name][level];

/** Ratio of sums, never a mean of percentages: only provinces that have both numbers count. The numerator is a cell of the Phiếu. */
export function ratioOfSums(places: readonly Place[], numerator: Measure, denominator: Measure): Aggregate {
  const answered = places.filter(hasAnswered);
  const pairs = answered.flatMap((place) => {
    const [above, below] = [numerator(place), denominator(place)];
    return above === null || below === null ? [] : [{ above, below }];
  });
  return {
    numerator: sum(pairs.map(({ above }) => above)),
    denominator: sum(pairs.map(({ below }) => below)),
    base: {
      eligible: places.length,
      valid: pairs.length,
      zero: pairs.filter(({ above }) => above === 0).length,
      itemNonresponse: answered.length - pairs.length,
      unitNonresponse: places.length - answered.length,
    },
  };
}

/** How many of the provinces that answered a question did so in this way; null is "Không điền". */
export function shareOfValid(
  places: readonly Place[],
  holds: (place: AnsweredPlace) => boolean | null,
): Aggregate {
  return sumOf(places, (place) => {
    const held = holds(place);
    return held === null ? null : Number(held);
  });
}

/** A sum over the provinces that have the number; the denominator is how many they are. */
export function sumOf(places: readonly Place[], measure: Measure): Aggregate {
  const all = ratioOfSums(places, measure, (place) => (measure(place) === null ? null : 1));
  return { ...all, base: { ...all.base, zero: null } };
}

/** For how many of all eligible this holds; who has sent nothing stays in the denominator, and is counted apart. */
export function shareOfEligible(
  places: readonly Place[],
  holds: (place: AnsweredPlace) => boolean,
): Aggregate {
  const answered = places.filter(hasAnswered);
  const [eligible, valid] = [places.length, answered.length];
  return {
    numerator: answered.filter(holds).length,
    denominator: eligible,
    base: { eligible, valid, zero: null, itemNonresponse: 0, unitNonresponse: eligible - valid },
  };
}

/** What two numbers give together, or null when one was not filled in. */
export const combine =
  (first: Measure, second: Measure, together: (a: number, b: number) => number): Measure =>
  (place) => {
    const [a, b] = [first(place), second(place)];
    return a === null || b === null ? null : together(a, b);
  };

/** The facts of an answer, for measures that look at choices. */
export const factsOf = ({ unit }: AnsweredPlace): PublishedFacts => unit.facts;

/** Sum of numbers. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
