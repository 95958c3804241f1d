import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

/** How many times slower Lighthouse simulates the processor, unless told otherwise: meant for the fastest class of machines. */
export const usualSlowDown = 4;

/** How much slower a phone of the middle class is than a machine of this index (docs/throttling.md of Lighthouse). */
export function slowDownFor(index: number): number {
  if (index >= 1500) return usualSlowDown;
  return index >= 800 ? 2 : 1;
}

/** How fast this machine is, as Lighthouse measures it; a desktop of 2020 has 1500 to 2000. */
export async function benchmarkIndex(browser: Browser, packages: string): Promise<number> {
  const file = path.join(packages, 'lighthouse/core/lib/page-functions.js');
  const { pageFunctions } = (await import(pathToFileURL(file).href)) as {
    pageFunctions: { computeBenchmarkIndex: () => number };
  };
  const page = await browser.newPage();
  const index = await page.evaluate(pageFunctions.computeBenchmarkIndex);
  await page.close();
  return index;
}

/** What a table says of the machine it was measured on. */
export const machineNote = (index: number): string =>
  `This machine has a benchmark index of ${Math.round(index)}; ${usualSlowDown} times is meant for 1500 and more, 2 times for 800 to 1500.`;
