import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import { fetchSystem, systemUnderTest } from '../../setup/system.ts';
import { newOffice, type Office } from '../form/form-page.ts';
import { codeOn, drawPdf, lettersOf, type PdfPage, readPdf } from '../pdf.ts';

let browser: Browser;
let office: Office;
let page: Page;
const faults: string[] = [];
const values = () => ({
  unit: office.unit,
  respondent_name: 'Nguyễn Thị Ví Dụ',
  respondent_email: 'stp@vidu.example',
  obstacles: 'Đường truyền ở các xã biên giới.',
});

const ask = async (path: string, body: object): Promise<Record<string, unknown>> => {
  const response = await fetchSystem(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
};
const key = () => ({ unit: office.unit, access_code: office.code });
const save = (changes: Record<string, [from: string, to: string]>) =>
  ask('/api/drafts', {
    ...key(),
    changes: Object.entries(changes).map(([path, [from, to]]) => ({ path, from, to })),
  });

beforeAll(async () => {
  browser = await openBrowser();
  office = await newOffice();
  await save(Object.fromEntries(Object.entries(values()).map(([path, to]) => [path, ['', to]])));
  page = await (await newDevice(browser)).newPage();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await openPaperByCode();
});
afterAll(() => browser.close());

const showPaper = () => page.goto(new URL('/phieu/in/', systemUnderTest().address).href);
const isOpened = () => page.getByText(`Đã mở Phiếu số 669-${office.unit}`).waitFor();

/** Opens the page again; the tab remembers the code. */
async function openPaper(): Promise<void> {
  await showPaper();
  await isOpened();
}

async function openPaperByCode(): Promise<void> {
  await showPaper();
  await page.getByText('Mở Phiếu của Sở trên hệ thống').click();
  await page.getByLabel('Sở Tư pháp', { exact: true }).selectOption(office.unit);
  await page.getByLabel('Mã truy cập Phiếu').fill(office.code);
  await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
  await isOpened();
}

async function print(): Promise<PdfPage[]> {
  return readPdf(await page.pdf({ preferCSSPageSize: true }));
}

/** Prints, and scans each page for a code, as a phone held over it would. */
async function printAndScan() {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const pages = await readPdf(bytes);
  const pictures = await drawPdf(
    browser,
    bytes,
    pages.map((_, index) => index + 1),
  );
  return { pages, codes: pictures.map(codeOn) };
}

describe('a Phiếu on its way to the signature', () => {
  let hash: string;

  test('is a draft on every page until it is locked, with its number and no code to scan', async () => {
    const { pages, codes } = await printAndScan();
    expect(pages.filter(({ letters }) => !letters.includes('DỰTHẢO'))).toEqual([]);
    expect(pages[0]?.letters).toContain(lettersOf(`Phiếu số 669-${office.unit}, gửi lần đầu`));
    expect(new Set(codes)).toEqual(new Set([undefined]));
  });

  test('once locked carries number, revision, hash and a code to scan on every page, and is no draft', async () => {
    await page.getByRole('button', { name: 'Chốt số liệu để trình ký' }).click();
    await page.getByText('Đã chốt trình ký. Đề nghị in').waitFor();
    const { pages, codes } = await printAndScan();
    const { signing } = (await ask('/api/drafts/open', key())) as { signing: { short_hash: string } };
    hash = signing.short_hash;
    expect(pages.filter(({ letters }) => letters.includes('DỰTHẢO'))).toEqual([]);
    const foot = lettersOf(`Phiếu số 669-${office.unit}, gửi lần đầu, mã đối chiếu nội dung ${hash}`);
    expect(pages.filter(({ letters }) => !letters.includes(foot))).toEqual([]);
    const { address } = systemUnderTest();
    expect(codes).toEqual(
      pages.map(() => new URL(`/kiem-tra/#so=669-${office.unit}&lan=1&ma=${hash}`, address).href),
    );
  });

  test('says who is to do what next', async () => {
    await page.getByText('Đang trình ký').first().waitFor();
    expect(await page.locator('.standing').innerText()).toMatch(/Lãnh đạo Sở.*Ký, đóng dấu bản in/su);
  });

  test('is unlocked with a reason only', async () => {
    await page.getByRole('button', { name: 'Mở khóa để sửa' }).click();
    await page.getByText('Đề nghị ghi lý do.').waitFor();
    await page.getByLabel('Lý do mở khóa để sửa').fill('Giám đốc yêu cầu sửa mục 4');
    await page.getByRole('button', { name: 'Mở khóa để sửa' }).click();
    await page.getByText('Đã mở khóa').waitFor();
  });

  test('changed afterwards says that the signed paper no longer matches, and where', async () => {
    expect(await page.getByText('không còn khớp').count()).toBe(0);
    await save({ obstacles: [values().obstacles, 'Thiếu máy tính.'], proposals: ['', 'Tập huấn.'] });
    await openPaper();
    await page.getByText('không còn khớp').waitFor();
    expect(await page.locator('.signing li').allInnerTexts()).toEqual([
      'Mục 4: Khó khăn, vướng mắc',
      'Mục 5: Kiến nghị, đề xuất',
    ]);
    expect(await page.locator('.signing .warning').innerText()).toContain(hash);
  });

  test('with the answers of the paper again, sent, is the revision that was printed', async () => {
    await ask('/api/responses', {
      ...key(),
      unit: undefined,
      idempotency_key: crypto.randomUUID(),
      base_revision: 0,
      form_values: values(),
    });
    await openPaper();
    await page.getByText('Đang xem: Bản đã gửi').waitFor();
    expect(await page.getByText('không còn khớp').count()).toBe(0);
    const pages = await print();
    expect(pages[0]?.letters).toContain(hash);
    expect(pages[0]?.letters).not.toContain('DỰTHẢO');
    await page.goto(
      new URL(`/kiem-tra/#so=669-${office.unit}&lan=1&ma=${hash}`, systemUnderTest().address).href,
    );
    await page.getByText('Khớp với bản mới nhất').waitFor();
  });

  test('is printed again as it was sent, whatever the draft says since', async () => {
    await save({ obstacles: [values().obstacles, 'Nội dung chưa gửi.'] });
    await openPaper();
    await page.getByText('Bản nháp trên hệ thống, khác bản đã gửi').waitFor();
    await page.getByRole('button', { name: 'Xem và in bản lần đầu' }).click();
    await page.getByText('Đang xem: Bản đã gửi, lần đầu').waitFor();
    const pages = await print();
    const all = pages.map(({ letters }) => letters).join('');
    expect(all).toContain(lettersOf(values().obstacles));
    expect(all).toContain(lettersOf(values().respondent_name));
    expect(all).toContain(hash);
    expect(all).not.toMatch(/DỰTHẢO|chưagửi\./u);
  });

  test('meets nothing the policy of the page refuses', () => {
    expect(faults).toEqual([]);
  });
});
