import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxFileBytes } from '../../src/submission/upload.ts';
import { jpeg, pdf, png } from '../functions/stored-files.ts';
import site from '../../content/site.json' with { type: 'json' };
import { openBrowser } from '../setup/browser.ts';
import { newDevice } from '../setup/device.ts';
import { fetchSystem, querySystem, systemUnderTest } from '../setup/system.ts';
import { faultsOf } from './accessibility.ts';
import { newOffice, type Office } from './form/form-page.ts';
import { lettersOf, readPdf } from './pdf.ts';

let browser: Browser;
let office: Office;
let page: Page;
const faults: string[] = [];

const sendAnswers = async (obstacles: string, base_revision: number) => {
  const response = await fetchSystem('/api/responses', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      access_code: office.code,
      idempotency_key: crypto.randomUUID(),
      base_revision,
      form_values: {
        unit: office.unit,
        respondent_name: 'Nguyễn Thị Ví Dụ',
        respondent_email: 'a@b.example',
        obstacles,
      },
    }),
  });
  expect(response.status).toBe(201);
};

beforeAll(async () => {
  browser = await openBrowser();
  office = await newOffice();
  page = await (await newDevice(browser)).newPage();
  // A file cut, stopped or sent once more is what these tests are about; storage refuses one it has already.
  const isMeant = (address: string) => address.includes('/storage/v1/object/upload/sign/');
  page.on('console', (message) => {
    if (message.type() === 'error' && !isMeant(message.location().url)) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
});
afterAll(() => browser.close());

const showPage = () => page.goto(new URL('/phieu/ban-ky/', systemUnderTest().address).href);
const isOpened = () => page.getByText(`Đã mở Phiếu số 669-${office.unit}`).waitFor();

/** Opens the page again; the tab remembers the code. */
async function openPage(): Promise<void> {
  await showPage();
  await isOpened();
}

async function openPageByCode(): Promise<void> {
  await showPage();
  await page.getByLabel('Sở Tư pháp', { exact: true }).selectOption(office.unit);
  await page.getByLabel('Mã truy cập Phiếu').fill(office.code);
  await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
  await isOpened();
}

const choose = (label: string, name: string, buffer: Buffer, mimeType = 'application/pdf') =>
  page.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType, buffer });
const received = (name: string) => page.locator('.received-files', { hasText: name }).waitFor();
const standing = () => page.locator('.standing').innerText();

describe('the page of the signed copy', () => {
  test('before anything is sent says so, and takes the plan but no signed copy', async () => {
    await openPageByCode();
    await page.getByText('Số liệu của Phiếu này chưa được gửi').waitFor();
    expect(await page.getByLabel('Bản ký', { exact: true }).count()).toBe(0);
    await choose('Kế hoạch kèm theo', 'Kế hoạch.pdf', pdf());
    await received('Kế hoạch.pdf');
  });

  test('once the answers are sent says Chờ bản ký, and who is to do what next', async () => {
    await sendAnswers('Đường truyền.', 0);
    await openPage();
    expect(await standing()).toMatch(/Đã gửi.*Chờ bản ký.*Văn thư của Sở/su);
  });

  test('takes several files at once, each in its list with name and time, and changes no answer', async () => {
    await page.getByLabel('Bản ký', { exact: true }).setInputFiles([
      { name: 'Bản ký trang 1.pdf', mimeType: 'application/pdf', buffer: pdf() },
      { name: 'Bản ký trang 2.jpg', mimeType: 'image/jpeg', buffer: jpeg },
    ]);
    await received('Bản ký trang 1.pdf');
    await received('Bản ký trang 2.jpg');
    expect(await standing()).toMatch(/Đã nhận bản ký.*Cục Công nghệ thông tin/su);
    await received('Kế hoạch.pdf');
    expect(await page.locator('.received-files li > p:first-child').allInnerTexts()).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/Đã nhận lúc \d\d giờ \d\d phút/) as string),
    );
    expect(await page.locator('main').innerText()).not.toContain('SHA');
    expect(await page.locator('.uploads li').count()).toBe(0);
    const rows = await querySystem<{ n: number }>(
      `select count(*)::int as n from survey.revisions v join survey.responses r on r.id = v.response_id where r.unit_code = $1`,
      [office.unit],
    );
    expect(rows[0]?.n).toBe(1);
  });

  test('sends a file again after the line was cut, and does not send one that is none of its kinds', async () => {
    await page.route('**/storage/v1/object/upload/sign/**', (route) => route.abort('connectionreset'), {
      times: 1,
    });
    await choose('Bản ký', 'Đứt mạng.png', png, 'image/png');
    await page.getByText('Mất kết nối. Tệp chưa được nhận').waitFor();
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await received('Đứt mạng.png');
    await choose('Bản ký', 'trang.pdf', Buffer.from('<html>'));
    await page.getByText('Tệp này không phải PDF, JPEG hoặc PNG').waitFor();
    await page.getByRole('button', { name: 'Bỏ khỏi danh sách' }).click();
  });

  test('stops sending when told so, and takes it up again', async () => {
    let go = () => undefined as void;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(
      '**/storage/v1/object/upload/sign/**',
      async (route) => {
        await held;
        await route.continue().catch(() => undefined);
      },
      { times: 1 },
    );
    await choose('Bản ký', 'Dừng.pdf', pdf());
    await page.getByRole('button', { name: 'Dừng gửi' }).click();
    await page.getByText('Đã dừng').waitFor();
    go();
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await received('Dừng.pdf');
  });

  test('sends 20 MB without holding it in memory', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const heap = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapTotalSize')?.value ?? 0;
    };
    const before = await heap();
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'survey-')), 'Lớn.pdf');
    await writeFile(file, Buffer.concat([pdf(), randomBytes(maxFileBytes - pdf().length)]));
    await page.getByLabel('Kế hoạch kèm theo', { exact: true }).setInputFiles(file);
    await received('Lớn.pdf');
    await rm(path.dirname(file), { recursive: true });
    expect((await heap()) - before).toBeLessThan(maxFileBytes / 2);
  });

  test('records the signed copy with number and date, or without a file only with both', async () => {
    await page.getByLabel('Bưu điện').check();
    await page.getByRole('button', { name: 'Ghi nhận bản ký' }).click();
    await page.getByText('Đề nghị ghi số, ký hiệu công văn của Sở.').waitFor();
    await page.getByText('Đề nghị ghi ngày công văn của Sở.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('o-so-cong-van');
    await page.getByLabel('Tệp tải lên trang này').check();
    await page.getByLabel(/^Số, ký hiệu công văn/).fill('123/STP-HCTP');
    await page.getByLabel(/^Ngày công văn/).fill('28/11/1016');
    await page.getByRole('button', { name: 'Ghi nhận bản ký' }).click();
    await page.getByText('Năm của ngày công văn không hợp lý').waitFor();
    await page.getByLabel(/^Ngày công văn/).fill('ngày 28 tháng 11 năm 2016');
    await page.getByRole('button', { name: 'Ghi nhận bản ký' }).click();
    await page.getByText('Đã ghi nhận bản ký.').waitFor();
    expect(await standing()).toMatch(/Đã nhận bản ký.*Cục Công nghệ thông tin/su);
  });

  test('leads to the confirmation, which prints number, check code, state and files, and nothing else', async () => {
    await page.getByRole('link', { name: 'Xem và in xác nhận' }).click();
    await page.locator('.confirmation .received-files').waitFor();
    const code = await page.locator('dt:text("Mã đối chiếu nội dung") + dd').innerText();
    const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    const all = pages.map(({ letters }) => letters).join('');
    const words = [
      'XÁC NHẬN ĐÃ NHẬN SỐ LIỆU',
      `669-${office.unit}`,
      'Bản ký trang 2.jpg',
      'Kế hoạch.pdf',
      'công văn số 123/STP-HCTP, ngày 28/11/2016',
      // Where to ask, while nobody is named: paper too must lead there.
      ...(site.contacts.length === 0 ? [new URL('/tro-giup/', systemUnderTest().address).href] : []),
      code,
    ].map(lettersOf);
    expect(words.filter((word) => !all.includes(word))).toEqual([]);
    expect(all).not.toContain(lettersOf('Dành cho văn thư'));
    expect(all).not.toContain(lettersOf('Mã truy cập Phiếu'));
    expect(all).not.toContain(lettersOf('Việc tiếp theo'));
  });

  test('takes a file back once what follows was read; it stays in its list, and the signed copy is awaited', async () => {
    await openPage();
    const files = page.locator('.received-files').first();
    const count = await files.locator('li').count();
    await querySystem(`update survey.surveys set publish_from = 'signed'`);
    try {
      await openPage();
      for (let left = count; left > 0; left -= 1) {
        await files.getByRole('button', { name: 'Rút tệp này' }).first().click();
        const question = page.getByRole('group', { name: 'Rút tệp' });
        const said = await question.innerText();
        expect(said.includes('trở lại “Chờ bản ký”')).toBe(left === 1);
        expect(said.includes('sẽ không còn được công bố')).toBe(left === 1);
        if (left === count) expect(await faultsOf(page)).toEqual([]);
        await question.getByRole('button', { name: 'Rút tệp', exact: true }).click();
        await question.waitFor({ state: 'detached' });
      }
      expect(await files.getByText('Sở đã rút lúc').count()).toBe(count);
      expect(await standing()).toContain('Chờ bản ký');
      await choose('Bản ký', 'Bản ký lại.pdf', pdf());
      await received('Bản ký lại.pdf');
      expect(await standing()).toContain('Đã nhận bản ký');
    } finally {
      await querySystem(`update survey.surveys set publish_from = 'sent'`);
    }
  });

  test('after a correction says that the signed copy is of other answers', async () => {
    await sendAnswers('Khác hẳn.', 1);
    await openPage();
    expect(await standing()).toContain('Chờ bản ký');
    await page.getByText('Bản ký đã nhận không còn khớp').waitFor();
    await page.getByText('Khác ở:').waitFor();
    expect(await page.locator('.warning li').allInnerTexts()).toEqual(['Mục 4: Khó khăn, vướng mắc']);
    expect(await page.getByText('kèm theo số liệu của lần gửi trước').count()).toBeGreaterThan(3);
  });

  test.each([
    [360, 800],
    [1280, 900],
  ])('fits a window of %i and has no fault axe would find', async (width, height) => {
    await page.setViewportSize({ width, height });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('meets nothing the policy of the page refuses', () => {
    expect(faults).toEqual([]);
  });
});
