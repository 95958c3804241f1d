import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Bench } from '../../part.ts';
import { median, spread } from '../../statistics.ts';
import { milliseconds, times, type Table } from '../../table.ts';
import { openSlowPage, slow4G, type Network } from '../slow-phone.ts';
import { driveQuestionnaire } from './questionnaire-page.ts';
import { servePlainForm } from './serve-plain-form.ts';

const page = '/phieu/';
const software = 10;
const keyCount = 30;
const addings = 3;

/** What was measured of a page, in milliseconds, each in the order of the rounds. */
interface Measured {
  fill: number[];
  thirdWorstKey: number[];
  processorPerKey: number[];
  blocking: number[];
  usable: number[];
  usableOnSlow4G: number[];
  adding: number[];
  /** How many fields were filled. */
  fields: number[];
}

const nothing = (): Measured => ({
  fill: [],
  thirdWorstKey: [],
  processorPerKey: [],
  blocking: [],
  usable: [],
  usableOnSlow4G: [],
  adding: [],
  fields: [],
});

/** The form and the plain form, one after the other in each round, so that both meet the machine as busy. */
export async function againstPlainForm(
  { quick, running }: Bench,
  browser: Browser,
  siteUrl: string,
  slowDown: number,
): Promise<Table> {
  const plainUrl = await servePlainForm(siteUrl, page, running);
  const ours = { address: new URL(page, siteUrl).href, measured: nothing() };
  const plain = { address: new URL(page, plainUrl).href, measured: nothing() };
  for (let round = 0; round < (quick ? 3 : 5); round += 1)
    for (const { address, measured } of round % 2 === 0 ? [ours, plain] : [plain, ours])
      await measure(browser, address, slowDown, measured);
  return tableOf(ours.measured, plain.measured, slowDown);
}

async function measure(
  browser: Browser,
  address: string,
  slowDown: number,
  measured: Measured,
): Promise<void> {
  measured.usable.push(await usable(browser, address, slowDown));
  measured.usableOnSlow4G.push(await usable(browser, address, slowDown, slow4G));
  await withPage(browser, address, slowDown, async (opened, devtools) => {
    const { longTasks } = await opened.evaluate(() => window.watched);
    measured.blocking.push(longTasks.reduce((sum, duration) => sum + duration - 50, 0));
    await opened.evaluate((count) => window.questionnaire.grow(count), software);
    await pause(1_000);
    await typeKeys(opened, devtools, measured);
    for (let added = 0; added < addings; added += 1) measured.adding.push(await add(opened));
  });
  await withPage(browser, address, slowDown, async (opened) => {
    await opened.evaluate((count) => window.questionnaire.grow(count), software);
    await pause(1_000);
    const { fields, duration } = await opened.evaluate(() => window.questionnaire.fill());
    measured.fields.push(fields);
    measured.fill.push(duration / fields);
  });
}

/** Presses the button from the first frame that shows it, until that has an effect. */
async function usable(
  browser: Browser,
  address: string,
  slowDown: number,
  network?: Network,
): Promise<number> {
  const opened = await openSlowPage(browser, slowDown, network);
  await opened.addInitScript(driveQuestionnaire);
  await opened.goto(address, { waitUntil: 'commit' });
  const duration = await opened.evaluate(() => window.questionnaire.usable());
  await opened.context().close();
  return duration;
}

/** Opens the page with an empty cache, and waits until it is at rest. */
async function withPage(
  browser: Browser,
  address: string,
  slowDown: number,
  use: (opened: Page, devtools: CDPSession) => Promise<void>,
): Promise<void> {
  const opened = await openSlowPage(browser, slowDown);
  await opened.addInitScript(driveQuestionnaire);
  await opened.goto(address, { waitUntil: 'networkidle' });
  await pause(1_000);
  await use(opened, await opened.context().newCDPSession(opened));
  await opened.context().close();
}

async function typeKeys(opened: Page, devtools: CDPSession, measured: Measured): Promise<void> {
  await opened.evaluate(() => window.questionnaire.focusName());
  // The first key also does what is done once.
  await opened.keyboard.press('p');
  await pause(500);
  await opened.evaluate(() => window.questionnaire.keys());
  await devtools.send('Performance.enable');
  const before = await busyTime(devtools);
  for (let key = 0; key < keyCount; key += 1) {
    await opened.keyboard.press('hanmem'.charAt(key % 6));
    await pause(150);
  }
  measured.processorPerKey.push(((await busyTime(devtools)) - before) / keyCount);
  const keys = await opened.evaluate(() => window.questionnaire.keys());
  measured.thirdWorstKey.push(keys.toSorted((a, b) => b - a)[2] ?? NaN);
}

/** How long the page's main thread has been busy since it was opened. */
async function busyTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

async function add(opened: Page): Promise<number> {
  const { x, y } = await opened.evaluate(() => window.questionnaire.armAdding());
  await opened.mouse.click(x, y, { delay: 80 });
  const duration = await opened.evaluate(() => window.questionnaire.added());
  await pause(500);
  return duration;
}

function tableOf(ours: Measured, plain: Measured, slowDown: number): Table {
  const row = (name: string, of: (measured: Measured) => number[]) => {
    const [one, other] = [of(ours), of(plain)];
    const least = Math.min(...other);
    const ratio = least > 0 ? times(Math.min(...one), least) : '';
    return [name, spread(one, milliseconds), spread(other, milliseconds), ratio];
  };
  return {
    title: `The form against the same page without its scripts, processor ${slowDown} times slower`,
    columns: ['middle (least to most)', 'form', 'plain page', 'ratio of the least'],
    rows: [
      row('filling a field', ({ fill }) => fill),
      row(`third-worst of ${keyCount} keys`, ({ thirdWorstKey }) => thirdWorstKey),
      row('processor per key', ({ processorPerKey }) => processorPerKey),
      row('blocking time', ({ blocking }) => blocking),
      row('usable', ({ usable: duration }) => duration),
      row('usable, slow 4G', ({ usableOnSlow4G }) => usableOnSlow4G),
      row('adding a repeat', ({ adding }) => adding),
    ],
    notes: [
      'Plain page: the built HTML, styles and fonts of the form with 1 kB of script that adds a repeat, and nothing else: no',
      'saving, no checks. It is what the browser takes for this markup; compare ratios of two runs, not milliseconds. They are',
      'of the least values, for whatever else runs only adds; where least and most lie far apart, measure again.',
      `Filling: every field once, ${median(ours.fields)} of the form and ${median(plain.fields)} of the plain page, ${software} software in use and all repeats open.`,
      'Keys come every 150 ms; processor per key is all that the main thread does meanwhile, saving too.',
      'Blocking time: what is over 50 ms of each busy stretch, from the request until the page is at rest.',
      'Usable: from the request to the frame in which a press on the button that adds software has had its effect.',
    ],
  };
}
