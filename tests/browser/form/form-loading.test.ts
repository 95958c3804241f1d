import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { eventually, field, ready } from './form-page.ts';
import { systemUnderTest } from '../../setup/system.ts';

let browser: Browser;
let device: BrowserContext;
let page: Page;
let scripts: string[];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(() => device.close());

/** Opens the form in a browser that has never been there and writes down which scripts come. */
async function open(width: number): Promise<void> {
  device = await browser.newContext({ viewport: { width, height: 740 } });
  page = await device.newPage();
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
    const later = () => scripts.slice(before).join(' ');
    await eventually(later).toContain('parse-answers');
    await eventually(later).toContain('review-and-send');
  });

  test.each([360, 1280])(
    'moves nothing once it is shown, leads from its list into each section, which stays there, and keeps as much room for what is not laid out yet as it takes, %i px wide',
    async (width) => {
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
      const goals = await page
        .locator('.section-list a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(goals.length).toBeGreaterThan(5);
      // From the end to the beginning too: there what stands above has not been seen yet.
      for (const goal of [...goals, ...goals.toReversed()]) {
        await page.locator(`.section-list a[href="${goal}"]`).click();
        const top = await restingPlace(`${goal} h2`);
        expect(top, goal).toBeGreaterThanOrEqual(0);
        expect(top, goal).toBeLessThan(740 / 2);
      }

      // The second time its letters are there at once; the room is measured in them.
      await page.reload({ waitUntil: 'networkidle' });
      await ready(page);
      // A browser that holds what is read in its place would hide what is to be seen here.
      await page.evaluate(() => (document.documentElement.style.overflowAnchor = 'none'));
      for (const repeat of ['software_in_use', 'software_planned']) {
        const button = page.locator(`.repeat:has(#tieu-de-${repeat}) > .button-row button`).first();
        const moved = await button.evaluate(async (element) => {
          element.scrollIntoView({ block: 'center' });
          const before = element.getBoundingClientRect().top;
          for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
          return Math.abs(element.getBoundingClientRect().top - before);
        });
        expect(moved, repeat).toBeLessThan(24);
      }
    },
  );
});

/** How far below the top of the window the first such element is, in pixels, once it moves no more. */
const restingPlace = (selector: string): Promise<number> =>
  page.evaluate(async (selector) => {
    const topNow = () => Math.round(document.querySelector(selector)!.getBoundingClientRect().top);
    let top = NaN;
    for (let same = 0; same < 10; same = topNow() === top ? same + 1 : 0) {
      top = topNow();
      await new Promise(requestAnimationFrame);
    }
    return top;
  }, selector);
