import { type AnsweredRecord, hasAnswered, type ProvinceRecord } from './province-record.ts';

/** A number of one response; null is "Không điền", which is never 0. */
export type Measure = (record: AnsweredRecord) => number | null;

/**
 * The units an aggregate is taken from, in the terms of official statistics: `eligible` = `valid` + `itemNonresponse` (answered,
 * and left something needed out: Không điền) + `disputed` (Đang giải trình) + `unitNonresponse` (sent nothing: Chưa gửi phiếu). `zero` of the valid wrote 0
 * in the numerator; null where nobody writes the numerator, for it is derived.
 */
export interface Base {
  eligible: number;
  valid: number;
  zero: number | null;
  itemNonresponse: number;
  /** Figures in dispute, left out of a judgement; of sums always 0. */
  disputed: number;
  unitNonresponse: number;
}

/** A measure over several provinces, before it has a name: numerator, denominator, and the units they are taken from. */
export interface Aggregate {
  numerator: number;
  denominator: number;
  base: Base;
}

/** The levels of section 1. */
export type Level = 'district' | 'commune';
type CountName = 'registration_offices' | 'registrars' | 'equipped_registrars';

/** The number reported in one cell of the table of section 1. */
export const reported =
  (name: CountName, level: Level): Measure =>
  ({ unit }) =>
    unit.facts[name][level];

/** Ratio of sums, never a mean of percentages: only provinces that have both numbers count. The numerator is a cell of the Phiếu. */
export function ratioOfSums(
  records: readonly ProvinceRecord[],
  numerator: Measure,
  denominator: Measure,
): Aggregate {
  const answered = records.filter(hasAnswered);
  const pairs = answered.flatMap((record) => {
    const [above, below] = [numerator(record), denominator(record)];
    return above === null || below === null ? [] : [{ above, below }];
  });
  return {
    numerator: sum(pairs.map(({ above }) => above)),
    denominator: sum(pairs.map(({ below }) => below)),
    base: {
      eligible: records.length,
      valid: pairs.length,
      zero: pairs.filter(({ above }) => above === 0).length,
      itemNonresponse: answered.length - pairs.length,
      disputed: 0,
      unitNonresponse: records.length - answered.length,
    },
  };
}

/** How many of the provinces that answered a question did so in this way; null is "Không điền". Those in dispute are left out and counted apart. */
export function shareOfValid(
  records: readonly ProvinceRecord[],
  holds: (record: AnsweredRecord) => boolean | null,
  inDispute: (record: ProvinceRecord) => boolean = () => false,
): Aggregate {
  const settled = records.filter((record) => !inDispute(record));
  const all = sumOf(settled, (record) => {
    const held = holds(record);
    return held === null ? null : Number(held);
  });
  const disputed = records.length - settled.length;
  return { ...all, base: { ...all.base, eligible: records.length, disputed } };
}

/** A sum over the provinces that have the number; the denominator is how many they are. */
export function sumOf(records: readonly ProvinceRecord[], measure: Measure): Aggregate {
  const all = ratioOfSums(records, measure, (record) => (measure(record) === null ? null : 1));
  return { ...all, base: { ...all.base, zero: null } };
}

/** For how many of all eligible this holds; who has sent nothing stays in the denominator, and is counted apart. */
export function shareOfEligible(
  records: readonly ProvinceRecord[],
  holds: (record: AnsweredRecord) => boolean,
): Aggregate {
  const answered = records.filter(hasAnswered);
  const [eligible, valid] = [records.length, answered.length];
  return {
    numerator: answered.filter(holds).length,
    denominator: eligible,
    base: { eligible, valid, zero: null, itemNonresponse: 0, disputed: 0, unitNonresponse: eligible - valid },
  };
}

/** What two numbers give together, or null when one was not filled in. */
export const combine =
  (first: Measure, second: Measure, together: (a: number, b: number) => number): Measure =>
  (record) => {
    const [a, b] = [first(record), second(record)];
    return a === null || b === null ? null : together(a, b);
  };

/** Sum of numbers. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
