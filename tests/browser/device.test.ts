import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { newDevice } from '../setup/device.ts';
import { systemUnderTest } from '../setup/system.ts';
import { field, openForm, says } from './form/form-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a device that was given back', () => {
  test('goes to the next test with its window and nothing else: no draft, code, cookie, listener, route, size or fault', async () => {
    const device = await newDevice(browser, { viewport: { width: 360, height: 740 } });
    const page = await openForm(device);
    await openForm(device);
    await field(page, 'obstacles').fill('của người trước');
    await says(page, 'Đã lưu trên máy này');
    await page.evaluate(() => {
      sessionStorage.setItem('ma-phieu-669', 'của người trước');
      document.cookie = 'a=b';
    });
    // Saved as the page is left, when it seems too late to take it away.
    await page.evaluate(() => addEventListener('pagehide', () => localStorage.setItem('late', 'late')));
    await page.emulateMedia({ media: 'print' });
    await device.route('**/phieu/', (route) => route.abort());
    await page.route('**/phieu/', (route) => route.abort());
    await device.setOffline(true);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    device.on('request', (request) => asked.push(request.url()));
    await device.close();

    const again = await newDevice(browser);
    expect(again).toBe(device);
    expect(again.pages()).toEqual([page]);
    expect(await openForm(again)).toBe(page);
    expect(await field(page, 'obstacles').inputValue()).toBe('');
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(stored).not.toMatch(/của người trước|late/u);
    expect(await again.cookies()).toEqual([]);
    expect(await page.evaluate(() => [innerWidth, matchMedia('print').matches])).toEqual([1280, false]);
    expect(asked).toEqual([]);
    await again.close();
  });

  test('is closed for good where a script was put into its pages, its clock was set or its window is gone', async () => {
    const wear: ((device: Awaited<ReturnType<typeof newDevice>>) => Promise<unknown>)[] = [
      (device) => device.addInitScript('0'),
      (device) => device.clock.install(),
      async (device) => device.newCDPSession(await device.newPage()),
      async (device) => (await device.newPage()).close(),
    ];
    for (const act of wear) {
      const device = await newDevice(browser, { locale: 'vi' });
      await act(device);
      await device.close();
      expect(await newDevice(browser, { locale: 'vi' })).not.toBe(device);
    }
  });

  test('goes to nobody who asks for another kind', async () => {
    const device = await newDevice(browser);
    await (await device.newPage()).goto(systemUnderTest().address);
    await device.close();
    expect(await newDevice(browser, { reducedMotion: 'reduce' })).not.toBe(device);
  });
});
