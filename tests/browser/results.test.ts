import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import '../setup/provided.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens the results page in a window of this width, does this there, and fails on any error or refusal of the page. */
async function onResults(
  options: BrowserContextOptions & { width?: number },
  act: (page: Page, requests: string[]) => Promise<void>,
): Promise<void> {
  const { width = 1280, ...more } = options;
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...more });
  const page = await context.newPage();
  const [faults, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(new URL('/ket-qua/', inject('system').address).href);
  await act(page, requests);
  await context.close();
  expect(faults).toEqual([]);
}

const drawn = async (page: Page) => {
  await page.locator('.bars-figure').scrollIntoViewIfNeeded();
  await page.locator('.bars-figure canvas').waitFor();
};
const inks = (page: Page) =>
  page.locator('canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

describe('without script the results page', () => {
  test('shows headline, maps, the numbers of the chart and the 63', async () => {
    await onResults({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.headline-count').textContent()).toMatch(/^Đã nhận \d+\/63 phiếu$/u);
      for (const text of ['Theo Công văn 669, tính đến 15/11/2016', 'Cả hai phần mềm (8)']) {
        expect(await page.getByText(text, { exact: true }).first().isVisible()).toBe(true);
      }
      expect(await page.locator('.bars-figure table').isVisible()).toBe(true);
      expect(await page.locator('[data-unit]').count()).toBe(63);
      expect(await page.locator('.chart-place').isVisible()).toBe(false);
    });
  });
});

describe('the chart', () => {
  test('is asked for only when it comes near, is drawn in its colours, and is named by its sentence', async () => {
    await onResults({}, async (page, requests) => {
      await page.waitForLoadState('networkidle');
      expect(requests.filter((address) => address.includes('stacked-bars'))).toEqual([]);
      await drawn(page);
      expect(requests.filter((address) => address.includes('stacked-bars')).length).toBeGreaterThan(0);
      expect(await inks(page)).toBeGreaterThan(3);
      const sentence = (await page.locator('.bars-figure figcaption').textContent()) ?? '';
      expect(await page.getByRole('img', { name: sentence }).count()).toBe(1);
    });
  });

  test('has its table one key away', async () => {
    await onResults({}, async (page) => {
      await drawn(page);
      const table = page.locator('.bars-figure table');
      await table.waitFor({ state: 'hidden' });
      await page.locator('.bars-figure summary').focus();
      await page.keyboard.press('Enter');
      expect(await table.isVisible()).toBe(true);
    });
  });

  test('leaves its table standing when its code does not arrive', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/*stacked-bars*', (route) => route.abort());
    await page.goto(new URL('/ket-qua/', inject('system').address).href);
    await page.locator('.bars-figure').scrollIntoViewIfNeeded();
    await page.locator('.chart-place').waitFor({ state: 'hidden' });
    expect(await page.locator('.bars-figure table').isVisible()).toBe(true);
    await context.close();
  });

  test('gives way to its table in print', async () => {
    await onResults({}, async (page) => {
      await drawn(page);
      await page.locator('.bars-figure table').waitFor({ state: 'hidden' });
      await page.pdf({ format: 'A4' });
      expect(await page.locator('.bars-figure details').getAttribute('open')).not.toBeNull();
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.bars-figure table').isVisible()).toBe(true);
      expect(await page.locator('canvas').isVisible()).toBe(false);
    });
  });
});

describe('every map', () => {
  test.each([320, 360, 768, 1280])(
    'shows Hoàng Sa, Trường Sa and Biển Đông at %i px and in print',
    async (width) => {
      await onResults({ width }, async (page) => {
        for (const media of ['screen', 'print'] as const) {
          await page.emulateMedia({ media });
          for (const text of ['Hoàng Sa', 'Trường Sa', 'Biển Đông']) {
            const places = await page.getByText(text, { exact: true }).all();
            expect(places).toHaveLength(2);
            for (const place of places) {
              const box = await place.boundingBox();
              expect(box?.width).toBeGreaterThan(20);
              expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
            }
          }
        }
      });
    },
  );
});

describe('the results page', () => {
  test.each([
    { width: 320, text: '100%' },
    { width: 320, text: '200%' },
    { width: 1280, text: '200%' },
  ])(
    'never scrolls sideways at $width px with text at $text; only its tables do',
    async ({ width, text }) => {
      await onResults({ width }, async (page) => {
        await page.evaluate((size) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`html { font-size: ${size} }`);
          document.adoptedStyleSheets = [sheet];
        }, text);
        await drawn(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    },
  );

  test.each([360, 1280])('has no fault axe can find at %i px', async (width) => {
    // The tool itself is refused by the page's content security policy.
    await onResults({ width, bypassCSP: true }, async (page) => {
      await drawn(page);
      await page.addScriptTag({ content: axe });
      const violations = await page.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await tool.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
      });
      expect(violations).toEqual([]);
    });
  });
});
