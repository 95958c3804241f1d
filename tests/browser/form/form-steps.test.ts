import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { systemUnderTest } from '../../setup/system.ts';
import { pdf } from '../../functions/stored-files.ts';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import {
  chooseUnit,
  confirmed,
  contact,
  correctSent,
  eventually,
  field,
  fillContact,
  focusIsOn,
  officeWithDraft,
  openByLink,
  openForm,
  ready,
  review,
  revisionsOf,
  says,
  sendReviewed,
  sync,
} from './form-page.ts';

let page: Page;
const openDevice = withDevices();

async function openAt(width: number, height: number): Promise<void> {
  page = await openForm(await openDevice({ viewport: { width, height } }));
}

const inReview = () => page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
const inForm = () => field(page, 'obstacles').waitFor();
/** The entries of the browser's history. */
const entries = () => page.evaluate(() => history.length);
/** Where the top of an element is in the window. */
const topOf = (selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().top));

/** Goes back in the browser's history, without waiting for a page to load: it is the same one. */
const back = () => page.evaluate(() => history.back());
const forward = () => page.evaluate(() => history.forward());

describe.each([
  [360, 740],
  [1280, 900],
])('in a window of %i by %i', (width, height) => {
  test('Back and Forward lead from the review to the form and to it again, and out of neither', async () => {
    await openAt(width, height);
    await chooseUnit(page, 'cao bang');
    await fillContact(page);
    await field(page, 'obstacles').fill('Đường truyền.');
    await review(page);
    await focusIsOn(page, 'xem-lai');
    expect(await topOf('#xem-lai')).toBeLessThan(height / 2);
    await back();
    await inForm();
    await focusIsOn(page, 'gui-phieu-tieu-de');
    const top = await topOf('#gui-phieu');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(height);
    expect(await page.locator('.review').count()).toBe(0);
    expect(await field(page, 'obstacles').inputValue()).toBe('Đường truyền.');
    expect(new URL(page.url()).pathname).toBe('/phieu/');

    await field(page, 'obstacles').fill('Sửa sau khi trở lại.');
    await forward();
    await inReview();
    await page.locator('.review', { hasText: 'Sửa sau khi trở lại.' }).waitFor();
    await focusIsOn(page, 'xem-lai');
    await back();
    await focusIsOn(page, 'gui-phieu-tieu-de');
    const count = await entries();
    await review(page);
    await back();
    await inForm();
    expect(await entries()).toBeLessThanOrEqual(count);
  });

  test('“Sửa” leads to its section and the links of what is unusual to their fields, in view', async () => {
    await openAt(width, height);
    await chooseUnit(page, 'cao bang');
    await fillContact(page);
    await field(page, 'registrars.district').fill('20');
    await field(page, 'equipped_registrars.district').fill('50');
    await review(page);
    await page.getByRole('button', { name: 'Sửa 4.' }).click();
    await focusIsOn(page, 'muc-4-tieu-de');
    const top = await topOf('#muc-4-tieu-de');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(height / 2);
    await review(page);
    await page.locator('.review .warning').getByRole('link').first().click();
    await eventually(() => page.evaluate(() => document.activeElement?.id ?? '')).toMatch(/^o-/);
    const focused = await page.evaluate(() => document.activeElement!.getBoundingClientRect().top);
    expect(focused).toBeGreaterThan(0);
    expect(focused).toBeLessThan(height - 60);
    // The review that was left is no step of Back any more than the form is.
    await review(page);
    await page.getByRole('button', { name: 'Trở lại sửa' }).click();
    await focusIsOn(page, 'gui-phieu-tieu-de');
  });
});

test('a reload in the review shows the form with everything in it, and Back leads out of it', async () => {
  await openAt(1280, 900);
  await chooseUnit(page, 'cao bang');
  await fillContact(page);
  await review(page);
  await page.reload();
  await ready(page);
  await inForm();
  expect(await field(page, 'respondent_name').inputValue()).toBe('Nguyễn Thị Ví Dụ');
  await review(page);
  await page.getByRole('button', { name: 'Sửa 4.' }).click();
  await focusIsOn(page, 'muc-4-tieu-de');
});

test('after the Phiếu is sent Back shows no review to send once more, and the note about the plan goes with its file', async () => {
  const office = await officeWithDraft(contact);
  page = await openByLink(await openDevice(), office);
  await field(page, 'plan_status', 'issued').check();
  await field(page, 'obstacles').focus();
  const note = page.getByText('đề nghị gửi kèm Kế hoạch đã ban hành');
  await note.waitFor();
  await review(page);
  await page.locator('.review .warning', { hasText: 'đề nghị gửi kèm Kế hoạch' }).waitFor();
  await sendReviewed(page);
  await confirmed(page);
  await page.goBack();
  await ready(page);
  await says(page, 'Đã gửi lúc');
  await inForm();
  expect(await page.locator('.review').count()).toBe(0);
  await page.goForward();
  await confirmed(page);
  expect(await revisionsOf(office)).toBe(1);

  await page.goto(new URL('/phieu/ban-ky/', systemUnderTest().address).href);
  await page.getByText(`Đã mở Phiếu số 669-${office.unit}`).waitFor();
  await page
    .getByLabel('Kế hoạch kèm theo', { exact: true })
    .setInputFiles({ name: 'Kế hoạch.pdf', mimeType: 'application/pdf', buffer: pdf() });
  await page.locator('.received-files', { hasText: 'Kế hoạch.pdf' }).waitFor();
  await page.goBack();
  await correctSent(page);
  await field(page, 'obstacles').fill('Đính chính.');
  await sync(page);
  await says(page, 'Đã lưu trên hệ thống');
  expect(await note.count()).toBe(0);
  await review(page);
  expect(await page.locator('.review').innerText()).toContain('Đã ban hành');
  expect(await note.count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await lostToTheSide(page)).toEqual([]);
});
