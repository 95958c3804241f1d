import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemUnderTest } from '../setup/system.ts';
import { requestOf, type HostileRequest } from './hostile-request.ts';
import { findCostliest, honestCost, leastCostOf, pointAtSystem, timesHonest } from './processor-time.ts';

const { unit, code } = systemUnderTest().codes[0]!;
let honest: number;
beforeAll(async () => {
  pointAtSystem(systemUnderTest());
  honest = await honestCost(unit);
});
afterAll(() => pointAtSystem());

const ordinary = {
  where: 'one field',
  count: 1,
  between: '',
  as: 'text',
  code: 'wrong',
  isWellFormed: true,
} as const;
const known: Readonly<Record<string, HostileRequest>> = {
  'marks piled on a letter of an answer': {
    ...ordinary,
    route: 'responses',
    unit: '\u0323\u0301',
    length: 200_000,
  },
  'marks piled in a draft': { ...ordinary, route: 'drafts', unit: '\u0323\u0301', length: 200_000 },
  'marks piled in a post without script': {
    ...{ ...ordinary, route: 'responses without script', unit: '\u0323\u0301', length: 80_000 },
  },
  'marks piled in the reason for unlocking': {
    ...{ ...ordinary, route: 'drafts/unlock', unit: '\u0323\u0301', length: 200_000 },
  },
  'a post of 40,000 fields': {
    ...{
      ...ordinary,
      route: 'responses without script',
      where: 'unknown',
      count: 40_000,
      unit: 'a',
      length: 1,
    },
  },
  'a post of 3,900 software blocks': {
    ...{
      ...ordinary,
      route: 'responses without script',
      where: 'blocks',
      count: 3_900,
      unit: 'a',
      length: 1,
    },
  },
  'a list of a quarter of a million values': {
    ...{ ...ordinary, route: 'responses', where: 'fields', count: 200_000, unit: '1', length: 1, as: 'list' },
  },
  'a hundred thousand questions that nobody asked': {
    ...{ ...ordinary, route: 'responses', where: 'unknown', count: 200_000, unit: 'a', length: 1 },
  },
};

test.each(Object.entries(known))(
  '%s costs at most three times what the largest honest Phiếu costs',
  async (_, request) => {
    const cost = await leastCostOf(request.route, () => requestOf(request, unit, code));
    expect(cost.status).toBeLessThan(500);
    expect(cost.milliseconds / honest).toBeLessThan(timesHonest);
  },
);

test('nor does any of forty requests that were made to cost much', async () => {
  const seed = 669;
  const costliest = await findCostliest({ unit, code }, { cases: 40, seed }, ({ status }) =>
    expect(status).toBeLessThan(500),
  );
  for (const { milliseconds, request } of costliest)
    expect(milliseconds / honest, JSON.stringify(request)).toBeLessThan(timesHonest);
});
