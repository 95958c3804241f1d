import { openChromium } from './chromium.ts';
import { blocksShown, useLongForm, type LongForm } from './long-form.ts';
import type { Bench, Tables } from './part.ts';
import {
  openSlowPage,
  slow4G,
  slow4GOfDevTools,
  slowDown,
  type Network,
  type Watched,
} from './slow-phone.ts';
import { median, spread } from './statistics.ts';
import type { BenchSystem } from './system.ts';
import { held, milliseconds, seconds, type Table } from './table.ts';

/** Budgets in milliseconds. */
const most = { interactive: 1500, key: 50, addBlock: 100 };

/** The form on an old phone: how soon it can be typed in, and what a key costs when it is long. */
export async function* form(bench: Bench, openSystem: () => Promise<BenchSystem>): Tables {
  const system = await openSystem();
  const browser = await openChromium(bench);
  const runs = bench.quick ? 3 : 7;
  const openings = async (network: Network): Promise<Watched[]> => {
    const seen: Watched[] = [];
    for (let run = 0; run < runs; run += 1) {
      const { page } = await openSlowPage(browser, network);
      await page.goto(new URL('/phieu/', system.siteUrl).href, { waitUntil: 'load' });
      await page.waitForFunction(() => window.watched.interactive !== undefined);
      await page.waitForTimeout(500);
      seen.push(await page.evaluate(() => window.watched));
      await page.context().close();
    }
    return seen;
  };
  yield openingTable(await openings(slow4G), await openings(slow4GOfDevTools));
  yield longTable(await useLongForm(browser, system, bench.quick ? 20 : 50));
  await browser.close();
}

function openingTable(first: readonly Watched[], preset: readonly Watched[]): Table {
  const interactive = (seen: readonly Watched[]) => seen.map((one) => one.interactive ?? NaN);
  const longest = first.map(({ longTasks }) => Math.max(0, ...longTasks));
  const shift = Math.max(...first.map((one) => one.shift));
  return {
    title: `The form opened with an empty cache, processor ${slowDown} times slower`,
    columns: ['', 'middle (least to most)', 'budget'],
    rows: [
      [
        'answers to typing, slow 4G',
        spread(interactive(first), seconds),
        held(median(interactive(first)), most.interactive, 'ms'),
      ],
      ['the same, preset of DevTools', spread(interactive(preset), seconds), ''],
      ['longest busy stretch', spread(longest, milliseconds), ''],
      ['layout shift', shift.toFixed(3), held(shift, 0, '')],
    ],
    notes: [
      'Answers to typing: the frame after script has taken over the form, counted from the request for the page.',
      'Slow 4G as Lighthouse has it (150 ms a round trip, 1.6 Mbit/s), put on the requests; setting up the connection,',
      'on a real line three round trips (450 ms) more, is not in it. The preset waits 562 ms for each request in a chain.',
    ],
  };
}

function longTable({ keys, adding, leaving, longTasks }: LongForm): Table {
  const row = (name: string, values: readonly number[], budget: number) => [
    name,
    milliseconds(median(values)),
    milliseconds(Math.max(...values)),
    held(Math.round(Math.max(...values)), budget, 'ms'),
  ];
  return {
    title: `The form with ${blocksShown} software blocks, all filled, processor ${slowDown} times slower`,
    columns: ['', 'middle', 'worst', 'budget for the worst'],
    rows: [
      row(`a key (${keys.length})`, keys, most.key),
      row(`adding a block (${adding.length})`, adding, most.addBlock),
      row(`leaving a field (${leaving.length})`, leaving, most.addBlock),
      row('longest busy stretch while typing', longTasks.length > 0 ? longTasks : [0], most.addBlock),
    ],
    notes: [
      'From the key or click to the next frame that shows its effect; the wait for that frame (up to 17 ms) is in it.',
      'Keys come every 100 ms with a pause of two seconds after every tenth, in which the form saves.',
      'Leaving a field has no budget of its own and is held to that of adding a block.',
    ],
  };
}
