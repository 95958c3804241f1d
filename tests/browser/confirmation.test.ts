import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { newDevice } from '../setup/device.ts';
import { systemUnderTest } from '../setup/system.ts';
import { faultsOf, lostToTheSide } from './accessibility.ts';
import {
  chooseUnit,
  confirmed,
  contact,
  field,
  fillContact,
  focusIsOn,
  newOffice,
  officeWithDraft,
  openByLink,
  openForm,
  ready,
  review,
  says,
  sendReviewed,
  takeFaults,
  type Office,
} from './form/form-page.ts';
import { lettersOf, readPdf } from './pdf.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const path = (page: Page): string => new URL(page.url()).pathname;
const shown = (page: Page): Promise<string> => page.locator('.confirmation').innerText();
const steps = (page: Page): Promise<string> => page.locator('.next-steps').innerText();
const show = (page: Page, address: string) =>
  page.goto(new URL(address, systemUnderTest().address).href).then(() => undefined);

/** A Phiếu that was sent with its code, and the page that confirms it. */
async function sent(): Promise<{ page: Page; office: Office }> {
  const office = await officeWithDraft({ ...contact, 'registrars.commune': '199' });
  const page = await openByLink(await newDevice(browser), office);
  await review(page);
  await sendReviewed(page);
  await confirmed(page);
  return { page, office };
}

/** A Phiếu that was sent without a code. */
async function sentWithoutCode(): Promise<{ page: Page; office: Office }> {
  const office = await newOffice();
  const page = await openForm(await newDevice(browser));
  await chooseUnit(page, office.name);
  await fillContact(page);
  await field(page, 'obstacles').fill('Đường truyền chậm.');
  await review(page);
  await sendReviewed(page);
  await confirmed(page);
  return { page, office };
}

describe('what was sent with a code', () => {
  let page: Page;
  let office: Office;
  beforeAll(async () => {
    ({ page, office } = await sent());
  });

  test('is confirmed on a page of its own: number, time, what was sent, what comes next', async () => {
    expect(path(page)).toBe('/phieu/xac-nhan/');
    await focusIsOn(page, 'xac-nhan');
    await page.getByText('Đã điền 1 trên 6 số liệu').waitFor();
    expect(await shown(page)).toMatch(new RegExp(`669-${office.unit}.*Lần đầu.*giờ.*Chờ bản ký`, 'su'));
    expect(await steps(page)).toMatch(/Văn thư của Sở.*Cục Công nghệ thông tin.*công bố sau ít phút/su);
    expect(await page.content()).not.toContain(office.code);
  });

  test.each([
    [360, 800],
    [1280, 800],
  ])('fits a window of %i and has no fault axe would find', async (width, height) => {
    await page.setViewportSize({ width, height });
    expect(await lostToTheSide(page)).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('is copied as a text for the mail of the office', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Sao chép nội dung báo cáo' }).click();
    await page.getByText('Đã sao chép.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`Số Phiếu: 669-${office.unit}`);
    expect(copied).toBe(await page.getByLabel('Nội dung báo cáo').inputValue());
  });

  test('prints on one page of its own, without what is for the screen', async () => {
    const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.letters).toContain(lettersOf(`669-${office.unit}`));
    for (const words of ['Sao chép nội dung', 'Việc tiếp theo', 'Phiếu khảo sát Kết quả'])
      expect(pages[0]?.letters).not.toContain(lettersOf(words));
  });

  test('is there after a reload; Back leads to the form that says so, never to the review', async () => {
    await page.reload();
    await confirmed(page);
    await page.goBack();
    await ready(page);
    await says(page, 'Đã gửi lúc');
    expect(await page.locator('.review').count()).toBe(0);
    await page.goForward();
    await confirmed(page);
  });

  test('is had as it was sent, to print and as a Word file, also once the draft says something else', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải bản Word' }).click();
    expect((await download).suggestedFilename()).toBe('phieu-khao-sat-669.docx');
    await page.getByRole('link', { name: 'Đính chính Phiếu này' }).click();
    await ready(page);
    await page.getByText('Đã mở Phiếu số').waitFor();
    await field(page, 'registrars.commune').fill('205');
    await says(page, 'Đã lưu trên hệ thống');
    await show(page, '/phieu/xac-nhan/');
    await page.getByRole('link', { name: 'Xem và in bản đã gửi' }).click();
    await page.locator('.sheet-words', { hasText: 'Bản đã gửi, lần đầu' }).waitFor();
    expect(await page.locator('.sheet').innerText()).toContain('199');
  });

  test('is forgotten by the tab when the Phiếu is closed on this machine', async () => {
    await show(page, '/phieu/');
    await ready(page);
    await page.getByText('Đã mở Phiếu số').waitFor();
    await page.getByRole('button', { name: 'Đóng Phiếu trên máy này' }).click();
    await page.getByText('Đã đóng Phiếu của').waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).not.toContain('phieu-669-da-gui');
    await show(page, '/phieu/xac-nhan/');
    await page.getByLabel('Mã truy cập Phiếu').waitFor();
    expect(await page.locator('.confirmation').count()).toBe(0);
    await page.getByLabel('Sở Tư pháp', { exact: true }).selectOption(office.unit);
    await page.getByLabel('Mã truy cập Phiếu').fill(office.code);
    await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
    await confirmed(page);
    expect(takeFaults()).toEqual([]);
  });
});

describe('what was sent without a code', () => {
  test('is confirmed as waiting, promises no publication, and is there after a reload with its content', async () => {
    const { page, office } = await sentWithoutCode();
    expect(await shown(page)).toMatch(new RegExp(`669-${office.unit}-.*Chờ xác minh`, 'su'));
    expect(await steps(page)).toContain('chưa công bố');
    expect(await page.locator('main').innerText()).not.toContain('Số liệu được công bố');
    await page.reload();
    await confirmed(page);
    expect(await shown(page)).toContain('Khó khăn, vướng mắc');
    await page.getByRole('link', { name: 'Xem và in bản đã gửi' }).click();
    await page.locator('.sheet-words', { hasText: 'Bản đã gửi, lần đầu' }).waitFor();
    expect(await page.locator('.sheet').innerText()).toContain('Đường truyền chậm.');
  });
});

describe('when the page that confirms cannot be had', () => {
  test('the form says that the Phiếu was received, with its number', async () => {
    const office = await officeWithDraft(contact);
    const page = await openByLink(await newDevice(browser), office);
    await page.route('**/phieu/xac-nhan/', (route) => route.abort('connectionfailed'));
    await review(page);
    await sendReviewed(page);
    await confirmed(page);
    expect(path(page)).toBe('/phieu/');
    expect(await shown(page)).toContain(`669-${office.unit}`);
    takeFaults();
  });
});
