import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import { openForm, takeFaults } from './form-page.ts';

/** The form as an officer finds it on a machine that was never used for it. */
export interface OpenedForm {
  browser: Browser;
  device: BrowserContext;
  page: Page;
}

/** Hands over a newly opened form before every test of a file; a test fails when its form reports a fault. */
export function withOpenedForm(
  take: (opened: OpenedForm) => void,
  options: BrowserContextOptions = {},
): void {
  const openDevice = withDevices();
  beforeEach(async () => {
    const device = await openDevice(options);
    take({ browser: device.browser()!, device, page: await openForm(device) });
  });
}

/** Hands over one form for all tests of a group, which leave it fit for the next; a test fails when it reports a fault. */
export function withSharedForm(
  take: (opened: OpenedForm) => void,
  options: BrowserContextOptions = {},
): void {
  let device: BrowserContext;
  beforeAll(async () => {
    const browser = await openBrowser();
    device = await newDevice(browser, options);
    take({ browser, device, page: await openForm(device) });
  });
  afterEach(() => expect(takeFaults()).toEqual([]));
  afterAll(() => device.close());
}

/**
 * Gives a way to open machines of officers, each new; they are closed after every test of a file, and a test fails when
 * a form on one of them has reported a fault.
 */
export function withDevices(): (options?: BrowserContextOptions) => Promise<BrowserContext> {
  let browser: Browser;
  const devices: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const device of devices.splice(0)) await device.close();
    expect(takeFaults()).toEqual([]);
  });
  return async (options = {}) => {
    const device = await newDevice(browser, options);
    devices.push(device);
    return device;
  };
}
