import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { systemUnderTest } from '../../setup/system.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Words that only the code for Word files, for QR codes and for sending files holds. */
const marks = { word: 'wordprocessingml', qr: 'crispEdges', upload: 'upload.onprogress' };

/** Opens a page and tells which of these its scripts hold, as far as they were loaded. */
async function loadedBy(path: string, ready: string) {
  const page = await browser.newPage();
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  await page.goto(new URL(path, systemUnderTest().address).href, { waitUntil: 'networkidle' });
  await page.locator(ready).first().waitFor();
  const held = async () => {
    const all = (await Promise.all(scripts)).join('\n');
    return Object.entries(marks).flatMap(([name, mark]) => (all.includes(mark) ? [name] : []));
  };
  return { page, held };
}

describe('what is not needed at first is not loaded at first', () => {
  test('the form loads nothing that prints codes, writes Word files or sends files', async () => {
    const { page, held } = await loadedBy('/phieu/', '.saving-bar');
    expect(await held()).toEqual([]);
    await page.close();
  });

  test('the page that prints loads what writes Word files when it is asked for one', async () => {
    const { page, held } = await loadedBy('/phieu/in/', 'button');
    expect(await held()).toEqual(['qr']);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải bản Word' }).click();
    expect((await saved).suggestedFilename()).toBe('phieu-khao-sat-669-trong.docx');
    expect(await held()).toEqual(['word', 'qr']);
    await page.close();
  });

  test('the page of the signed copy holds what sends files, and no more', async () => {
    const { page, held } = await loadedBy('/phieu/ban-ky/', '.code-form');
    expect(await held()).toEqual(['upload']);
    await page.close();
  });
});
