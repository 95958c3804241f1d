import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { readDemoData } from '../../tools/demo/demo-data.ts';
import type { TrialCode } from '../../tools/prepare-survey.ts';
import type { BenchSystem } from '../system/system.ts';
import { openSlowPage } from './slow-phone.ts';

/** How many blocks of software in use the form has in the end: the most there may be. */
export const instancesShown = 50;

/** Milliseconds from what a person did to the frame that shows it. */
export interface LongForm {
  keys: number[];
  adding: number[];
  leaving: number[];
  /** Stretches of more than 50 ms in which the page was busy while typed in. */
  longTasks: number[];
}

const addedByHand = 5;
const extremeCase = '79';

/** Opens by its personal link a draft with as much software as the Sở with the most has, adds the last blocks, and types.
 *  The draft keeps them: each time it takes another Sở. */
export async function useLongForm(
  browser: Browser,
  system: BenchSystem,
  { unit, code }: TrialCode,
  slowDown: number,
  keyCount: number,
): Promise<LongForm> {
  await saveLongDraft(system, unit, code);
  const page = await openSlowPage(browser, slowDown);
  await page.addInitScript(watchInput);
  await page.goto(new URL(`/phieu/#so=${unit}&ma=${code}`, system.siteUrl).href);
  await page.waitForFunction(hasBlocks, instancesShown - addedByHand);
  await settle(page);
  const adding = await addInstances(page);
  await page.evaluate(() => (window.watched.longTasks = []));
  const keys = await typeKeys(page, keyCount);
  const leaving = await leaveFields(page, keyCount / 2);
  const { longTasks } = await page.evaluate(() => window.watched);
  await page.context().close();
  return { keys, adding, leaving, longTasks };
}

/** The same keys in a page that is nothing but one field: what the browser and the machine take for themselves. */
export async function typeIntoEmptyPage(browser: Browser, slowDown: number): Promise<number[]> {
  const page = await openSlowPage(browser, slowDown);
  await page.addInitScript(watchInput);
  await page.goto('data:text/html,<input>');
  await page.locator('input').focus();
  for (let key = 0; key < 20; key += 1) {
    await page.keyboard.press('a');
    await pause(100);
  }
  const { typed } = await page.evaluate(() => window.measured);
  await page.context().close();
  return typed;
}

/** As a colleague would have saved it: everything but the last blocks. */
async function saveLongDraft({ siteUrl }: BenchSystem, unit: string, access_code: string): Promise<void> {
  const sent = readDemoData().find((event) => event.kind === 'sent' && event.unit === extremeCase);
  const values = sent && 'values' in sent ? sent.values : {};
  const changes = Object.entries(values)
    .filter(([path]) => path !== 'unit' && !isOfLastInstance(path))
    .map(([path, to]) => ({ path, from: '', to }));
  const response = await fetch(new URL('/api/drafts', siteUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ unit, access_code, changes }),
  });
  if (!response.ok) throw new Error(`The draft was not saved: ${response.status} ${await response.text()}`);
}

function isOfLastInstance(path: string): boolean {
  const [repeat, index] = path.split('.');
  return repeat === 'software_in_use' && Number(index) >= instancesShown - addedByHand;
}

function hasBlocks(count: number): boolean {
  return document.querySelectorAll('input[name^="software_in_use."][name$=".name"]').length >= count;
}

/** Opens every block that is folded, and waits until the page has nothing more to do. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await pause(3_000);
}

async function addInstances(page: Page): Promise<number[]> {
  const button = page.locator('button', { hasText: /^Thêm phần mềm(?! ?“)/ }).first();
  for (let added = 0; added < addedByHand; added += 1) {
    await button.scrollIntoViewIfNeeded();
    await pause(1_000);
    // As long as a finger or a mouse button stays down.
    await button.click({ delay: 80 });
    await page.waitForFunction(hasBlocks, instancesShown - addedByHand + added + 1);
    await page.keyboard.press('Tab');
    await page
      .locator('input[name^="software_in_use."][name$=".name"]')
      .nth(-1)
      .fill(`Phần mềm thêm thứ ${added + 1}`);
    await pause(1_000);
  }
  return page.evaluate(() => window.measured.added);
}

async function typeKeys(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => (window.measured.typed = []));
  await fieldNumber(page, 25).focus();
  await page.keyboard.press('End');
  // Going there is no part of a key.
  await pause(500);
  for (let key = 1; key <= count; key += 1) {
    await page.keyboard.press('a');
    await pause(key % 10 === 0 ? 2_000 : 100);
  }
  return page.evaluate(() => window.measured.typed);
}

/** Types a letter in one block after the other and leaves with Tab. */
async function leaveFields(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => (window.measured.left = []));
  for (let field = 0; field < count; field += 1) {
    await fieldNumber(page, field).focus();
    await page.keyboard.press('a');
    await pause(150);
    await page.keyboard.press('Tab');
    await pause(150);
  }
  return page.evaluate(() => window.measured.left);
}

const fieldNumber = (page: Page, number: number) =>
  page.locator('input[name^="software_in_use."][name$=".name"]').nth(number);

declare global {
  interface Window {
    measured: { typed: number[]; left: number[]; added: number[] };
  }
}

/** Runs in the page: writes down how long each key, Tab and added block took until the frame that shows it. */
function watchInput(): void {
  const measured: Window['measured'] = (window.measured = { typed: [], left: [], added: [] });
  let keyAt = 0;
  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(undefined);
    });
  addEventListener('keydown', ({ timeStamp }) => (keyAt = timeStamp), true);
  addEventListener('input', () => afterPaint(() => measured.typed.push(performance.now() - keyAt)), true);
  addEventListener('focusout', () => afterPaint(() => measured.left.push(performance.now() - keyAt)), true);
  // Nothing but the button that adds a block is clicked.
  const clicked = (list: PerformanceObserverEntryList) => {
    for (const { name, duration } of list.getEntries()) if (name === 'click') measured.added.push(duration);
  };
  new PerformanceObserver(clicked).observe({
    type: 'event',
    durationThreshold: 16,
  } as PerformanceObserverInit);
}
