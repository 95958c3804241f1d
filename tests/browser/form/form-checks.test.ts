import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ParseResult } from '../../../src/questionnaire/parse-answers.ts';
import { openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import { cases, outcomeOf, formValuesOf } from '../../questionnaire/cases.ts';
import { field, openForm } from './form-page.ts';

let browser: Browser;
let device: BrowserContext;
beforeAll(async () => {
  browser = await openBrowser();
  device = await newDevice(browser);
});
afterAll(() => browser.close());

describe('the reader of the built form in a browser', () => {
  test('says of every case of the table what the table says', async () => {
    const page = await openForm(device);
    const asked = page.waitForRequest(/\/parse-answers\.[^/]+\.js$/);
    await field(page, 'obstacles').focus();
    const script = (await asked).url();
    // As text: the test runner would make another import of it. The bundler has given names of its own.
    const results = await page.evaluate<ParseResult[]>(`import(${JSON.stringify(script)}).then((part) => {
      const all = Object.values(part).flatMap((value) => [value, ...Object.values(Object(value))]);
      const isReader = (value) => typeof value === 'function' && Array.isArray(value({})?.warnings);
      return ${JSON.stringify(cases.map(formValuesOf))}.map(all.find(isReader));
    })`);
    expect(results).toHaveLength(cases.length);
    for (const [position, one] of cases.entries()) {
      const { errors = [], warnings = [] } = one;
      expect(outcomeOf(results[position]!), one.name).toEqual({ errors, warnings });
    }
  });
});
