import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { runCoreModel } from '../form/draft/draft-model.ts';
import { Lane, launchForWalks, report, stepsOf } from './lane.ts';
import type { Step } from './steps.ts';

const minutes = Number(process.env['WALK_MINUTES'] ?? 5);
const given = process.env['WALK_STEPS'];
const seedGiven = process.env['WALK_SEED'];
/** Kinds of steps to leave out, where what they show is known already. */
const leftOut = (process.env['WALK_WITHOUT'] ?? '').split(',');
const longest = 12;
const say = (text: string): void => console.log(text);

let browser: Browser;
beforeAll(async () => {
  browser = await launchForWalks();
});
afterAll(() => browser.close());

test(
  'the core alone loses nothing in 10,000 sequences from a seed by chance',
  { timeout: 600_000 },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    await runCoreModel(10_000, seed);
    say(`10,000 sequences of the core alone: nothing lost (seed ${seed}).`);
  },
);

test(
  'walks from seeds by chance break no promise of the form',
  { timeout: (minutes + 30) * 60_000 },
  async () => {
    const end = Date.now() + minutes * 60_000;
    let walks = 0;
    let failures = 0;
    const lanes = await Promise.all(inject('systems').map((system) => Lane.open(browser, system)));

    async function take(lane: Lane, steps: Step[], from: string): Promise<void> {
      const failure = await lane.walk(steps);
      walks += 1;
      if (!failure) return;
      failures += 1;
      say(`${from} broke a promise:\n${report(steps, failure)}`);
      const short = await lane.shorten(steps, failure);
      say(`${from}, shortened:\n${report(short.steps, short.failure)}`);
    }

    if (given !== undefined) {
      // One walk, or several.
      const parsed = JSON.parse(given) as Step[] | Step[][];
      const walksGiven = parsed.every(Array.isArray) ? parsed : [parsed];
      await Promise.all(
        lanes.map(async (lane, first) => {
          for (let index = first; index < walksGiven.length; index += lanes.length)
            await take(lane, walksGiven[index]!, `Walk ${index}`);
        }),
      );
    } else if (seedGiven !== undefined)
      await take(lanes[0]!, stepsOf(Number(seedGiven), longest), `Seed ${seedGiven}`);
    else
      await Promise.all(
        lanes.map(async (lane) => {
          while (Date.now() < end) {
            const seed = Math.floor(Math.random() * 2 ** 31);
            const steps = stepsOf(seed, longest).filter((step) => !leftOut.includes(step.do));
            await take(lane, steps, `Seed ${seed}`);
          }
        }),
      );
    for (const what of new Set(lanes.flatMap(({ tally }) => [...tally.keys()].sort())))
      say(`${lanes.reduce((sum, { tally }) => sum + (tally.get(what) ?? 0), 0)} × ${what}`);
    say(`${walks} walks, ${failures} of them broke a promise.`);
    expect(failures).toBe(0);
  },
);
