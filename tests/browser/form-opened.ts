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
  const openMachine = withMachines();
  beforeEach(async () => {
    const machine = await openMachine(options);
    take({ browser: machine.browser()!, machine, page: await openForm(machine) });
  });
}

/**
 * Gives a way to open machines of officers, each new; they are closed after every test of a file, and a test fails when
 * a form on one of them has reported a fault.
 */
export function withMachines(): (options?: BrowserContextOptions) => Promise<BrowserContext> {
  let browser: Browser;
  const machines: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const machine of machines.splice(0)) await machine.close();
    expect(takeFaults()).toEqual([]);
  });
  return async (options = {}) => {
    const machine = await newMachine(browser, options);
    machines.push(machine);
    return machine;
  };
}
