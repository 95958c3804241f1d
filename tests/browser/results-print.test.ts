import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { loadTrialData } from '../../src/commands/trial-data.ts';
import { openBrowser } from '../setup/browser.ts';
import { systemUnderTest } from '../setup/system.ts';
import { describePrintedReport } from './report-printed.ts';
import { answerForTheRest, openResultsSite, type ResultsSite } from './results-site.ts';

let browser: Browser;
let site: ResultsSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openResultsSite()]);
});
afterAll(async () => {
  await site.close();
  await browser.close();
});

// With the 40 of the trial data it is printed where that site is built already: see results.test.ts.
describePrintedReport({
  answers: 0,
  open: async () => ({ browser, address: await site.serve(systemUnderTest().firstSite) }),
});
describePrintedReport({
  answers: 63,
  open: async () => {
    await loadTrialData(site.database, { say: () => undefined });
    await answerForTheRest(site.database);
    return { browser, address: await site.build() };
  },
});
