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
  test('shows figures, names and map on its first screen, and another map at an address of its own, as tiles too', async () => {
    await onResults({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.headline-count').textContent()).toMatch(/^\s*Đã nhận 40\/63 phiếu/u);
      for (const text of [
        'Đạt cả ba tiêu chí (giả định) (6)',
        'Đang giải trình (1)',
        'Chưa gửi phiếu (23)',
      ]) {
        const box = await page.locator('.standing').getByText(text, { exact: true }).boundingBox();
        expect((box?.y ?? 800) + (box?.height ?? 0), text).toBeLessThan(800);
      }
      const map = await page.locator('.outline-map').first().boundingBox();
      expect((map?.y ?? 0) + (map?.height ?? 800)).toBeLessThanOrEqual(800);
      expect(await page.locator('[data-unit]').count()).toBe(63);
      await page.getByRole('link', { name: 'Ban hành kế hoạch' }).click();
      expect(new URL(page.url()).pathname).toBe('/ket-qua/ban-do/ke-hoach/');
      expect(await page.locator('.tile-map').isVisible()).toBe(false);
      await page.getByLabel('Sơ đồ ô').check();
      expect(await page.locator('.tile-map').isVisible()).toBe(true);
      expect(await page.locator('.outline-map').isVisible()).toBe(false);
    });
  });

  test('has the drawing of every chart, wide or narrow, and its table', async () => {
    for (const width of [360, 1280])
      await onResults({ ...summary, width, javaScriptEnabled: false }, async (page) => {
        for (const figure of await page.locator('.chart-figure').all()) {
          expect(await figure.locator('details').isVisible()).toBe(true);
          expect(await figure.locator('.chart-place svg:visible').count()).toBe(1);
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
      expect(await table.isVisible()).toBe(false);
      await page.locator('#phieu-theo-vung summary').focus();
      await page.keyboard.press('Enter');
      expect(await table.isVisible()).toBe(true);
    });
  });

  test('leaves the drawing made at build standing when its code does not arrive', async () => {
    const context = await newDevice(browser);
    const page = await context.newPage();
    await page.route('**/*draw-chart*', (route) => route.abort());
    await page.goto(new URL(summary.path, address).href);
    const asked = page.waitForEvent('requestfailed');
    await page.locator('#phieu-theo-vung').scrollIntoViewIfNeeded();
    await asked;
    expect(await page.locator('#phieu-theo-vung .chart-place svg:visible').count()).toBe(1);
    expect(await page.locator('#phieu-theo-vung canvas').count()).toBe(0);
    await context.close();
  });

  test('is drawn in sharp lines on paper, whether it was scrolled to or not', async () => {
    await onResults(summary, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const figure of await page.locator('.chart-figure').all()) {
        if (!(await figure.isVisible())) continue;
        expect(await figure.locator('.chart-narrow svg').isVisible()).toBe(true);
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
  test.each(['/ket-qua/', '/ket-qua/ban-do/trang-cap/'])(
    '%s shows Hoàng Sa, Trường Sa and Biển Đông on screens of 320 to 1280 px and in print',
    async (path) => {
      await onResults({ path }, async (page) => {
        for (const width of [320, 360, 768, 1280])
          for (const media of ['screen', 'print'] as const) {
            await page.setViewportSize({ width, height: 800 });
            await page.emulateMedia({ media });
            for (const text of ['Hoàng Sa', 'Trường Sa', 'Biển', 'Đông']) {
              const place = page.locator('.outline-map').getByText(text, { exact: true });
              expect(await place.count(), `${text}, ${width} px`).toBe(1);
              const box = await place.boundingBox();
              expect(box?.width, `${text}, ${width} px`).toBeGreaterThan(15);
              expect((box?.x ?? 0) + (box?.width ?? 0), `${text}, ${width} px`).toBeLessThanOrEqual(width);
            }
            for (const island of await page.locator('.map-archipelago circle').all())
              expect((await island.boundingBox())?.width).toBeGreaterThan(0.5);
          }
      });
    },
  );

  test('says name and value where the focus is, and is passed with one key', async () => {
    await onResults({ path: '/ket-qua/ban-do/trang-cap/' }, async (page) => {
      const [skip, hanoi] = [
        page.locator('.map-skip'),
        page.locator('.outline-map a[href="/ket-qua/ha-noi/"]'),
      ];
      await hanoi.first().focus();
      const tip = hanoi.first().locator('.map-tip');
      expect(await tip.isVisible()).toBe(true);
      expect(await tip.textContent()).toMatch(/^Hà NộiTừ 95% trở lên \(\d+(,\d)?%\)$/u);
      await skip.focus();
      expect((await skip.boundingBox())?.height).toBeGreaterThan(10);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('sau-ban-do');
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
    { path: '/ket-qua/ban-do/trang-cap/', width: 1280 },
    { path: '/ket-qua/tong-hop/', width: 360 },
    { path: '/ket-qua/ha-noi/', width: 360 },
    { path: '/ket-qua/tom-tat/', width: 360 },
    { path: '/ket-qua/vung/tay-nguyen/', width: 360 },
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
