import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { newMachine, openForm, takeFaults } from './form-page.ts';

/** The form as an officer finds it on a machine that was never used for it. */
export interface OpenedForm {
  browser: Browser;
  machine: BrowserContext;
  page: Page;
}

/** Hands over a newly opened form before every test of a file; a test fails when its form reports a fault. */
export function withOpenedForm(
  take: (opened: OpenedForm) => void,
  options: BrowserContextOptions = {},
): void {
  let browser: Browser;
  let machine: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    machine = await newMachine(browser, options);
    take({ browser, machine, page: await openForm(machine) });
  });
  afterEach(async () => {
    await machine.close();
    expect(takeFaults()).toEqual([]);
  });
}
