import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slipsPage } from '../../src/access-slips/slips-page.ts';
import { makeAccessCode } from '../../src/submission/codes/access-code.ts';
import { provinces } from '../../src/units/units.ts';
import { openBrowser } from '../setup/browser.ts';

const contact = {
  office: 'Phòng Hệ thống thông tin, Cục Công nghệ thông tin',
  about: 'cấp lại mã truy cập Phiếu',
  phone: '024 0000 0000',
  email: 'khao-sat@example.vn',
};
const slips = slipsPage(
  provinces.map((unit) => ({ unit, code: makeAccessCode() })),
  {
    site: 'https://khao-sat-ho-tich.cuc-cong-nghe-thong-tin.example.vn',
    issuedAt: '2026-11-23T02:00:00Z',
    contacts: [contact, contact, contact],
    isOfficial: false,
  },
);

let browser: Browser;
let page: Page;
const [faults, asked]: [string[], string[]] = [[], []];
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('console', (message) => faults.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(slips);
});
afterAll(() => browser.close());

describe('the slips on paper', () => {
  test('are 63 sheets of A4, one for each Sở, however long address and contacts are', async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/gu)).toHaveLength(63);
    const sheets = pdf.match(/\/MediaBox\s*\[[^\]]*\]/gu) ?? [];
    expect(sheets.filter((sheet) => !/\[0 0 59[45][.\d]* 84[12][.\d]*\]/u.test(sheet))).toEqual([]);
  });

  test('have a QR code of at least 5 cm and everything inside the sheet', async () => {
    await page.emulateMedia({ media: 'print' });
    // The width of A4 inside the margins, at 96 pixels an inch.
    await page.setViewportSize({ width: 643, height: 900 });
    const sizes = await page.locator('.qr').evaluateAll((codes) => codes.map((code) => code.clientWidth));
    expect(Math.min(...sizes)).toBeGreaterThan((50 / 25.4) * 96);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(643);
    await page.emulateMedia({ media: 'screen' });
  });
});

describe('the slips on screen', () => {
  test('are styled within their own policy and ask for nothing', () => {
    expect(faults).toEqual([]);
    expect(asked.filter((address) => !address.startsWith('about:'))).toEqual([]);
  });

  test('fit a phone', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
