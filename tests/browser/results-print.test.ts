import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { loadDemoData } from '../../tools/demo/load.ts';
import { openBrowser } from '../setup/browser.ts';
import { systemUnderTest } from '../setup/system.ts';
import { describePrintedReport } from './report-printed.ts';
import { answerForTheRest, openResultsSite, type ResultsSite } from './results-site.ts';

let browser: Browser;
let site: ResultsSite;
let alike: ResultsSite;
beforeAll(async () => {
  [browser, site, alike] = await Promise.all([openBrowser(), openResultsSite(), openResultsSite()]);
});
afterAll(async () => {
  await site.close();
  await alike.close();
  await browser.close();
});

// With the 40 of the trial data it is printed where that site is built already: see results.test.ts.
describePrintedReport({
  answers: 0,
  open: async () => ({ browser, address: await site.serve(systemUnderTest().firstSite) }),
});
describePrintedReport({
  answers: 63,
  how: ', most of them different',
  open: async () => {
    await loadDemoData(site.database, { say: () => undefined });
    await answerForTheRest(site.database);
    return { browser, address: await site.build() };
  },
});
// Most figures are missing then, and words take their place.
describePrintedReport({
  answers: 63,
  how: ', all alike',
  open: async () => {
    await answerForTheRest(alike.database);
    return { browser, address: await alike.build() };
  },
});
