import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { eventually, field, newMachine, ready } from './form-page.ts';
import { systemUnderTest } from '../setup/system.ts';

let browser: Browser;
let machine: BrowserContext;
let page: Page;
let scripts: string[];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(() => machine.close());

/** Opens the form and writes down which scripts come. */
async function open(width: number): Promise<void> {
  machine = await newMachine(browser, { viewport: { width, height: 740 } });
  page = await machine.newPage();
  scripts = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await page.goto(new URL('/phieu/', systemUnderTest().address).href, { waitUntil: 'networkidle' });
  await ready(page);
}

describe('the form as it is loaded', () => {
  test('names at its top every script it begins with, and loads the others only when somebody turns to it', async () => {
    await open(1280);
    const links = page.locator('head link[rel=modulepreload]');
    const named = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    expect([...new Set(scripts)].sort()).toEqual(named.sort());
    expect(named.length).toBeGreaterThan(0);
    const before = scripts.length;
    await field(page, 'obstacles').focus();
    await eventually(
      () => scripts.slice(before).filter((path) => /read-raw|ReviewStep/.test(path)).length,
    ).toBe(2);
  });

  test.each([360, 1280])('moves nothing once it is shown, %i px wide', async (width) => {
    await open(width);
    const shifts = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const observe = (list: PerformanceObserverEntryList) =>
            resolve(list.getEntries().map((entry) => (entry as unknown as { value: number }).value));
          new PerformanceObserver(observe).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve([]), 1_000);
        }),
    );
    expect(shifts).toEqual([]);
  });
});
