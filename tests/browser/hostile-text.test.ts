import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../functions/stored-files.ts';
import fixture from '../fixtures/hostile-text.json' with { type: 'json' };
import { openBrowser } from '../setup/browser.ts';
import { newDevice } from '../setup/device.ts';
import { fetchSystem, systemUnderTest } from '../setup/system.ts';
import {
  confirmed,
  field,
  newOffice,
  openForm,
  openResponse,
  review,
  sendReviewed,
  takeFaults,
  type Office,
} from './form/form-page.ts';

const hostile = Object.fromEntries(Object.entries(fixture).filter(([path]) => path !== 'unit')) as Omit<
  typeof fixture,
  'unit'
>;
const address = (path: string) => new URL(path, systemUnderTest().address).href;

let browser: Browser;
let device: BrowserContext;
let office: Office;
let title: string;
/** Dialogs, reports of the content security policy and requests to elsewhere, since the tests began. */
const happened: string[] = [];

/** A browser in which nothing that text could set off goes unseen. */
async function watched(options: { javaScriptEnabled: boolean }): Promise<BrowserContext> {
  const context = await newDevice(browser, options);
  context.on('dialog', (dialog) => void (happened.push(dialog.message()), dialog.dismiss()));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(systemUnderTest().address))
      happened.push(request.url());
  });
  await context.exposeBinding('reported', (_source, what: string) => void happened.push(what));
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => reported(event.violatedDirective + ' ' + event.blockedURI))`,
  );
  return context;
}

const post = (path: string, body: object) =>
  fetchSystem(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  browser = await openBrowser();
  device = await watched({ javaScriptEnabled: true });
  office = await newOffice();
  const key = { unit: office.unit, access_code: office.code };
  await post('/api/drafts/open', key);
  const changes = Object.entries(hostile).map(([path, to]) => ({ path, from: '', to }));
  expect((await post('/api/drafts', { ...key, changes })).status).toBe(200);
});
afterAll(() => browser.close());

/** What the text would be if a browser took it for anything but text. */
const wouldBe = [
  'img[onerror]',
  'svg[onload]',
  'iframe',
  'main script:not([src]):not([type])',
  'meta[http-equiv=refresh]',
  'a[href^="javascript:"]',
].join();

async function expectText(page: Page): Promise<void> {
  const found = await page
    .locator(wouldBe)
    .evaluateAll((elements) =>
      elements
        .map((element) => element.outerHTML)
        .filter((html) => /canary|onload|onerror|javascript:/.test(html)),
    );
  expect(found).toEqual([]);
  expect(await page.title()).toBe(title);
  expect(happened).toEqual([]);
}

describe('text that would be markup, script or style, typed into every field, is text', () => {
  let page: Page;

  test('in the form that opens it', async () => {
    page = await openForm(device);
    title = await page.title();
    await openResponse(page, office);
    await expect.poll(() => field(page, 'proposals').inputValue()).toBe(hostile.proposals);
    await expectText(page);
  });

  test('where two officers wrote something else', async () => {
    const key = { unit: office.unit, access_code: office.code };
    const theirs = `canary-theirs <img src="https://canary.example/x" onerror="alert(1)">`;
    const changes = [{ path: 'proposals', from: hostile.proposals, to: theirs }];
    expect((await post('/api/drafts', { ...key, changes })).status).toBe(200);
    await field(page, 'proposals').fill(`canary-mine </p><svg onload="alert(1)">`);
    await field(page, 'proposals').blur();
    await page.getByText(theirs).first().waitFor();
    await expectText(page);
    await page
      .getByRole('button', { name: /Giữ|Dùng|Chọn/ })
      .first()
      .click();
  });

  test('in the review, and in the confirmation', async () => {
    await review(page);
    await expectText(page);
    await sendReviewed(page);
    await confirmed(page);
    title = await page.title();
    await expectText(page);
    expect(takeFaults()).toEqual([]);
  });

  test('in the page that comes back where there is no script', async () => {
    const withoutScript = await watched({ javaScriptEnabled: false });
    const plain = await withoutScript.newPage();
    await plain.goto(address('/phieu/'));
    title = await plain.title();
    for (const [path, typed] of Object.entries(hostile))
      if (typeof typed === 'string' && path !== 'plan_status') await field(plain, path).fill(typed);
    await plain.getByRole('button', { name: 'Gửi Phiếu' }).click();
    await plain.locator('.error-summary').waitFor();
    expect(await field(plain, 'software_in_use.0.process').inputValue()).toContain('constructor.constructor');
    await expectText(plain);
  });

  test('in the names of files, on the page of the signed copy', async () => {
    await page.goto(address('/phieu/ban-ky/'));
    title = await page.title();
    const name = `canary-file"><img src=x onerror=alert(1)>.pdf`;
    const files = page.getByLabel('Bản ký', { exact: true });
    await files.setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf() });
    await page.locator('.received-files', { hasText: name }).waitFor();
    await expectText(page);
    expect(takeFaults()).toEqual([]);
  });

  test('in the page that checks a confirmation, and on the results', async () => {
    await page.goto(`${address('/kiem-tra/')}#so=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    title = await page.title();
    await page.locator('#so').fill('<img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await expectText(page);
    await page.goto(address('/ket-qua/'));
    title = await page.title();
    await expectText(page);
    expect(await page.content()).not.toContain('canary');
  });
});
