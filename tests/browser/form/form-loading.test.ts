import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { eventually, field, localDrafts, ready, says } from './form-page.ts';
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
  test('takes the rest of its script by itself, and its other parts only when somebody turns to it', async () => {
    await open(1280);
    const before = scripts.length;
    await field(page, 'obstacles').focus();
    const later = () => scripts.slice(before).join(' ');
    await eventually(later).toContain('parse-answers');
    await eventually(later).toContain('review-and-send');
  });

  test('adds software, keeps what is typed over a reload, and answers a press, though the rest of its script is late', async () => {
    device = await browser.newContext();
    page = await device.newPage();
    const held: Route[] = [];
    await device.route('**/_astro/take-over.*.js', (route) => void held.push(route));
    const added = () => page.locator('#cac-software_in_use > .repeat-instance').last();
    const name = () => added().locator('[name$=".name"]');
    await page.goto(new URL('/phieu/', systemUnderTest().address).href);
    await page.locator(':root.has-script').waitFor();
    const before = await page.locator('.repeat-instance').count();
    await page.getByRole('button', { name: 'Thêm phần mềm', exact: true }).click();
    expect(await page.locator('.repeat-instance').count()).toBe(before + 1);
    expect(
      await added()
        .locator('h4')
        .evaluate((element) => element === document.activeElement),
    ).toBe(true);
    await name().fill('Phần mềm gõ sớm');
    await field(page, 'software_kinds', 'one_stop').check();
    await field(page, 'obstacles').press('Enter');
    await eventually(() => page.evaluate(() => JSON.stringify(sessionStorage))).toContain('gõ sớm');

    await page.reload();
    await page.locator(':root.has-script').waitFor();
    expect(await name().inputValue()).toBe('Phần mềm gõ sớm');
    expect(await field(page, 'software_kinds', 'one_stop').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
    await eventually(() => held.length).toBe(2);
    await held[1]!.continue();
    await page.locator('.error-summary').waitFor();
    await says(page, 'Đã lưu trên máy này');
    expect(await localDrafts(page)).toContain('Phần mềm gõ sớm');
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('gõ sớm');
  });

  test.each([360, 1280])(
    'moves nothing once it is shown, and leads from its list into each section, which stays there, %i px wide',
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
        if (width < 1000) await page.locator('.section-bar').click();
        await page.locator(`.section-list a[href="${goal}"]`).click();
        const top = await restingPlace(`${goal} h2`);
        expect(top, goal).toBeGreaterThanOrEqual(0);
        expect(top, goal).toBeLessThan(740 / 2);
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
