import type { Browser } from 'playwright-core';
import type { Bench, Tables } from '../part.ts';
import { median, spread } from '../statistics.ts';
import type { BenchSystem } from '../system/system.ts';
import { held, milliseconds, seconds, type Table } from '../table.ts';
import { openChromium } from './chromium.ts';
import { installTools } from './install-lighthouse.ts';
import { instancesShown, typeIntoEmptyPage, useLongForm, type LongForm } from './long-form.ts';
import { benchmarkIndex, machineNote, slowDownFor, usualSlowDown } from './machine.ts';
import { againstPlainForm } from './plain-form/against-plain-form.ts';
import { openSlowPage, slow4G, slow4GOfDevTools, type Network, type Watched } from './slow-phone.ts';

/** Budgets in milliseconds. */
const most = { interactive: 1500, key: 50, addInstance: 100 };

/** The form on an old phone: how soon it can be typed in, and what a key costs when it is long, on a slow machine also with
 *  the slow-down that Lighthouse advises for it; then how much of that is the page itself. */
export async function* form(bench: Bench, openSystem: () => Promise<BenchSystem>): Tables {
  const packages = installTools(bench.say);
  const system = await openSystem();
  const browser = await openChromium(bench);
  const index = await benchmarkIndex(browser, packages);
  const slowDowns = new Set([usualSlowDown, slowDownFor(index)]);
  for (const [run, slowDown] of [...slowDowns].entries()) {
    yield opening(browser, system.siteUrl, slowDown, bench.quick ? 3 : 9);
    const yardstick = await typeIntoEmptyPage(browser, slowDown);
    const used = await useLongForm(browser, system, system.codes[run]!, slowDown, bench.quick ? 20 : 50);
    yield longTable(used, yardstick, slowDown, index);
  }
  yield await againstPlainForm(bench, browser, system.siteUrl, usualSlowDown);
  await browser.close();
}

/** Opens form and letter on slow networks. */
async function opening(browser: Browser, siteUrl: string, slowDown: number, runs: number): Promise<Table> {
  const open = (page: string, network: Network): Promise<Watched[]> =>
    openOften(browser, new URL(page, siteUrl).href, slowDown, network, runs);
  const slow = await open('/phieu/', slow4G);
  const preset = await open('/phieu/', slow4GOfDevTools);
  return openingTable(slow, preset, await open('/', slow4G), slowDown);
}

/** Opens a page again and again with an empty cache; one with script until it has taken over. */
async function openOften(
  browser: Browser,
  address: string,
  slowDown: number,
  network: Network,
  runs: number,
): Promise<Watched[]> {
  const seen: Watched[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await openSlowPage(browser, slowDown, network);
    await page.goto(address, { waitUntil: 'load' });
    if ((await page.locator('.survey-form').count()) > 0)
      await page.waitForFunction(() => window.watched.interactive !== undefined);
    await page.waitForTimeout(1_000);
    seen.push(await page.evaluate(() => window.watched));
    await page.context().close();
  }
  return seen;
}

function openingTable(
  slow: readonly Watched[],
  preset: readonly Watched[],
  letter: readonly Watched[],
  slowDown: number,
): Table {
  const firstText = (seen: readonly Watched[]) =>
    spread(
      seen.map((one) => one.firstText ?? NaN),
      seconds,
    );
  const interactive = slow.map((one) => one.interactive ?? NaN);
  const shift = Math.max(...slow.map((one) => one.shift));
  const shifted = [...new Set(slow.flatMap((one) => one.shifted))];
  return {
    title: `The form opened with an empty cache, processor ${slowDown} times slower`,
    columns: ['', 'middle (least to most)', 'budget for the middle'],
    rows: [
      ['first text', firstText(slow), ''],
      ['answers to typing', spread(interactive, seconds), held(median(interactive), most.interactive, 'ms')],
      ['longest busy stretch', spread(slow.map(longest), milliseconds), ''],
      ['layout shift, worst', shift.toFixed(3), held(shift, 0, '')],
      [
        'answers to typing, preset of DevTools',
        spread(
          preset.map((one) => one.interactive ?? NaN),
          seconds,
        ),
        '',
      ],
      ['yardstick: first text of the letter', firstText(letter), ''],
    ],
    notes: [
      'Answers to typing: the frame after script has taken over the form, counted from the request for the page; the',
      'blocks of software that come with it follow, one a frame.',
      'Slow 4G as Lighthouse has it (150 ms a round trip, 1.6 Mbit/s), put on each request; setting up the connection,',
      'on a real line three round trips (450 ms) more, is not in it. The preset waits 562 ms at each request.',
      ...shifted.map((element) => `Shifted: ${element}`),
    ],
  };
}

const longest = ({ longTasks }: Watched): number => Math.max(0, ...longTasks);

function longTable(
  { keys, adding, leaving, longTasks }: LongForm,
  yardstick: readonly number[],
  slowDown: number,
  index: number,
): Table {
  const row = (name: string, values: readonly number[], budget?: number) => [
    name,
    ...[median(values), Math.max(...values)].flatMap((value) => [
      milliseconds(value),
      budget === undefined ? '' : held(Math.round(value), budget, 'ms'),
    ]),
  ];
  return {
    title: `The form with ${instancesShown} software blocks, all filled and open, processor ${slowDown} times slower`,
    columns: ['', 'middle', '', 'worst', ''],
    rows: [
      row(`a key (${keys.length})`, keys, most.key),
      row(`adding a block (${adding.length})`, adding, most.addInstance),
      row(`leaving a field (${leaving.length})`, leaving, most.addInstance),
      row('busy for longer than 50 ms meanwhile', longTasks.length > 0 ? longTasks : [0], most.addInstance),
      row('yardstick: a key in a page with one field', yardstick),
    ],
    notes: [
      'From the key or click to the next frame that shows its effect; the wait for that frame (up to 17 ms) is in it.',
      'Of an added block that frame shows the heading and the first question; the others follow in the next one.',
      'It is timed by the browser itself (Event Timing, in steps of 8 ms), after a press of 80 ms.',
      'Keys come every 100 ms with a pause of two seconds after every tenth, in which the form saves.',
      'Leaving a field has no budget of its own and is held to that of adding a block.',
      machineNote(index),
    ],
  };
}
