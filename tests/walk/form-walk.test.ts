import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { systemUnderTest } from '../setup/system.ts';
import { Lane, launchForWalks, report, stepsOf } from './lane.ts';
import type { Step } from './steps.ts';

/**
 * Walks on which something was lost once: repeats added beside a second tab, another Sở chosen beside an open response, a
 * response opened while it was locked. Two at a time keep both processors busy. Who changes what a walk is made of
 * (`steps.ts`) looks for new ones with `npm run soak form`.
 */
const seeds = [[24], [39]];
const longest = 8;

let browser: Browser;
beforeAll(async () => {
  browser = await launchForWalks();
});
afterAll(() => browser.close());

test('whatever two officers do, nothing they enter is lost and no line claims more than is true', async () => {
  const lanes: Lane[] = [];
  for (let lane = 0; lane < seeds.length; lane += 1) lanes.push(await Lane.open(browser, systemUnderTest()));
  const failed = await Promise.all(
    lanes.map(async (lane, index) => {
      const reports: string[] = [];
      for (const seed of seeds[index]!) {
        const steps = stepsOf(seed, longest);
        const failure = await lane.walk(steps);
        if (failure) reports.push(`Seed ${seed}:\n${report(steps, failure)}`);
      }
      return reports;
    }),
  );
  expect(failed.flat().join('\n\n')).toBe('');
});

test('nor when colleagues and districts send their files back meanwhile', async () => {
  const lane = await Lane.open(browser, systemUnderTest());
  const [here, there] = [
    { device: 0, tab: 0 },
    { device: 1, tab: 0 },
  ] as const;
  const steps: readonly Step[] = [
    { do: 'open', how: 'code', ...here },
    { do: 'open', how: 'code', ...there },
    { do: 'type', field: 'obstacles', ...here },
    { do: 'wait', seconds: 2 },
    { do: 'bring word', field: 'obstacles', ...there },
    { do: 'bring word', field: 'proposals', ...here },
    { do: 'bring district', ...here },
    { do: 'wait', seconds: 35 },
    { do: 'bring district', ...there },
    { do: 'choose', which: 'remote', position: 0, ...there },
    { do: 'reload', ...here },
  ];
  const failure = await lane.walk(steps);
  expect(failure && report(steps, failure)).toBeUndefined();
  expect([lane.tally.get('bring phieu.docx'), lane.tally.get('bring huyen.xlsx')]).toEqual([2, 2]);
});
