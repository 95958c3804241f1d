import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDraftFile } from '../../../src/form/draft/draft-file.ts';
import { openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import { systemUnderTest } from '../../setup/system.ts';
import { officeWithDraft } from '../form/form-page.ts';
import { codeOn, drawPdf, lettersOf, type PdfPage, readPdf } from '../pdf.ts';

const full = JSON.parse(
  readFileSync(new URL('../../fixtures/full-two-in-use-one-planned.json', import.meta.url), 'utf8'),
) as Record<string, string | string[]>;
const draftFile = {
  name: 'nhap.json',
  mimeType: 'application/json',
  buffer: Buffer.from(writeDraftFile(full)),
};

/** Of this very browser, which has margin boxes, whatever the page takes it for. */
const noMarginBoxes = `@page { ${['top-left', 'bottom-left', 'bottom-center', 'bottom-right']
  .map((box) => `@${box} { content: none; }`)
  .join(' ')} }`;

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openPaper(): Promise<void> {
  await page.goto(new URL('/phieu/in/', systemUnderTest().address).href);
  await page.getByRole('button', { name: 'In Phiếu' }).waitFor();
}

/** The page in a browser without margin boxes, which no test can have: this one is kept from using its own. */
async function openWithoutMarginBoxes(): Promise<void> {
  context = await browser.newContext({ bypassCSP: true });
  await context.addInitScript('delete window.CSSMarginRule');
  page = await context.newPage();
  await openPaper();
  await page.addStyleTag({ content: noMarginBoxes });
}

async function showDraft(): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(draftFile);
  await page.getByText('Đang xem: Tệp bản nháp').waitFor();
}

async function print() {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  return { bytes, pages: await readPdf(bytes) };
}

describe('where the browser prints nothing in the margins of a page, the Phiếu in print', () => {
  let blank: PdfPage[];
  let draft: PdfPage[];
  let draftHash: string;
  beforeAll(async () => {
    await openWithoutMarginBoxes();
    await page.getByText('đề nghị in bằng Chrome, Edge hoặc Cốc Cốc').waitFor();
    blank = (await print()).pages;
    expect(await page.locator('.draft-mark').count()).toBe(0);
    await showDraft();
    await page.locator('.sheet > .draft-mark:first-child', { hasText: 'DỰ THẢO' }).waitFor();
    const said = await page.locator('.sheet .code-line').innerText();
    draftHash = /mã đối chiếu nội dung .{11}/u.exec(said)?.[0] ?? expect.fail(said);
    draft = (await print()).pages;
    await context.close();
  });

  test('is said to lack the number of the page, on screen only, with the browsers that print it', () => {
    expect([...blank, ...draft].filter(({ letters }) => /CốcCốc|Trang\d/u.test(letters))).toEqual([]);
  });

  test('is blank on every page until something is shown, and then DỰ THẢO with its hash on every page', () => {
    const isBlank = lettersOf('Phiếu trống để thu thập số liệu');
    expect(blank.filter(({ letters }) => !letters.includes(isBlank))).toEqual([]);
    const foot = lettersOf(`Chưa có số Phiếu, ${draftHash}`);
    const without = draft.filter(({ letters }) => !letters.includes(foot) || !letters.includes('DỰTHẢO'));
    expect(without).toEqual([]);
  });

  test('keeps every line of the sheet away from its foot', () => {
    // It takes 19 mm above a margin of 8: there nothing else stands, and nothing at all in the 3 mm above.
    const below = (from: number) =>
      draft.map(({ pieces }) =>
        pieces.flatMap(({ text, baseline }) => (baseline > from ? lettersOf(text) : [])).join(''),
      );
    const feet = new Set(below(268));
    expect([...feet]).toEqual([expect.stringMatching(/^ChưacósốPhiếu,mãđốichiếu.*DỰTHẢO$/u)]);
    expect(new Set(below(274))).toEqual(feet);
  });

  test('once locked carries number, revision, hash and a code to scan on every page, and is no draft', async () => {
    await openWithoutMarginBoxes();
    const { unit, hash } = await lockedOffice();
    const { bytes, pages } = await print();
    const foot = lettersOf(`Phiếu số 669-${unit}, gửi lần đầu, mã đối chiếu nội dung ${hash}`);
    expect(pages.filter(({ letters }) => !letters.includes(foot))).toEqual([]);
    expect(pages.filter(({ letters }) => letters.includes('DỰTHẢO'))).toEqual([]);
    const numbers = pages.map((_, index) => index + 1);
    const codes = (await drawPdf(browser, bytes, numbers)).map(codeOn);
    const address = new URL(`/kiem-tra/#so=669-${unit}&lan=1&ma=${hash}`, systemUnderTest().address).href;
    expect(codes).toEqual(pages.map(() => address));
    await context.close();
  });
});

describe('where the browser prints in the margins of a page, the Phiếu in print', () => {
  test('has its foot there alone, once on a page, and warns of no browser', async () => {
    context = await newDevice(browser);
    page = await context.newPage();
    await openPaper();
    await showDraft();
    expect(await page.getByText('Cốc Cốc').count()).toBe(0);
    expect(await page.locator('.draft-mark, .paper-foot, .paper-foot-room').count()).toBe(0);
    const { pages } = await print();
    const feet = pages.map(({ letters }) => letters.split(lettersOf('Chưa có số Phiếu')).length - 1);
    // On the first page also in what the system added.
    expect(feet).toEqual(pages.map((_, index) => (index === 0 ? 2 : 1)));
    await context.close();
  });
});

/** A Sở with answers that are locked for signature, opened on the page; its code of province and short hash. */
async function lockedOffice(): Promise<{ unit: string; hash: string }> {
  const { unit, code } = await officeWithDraft(full);
  await page.getByText('Mở Phiếu của Sở trên hệ thống').click();
  await page.getByLabel('Sở Tư pháp', { exact: true }).selectOption(unit);
  await page.getByLabel('Mã truy cập Phiếu').fill(code);
  await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
  await page.getByRole('button', { name: 'Chốt số liệu để trình ký' }).click();
  await page.getByText('Đã chốt trình ký. Đề nghị in').waitFor();
  const words = await page.locator('.sheet .code-line').innerText();
  return { unit, hash: words.slice(-11).replace(' ', '') };
}
