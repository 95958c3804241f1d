import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoData } from '../../tools/demo/load.ts';
import { openBrowser } from '../setup/browser.ts';
import { newDevice } from '../setup/device.ts';
import { faultsOf } from './accessibility.ts';
import { describePrintedReport } from './report-printed.ts';
import { openResultsSite, type ResultsSite } from './results-site.ts';

let browser: Browser;
let site: ResultsSite;
let address: string;
beforeAll(async () => {
  browser = await openBrowser();
  site = await openResultsSite();
  await loadDemoData(site.database, { say: () => undefined });
  address = await site.build();
});
afterAll(async () => {
  await site.close();
  await browser.close();
});

/** Opens the results page in a window of this width, does this there, and fails on any error or refusal of the page. */
async function onResults(
  options: BrowserContextOptions & { width?: number; path?: string },
  act: (page: Page, requests: string[]) => Promise<void>,
): Promise<void> {
  const { width = 1280, path = '/ket-qua/', ...more } = options;
  const context = await newDevice(browser, { viewport: { width, height: 800 }, ...more });
  const page = await context.newPage();
  const [faults, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(new URL(path, address).href);
  await act(page, requests);
  await context.close();
  expect(faults).toEqual([]);
}

const summary = { path: '/ket-qua/tong-hop/' };
/** Scrolls to the chart as a reader does: again when what stands above it was laid out meanwhile and moved it away. */
const drawn = async (page: Page) => {
  const figure = page.locator('#phieu-theo-vung');
  const isDrawn = async () => {
    await figure.scrollIntoViewIfNeeded();
    return figure.locator('canvas').isVisible();
  };
  await expect.poll(isDrawn, { timeout: 30_000, interval: 100 }).toBe(true);
};
const inks = (page: Page) =>
  page.locator('#phieu-theo-vung canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

describe('without script the results page', () => {
  test('shows headline, map and the 63, and another map when it is chosen', async () => {
    await onResults({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.headline-count').textContent()).toMatch(/^\s*Đã nhận 40\/63 phiếu/u);
      for (const text of ['Theo Công văn 669, tính đến 15/11/2016', 'Cả hai phần mềm (8)']) {
        expect(await page.getByText(text, { exact: true }).first().isVisible()).toBe(true);
      }
      expect(await page.locator('[data-unit]').count()).toBe(63);
      expect(await page.locator('.map-figure:visible').count()).toBe(1);
      await page.getByLabel('Ban hành kế hoạch').check();
      expect(await page.locator('.map-figure:visible').getAttribute('id')).toBe('ban-do-ke-hoach');
    });
  });

  test('has the table of every chart', async () => {
    await onResults({ ...summary, javaScriptEnabled: false }, async (page) => {
      for (const figure of await page.locator('.chart-figure').all()) {
        expect(await figure.locator('table').isVisible()).toBe(true);
        expect(await figure.locator('.chart-place').isVisible()).toBe(false);
      }
    });
  });
});

describe('the chart', () => {
  test('is asked for only when it comes near, is drawn in its colours, and is named by its sentence', async () => {
    await onResults({ ...summary, width: 360 }, async (page, requests) => {
      await page.waitForLoadState('networkidle');
      expect(requests.filter((address) => address.includes('draw-chart'))).toEqual([]);
      await drawn(page);
      expect(requests.filter((address) => address.includes('draw-chart')).length).toBeGreaterThan(0);
      expect(await inks(page)).toBeGreaterThan(3);
      const sentence = (await page.locator('#phieu-theo-vung figcaption > span').textContent()) ?? '';
      expect(await page.getByRole('img', { name: sentence }).count()).toBe(1);
    });
  });

  test('has its table one key away', async () => {
    await onResults(summary, async (page) => {
      await drawn(page);
      const table = page.locator('#phieu-theo-vung table');
      await table.waitFor({ state: 'hidden' });
      await page.locator('#phieu-theo-vung summary').focus();
      await page.keyboard.press('Enter');
      expect(await table.isVisible()).toBe(true);
    });
  });

  test('leaves its table standing when its code does not arrive', async () => {
    const context = await newDevice(browser);
    const page = await context.newPage();
    await page.route('**/*draw-chart*', (route) => route.abort());
    await page.goto(new URL(summary.path, address).href);
    await page.locator('#phieu-theo-vung').scrollIntoViewIfNeeded();
    await page.locator('#phieu-theo-vung .chart-place').waitFor({ state: 'hidden' });
    expect(await page.locator('#phieu-theo-vung table').isVisible()).toBe(true);
    await context.close();
  });

  test('is drawn in sharp lines on paper, whether it was scrolled to or not', async () => {
    await onResults(summary, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const figure of await page.locator('.chart-figure').all()) {
        if (!(await figure.isVisible())) continue;
        expect(await figure.locator('.chart-print svg').isVisible()).toBe(true);
        expect(await figure.locator('canvas:visible').count()).toBe(0);
      }
    });
  });
});

describe('a table of provinces', () => {
  test('sorts by a column, those without a value last, and goes back to its regions', async () => {
    await onResults({}, async (page) => {
      const names = () => page.locator('#bang-tung-so [data-unit] th').allTextContents();
      const head = page.getByRole('button', { name: 'Tỉnh, thành phố' });
      const before = await names();
      await head.click();
      expect((await names())[0]?.trim()).toBe('An Giang');
      expect(await page.locator('#bang-tung-so .region-row:visible').count()).toBe(0);
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
      await head.click();
      expect((await names())[0]?.trim()).toBe('Yên Bái');
      await head.click();
      expect(await names()).toEqual(before);
      await page.getByRole('button', { name: 'Công chức cấp xã' }).click();
      const values = await page
        .locator('#bang-tung-so [data-unit] td:last-child')
        .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['sort'] ?? ''));
      const known = values.filter((value) => value !== '');
      expect(values.slice(0, known.length)).toEqual(known);
      expect(known.map(Number)).toEqual(known.map(Number).sort((a, b) => a - b));
    });
  });
});

describe('every map', () => {
  test('shows Hoàng Sa, Trường Sa and Biển Đông on screens of 320 to 1280 px and in print', async () => {
    await onResults({}, async (page) => {
      for (const width of [320, 360, 768, 1280])
        for (const media of ['screen', 'print'] as const) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ media });
          for (const text of ['Hoàng Sa', 'Trường Sa', 'Biển Đông']) {
            const places = await page.locator('.map-figure:visible').getByText(text, { exact: true }).all();
            expect(places, `${text}, ${width} px`).toHaveLength(1);
            for (const place of places) {
              const isSeen = await place.evaluate((element) =>
                element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
              );
              expect(isSeen, `${text}, ${width} px`).toBe(true);
              const box = await place.boundingBox();
              expect(box?.width, `${text}, ${width} px`).toBeGreaterThan(20);
              expect((box?.x ?? 0) + (box?.width ?? 0), `${text}, ${width} px`).toBeLessThanOrEqual(width);
            }
          }
        }
    });
  });
});

describe('the results page', () => {
  test.each([
    { path: '/ket-qua/', width: 320, text: '100%' },
    { path: '/ket-qua/', width: 320, text: '200%' },
    { path: '/ket-qua/tong-hop/', width: 320, text: '200%' },
    { path: '/ket-qua/ha-noi/', width: 320, text: '200%' },
    { path: '/ket-qua/tong-hop/', width: 1280, text: '200%' },
  ])(
    '$path never scrolls sideways at $width px with text at $text; only its tables do',
    async ({ path, width, text }) => {
      await onResults({ path, width }, async (page) => {
        await page.evaluate((size) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`html { font-size: ${size} }`);
          document.adoptedStyleSheets = [sheet];
        }, text);
        if (path === summary.path) await drawn(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    },
  );

  test.each([
    { path: '/ket-qua/', width: 360 },
    { path: '/ket-qua/', width: 1280 },
    { path: '/ket-qua/tong-hop/', width: 360 },
    { path: '/ket-qua/ha-noi/', width: 360 },
  ])('$path has no fault axe can find at $width px', async ({ path, width }) => {
    await onResults({ path, width }, async (page) => {
      if (path === summary.path) await drawn(page);
      expect(await faultsOf(page)).toEqual([]);
    });
  });
});

test.each(['/ket-qua/', '/ket-qua/tong-hop/'])(
  'what is laid out only when it comes near on %s leaves room for the ring around what has the focus',
  async (path) => {
    await onResults({ path }, async (page) => {
      const room = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .map((element) => getComputedStyle(element))
          .filter(({ contentVisibility }) => contentVisibility === 'auto')
          .map(({ overflowClipMargin }) => parseFloat(overflowClipMargin)),
      );
      expect(room.length).toBeGreaterThan(0);
      // The ring is 6 px wide.
      for (const pixels of room) expect(pixels).toBeGreaterThanOrEqual(6);
    });
  },
);

describePrintedReport({ answers: 40, open: () => Promise.resolve({ browser, address }) });
