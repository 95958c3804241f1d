import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt, type StoredAnswers, type Value } from '../../src/staff/answered-fields.ts';
import { differencesBetween } from '../../src/staff/differences.ts';
import { revisionWith } from './revisions.ts';

const word = fc.constantFrom(null, 'A', 'B', 'a', 'Phần mềm');
const instance = fc.record({
  name: fc.constantFrom('Một', 'Hai', 'Ba', 'một'),
  supplier: word,
  scope: word,
  application: fc.subarray(['web', 'desktop']),
});
const answers = fc.record({
  plan_status: fc.constantFrom(null, 'issued', 'not_issued'),
  registrars: fc.record({ district: fc.option(fc.nat(9)), commune: fc.option(fc.nat(9)) }),
  software_in_use: fc.array(instance, { maxLength: 6 }),
  obstacles: word,
});

test('the differences lead from the one revision to the other: whatever they do not name is the same', () => {
  fc.assert(
    fc.property(answers, answers, (before, after) => {
      const differences = differencesBetween(revisionWith(before), revisionWith(after));
      for (const { kind, path, before: was, after: is } of differences) {
        if (kind === 'moved') continue;
        expect(was).not.toEqual(is);
        if (kind === 'removed') expect(valueAt(before, path)).toEqual(was);
        else expect(valueAt(after, path)).toEqual(is);
      }
      expect(filledIn(after) - filledIn(before)).toBe(
        sum(differences.map(({ kind, ...d }) => (kind === 'moved' ? 0 : gained(d)))),
      );
    }),
  );
});

test('the same blocks in any order differ by moves only', () => {
  const named = fc.uniqueArray(instance, { selector: ({ name }) => name.toLowerCase(), maxLength: 6 });
  const shuffled = named.chain((instances) =>
    fc.tuple(fc.constant(instances), fc.shuffledSubarray(instances, { minLength: instances.length })),
  );
  fc.assert(
    fc.property(shuffled, ([before, after]) => {
      const differences = differencesBetween(
        revisionWith({ software_in_use: before }),
        revisionWith({ software_in_use: after }),
      );
      expect(differences.every(({ kind }) => kind === 'moved')).toBe(true);
      expect(differences.length > 0).toBe(JSON.stringify(before) !== JSON.stringify(after));
    }),
  );
});

const gained = ({ before, after }: { before: Value; after: Value }): number =>
  Number(after !== null) - Number(before !== null);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** How many fields are not blank. */
function filledIn(value: StoredAnswers[string]): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'object') return 1;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length > 0 ? 1 : 0;
  return sum(Object.values(value).map(filledIn));
}
