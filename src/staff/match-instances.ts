import { fold } from '../vietnamese/text.ts';
import type { StoredAnswers } from './answered-fields.ts';

/** Which instance of one revision is which of the next, by position; instances that have no counterpart are not named. */
export interface InstancePair {
  before: number;
  after: number;
  /** Whether it stands in another order among the others; that instances came or went around it moves nothing. */
  isMoved: boolean;
}

interface Likeness {
  before: number;
  after: number;
  /** From 0 to 1; the name weighs more than all the rest. */
  score: number;
}

/**
 * Matches the instances of a repeated question in two revisions: equal ones first, then those of one name (without
 * regard to accents and capitals), then those of which at least half of what is filled in is the same.
 */
export function matchInstances(
  before: readonly StoredAnswers[],
  after: readonly StoredAnswers[],
  identity: string,
): InstancePair[] {
  const candidates = before.flatMap((was, b) =>
    after.flatMap((is, a): Likeness[] => {
      const likeness = share(was, is) + (hasSameName(was, is, identity) ? 1 : 0);
      return likeness >= 0.5 ? [{ before: b, after: a, score: likeness }] : [];
    }),
  );
  candidates.sort((x, y) => y.score - x.score || distance(x) - distance(y));
  const pairs = pickEachOnce(candidates).sort((x, y) => x.after - y.after);
  const kept = longestRise(pairs.map((pair) => pair.before));
  return pairs.map((pair) => ({ before: pair.before, after: pair.after, isMoved: !kept.has(pair.before) }));
}

/** Of what is filled in in either, how much is the same in both. */
function share(was: StoredAnswers, is: StoredAnswers): number {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const filled = names.filter((name) => !isBlank(was[name]) || !isBlank(is[name]));
  const same = filled.filter((name) => JSON.stringify(was[name]) === JSON.stringify(is[name]));
  return filled.length > 0 ? same.length / filled.length : 0;
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function hasSameName(was: StoredAnswers, is: StoredAnswers, identity: string): boolean {
  const [a, b] = [was[identity], is[identity]];
  return typeof a === 'string' && typeof b === 'string' && fold(a) === fold(b);
}

const distance = ({ before, after }: Likeness): number => Math.abs(before - after);

function pickEachOnce(candidates: readonly Likeness[]): Likeness[] {
  const picked: Likeness[] = [];
  for (const candidate of candidates)
    if (!picked.some(({ before, after }) => before === candidate.before || after === candidate.after))
      picked.push(candidate);
  return picked;
}

/** The largest choice of these numbers that rises as they stand: what is not in it has moved. */
function longestRise(numbers: readonly number[]): Set<number> {
  const ending: number[][] = [];
  for (const number of numbers) {
    const below = ending.filter((rise) => (rise.at(-1) ?? -1) < number);
    const longest = below.reduce<number[]>((best, rise) => (rise.length > best.length ? rise : best), []);
    ending.push([...longest, number]);
  }
  return new Set(ending.reduce((best, rise) => (rise.length > best.length ? rise : best), []));
}
