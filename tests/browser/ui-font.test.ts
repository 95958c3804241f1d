import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { systemUnderTest } from '../setup/system.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page that has no script, in the font of the site or, where that does not come, in what stands in for it. */
async function openHelp(fontComes: boolean): Promise<Page> {
  const page = await browser.newPage();
  if (!fontComes) await page.route('**/*.woff2', (route) => route.abort());
  await page.goto(new URL('/tro-giup/', systemUnderTest().address).href);
  await page.evaluate(() => Promise.allSettled([...document.fonts].map((font) => font.load())));
  return page;
}

/** The width and height of one line in both weights, and which fonts of the system it was set in. */
const lineIn = (page: Page) =>
  page.evaluate(() =>
    [400, 600].map((weight) => {
      const line = document.createElement('span');
      Object.assign(line.style, { position: 'absolute', whiteSpace: 'nowrap', fontWeight: String(weight) });
      line.textContent = 'Đề nghị Quý Sở ghi số công chức làm công tác hộ tịch được trang cấp máy tính';
      document.body.append(line);
      const { width, height } = line.getBoundingClientRect();
      return { width, height };
    }),
  );

test('until the font is there its lines are as high and about as wide, and bold is bold', async () => {
  const [real, standIn] = [await lineIn(await openHelp(true)), await lineIn(await openHelp(false))];
  for (const [index, { width, height }] of real.entries()) {
    expect(standIn[index]?.height).toBeCloseTo(height, 0);
    expect((standIn[index]?.width ?? 0) / width).toBeGreaterThan(0.96);
    expect((standIn[index]?.width ?? 0) / width).toBeLessThan(1.04);
  }
  // Drawn bold from the letters of weight 400 it would not be wider.
  expect(standIn[1]?.width).toBeGreaterThan(standIn[0]?.width ?? 0);
});
