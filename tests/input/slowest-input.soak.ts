import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemUnderTest } from '../setup/system.ts';
import { findCostliest, honestCost, pointAtSystem, timesHonest } from './processor-time.ts';

const cases = Number(process.env['INPUT_CASES']);
const seed = Number(process.env['INPUT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const { unit, code } = systemUnderTest().codes[0]!;
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const inMs = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;

let honest: number;
beforeAll(async () => {
  pointAtSystem(systemUnderTest());
  honest = await honestCost(unit);
});
afterAll(() => pointAtSystem());

test(
  'no request costs more than three times what the largest honest Phiếu costs',
  { timeout: 0 },
  async () => {
    let told = 0;
    let failed = 0;
    const costliest = await findCostliest({ unit, code }, { cases, seed }, ({ status, request }) => {
      told += 1;
      if (told % 1_000 === 0) say(`${told} requests ...`);
      if (status < 500) return;
      failed += 1;
      say(`answered ${status}: ${JSON.stringify(request)}`);
    });
    say(
      `The largest honest Phiếu costs ${inMs(honest)} of the processor. The costliest of ${cases} (seed ${seed}):`,
    );
    for (const { milliseconds, status, size, request } of costliest)
      say(
        `${(milliseconds / honest).toFixed(2)} times, ${inMs(milliseconds)}, ${status}, ${size} characters back: ${JSON.stringify(request)}`,
      );
    expect(failed).toBe(0);
    expect(costliest[0]!.milliseconds / honest).toBeLessThan(timesHonest);
  },
);
