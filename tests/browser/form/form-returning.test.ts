import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { systemUnderTest } from '../../setup/system.ts';
import { withDevices } from './form-opened.ts';
import {
  confirmed,
  eventually,
  field,
  focusedId,
  newOffice,
  openByLink,
  openForm,
  ready,
  saveHere,
  says,
  storedDraft,
  sync,
  localDrafts,
} from './form-page.ts';

let device: BrowserContext;
const openDevice = withDevices();

/** Leaves the page and comes back to it as in WebKit: a moment after the page is shown the browser empties its fields. */
const goAndComeBack = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await new Promise((done) => setTimeout(done));
    for (const control of document.querySelector<HTMLFormElement>('form.form-body')!.elements) {
      if (control instanceof HTMLInputElement) control.checked = false;
      const isText = control.matches('input:not([type=checkbox], [type=radio]), textarea, select');
      if (isText) (control as HTMLInputElement).value = '';
    }
    dispatchEvent(new Event('online'));
    await new Promise((done) => setTimeout(done, 300));
  });

describe('a page that comes back from the browser’s memory', () => {
  test('holds what was typed though the browser has emptied its fields, here and on the system', async () => {
    device = await openDevice();
    const office = await newOffice();
    const page = await openByLink(device, office);
    await field(page, 'registrars.commune').fill('120');
    await field(page, 'software_kinds', 'civil_status').check();
    await field(page, 'obstacles').fill('Đường truyền yếu');
    await sync(page);
    await says(page, 'Đã lưu trên hệ thống');
    const before = await storedDraft(office);
    expect(before).toMatchObject({ obstacles: 'Đường truyền yếu', software_kinds: ['civil_status'] });
    await goAndComeBack(page);
    expect(await field(page, 'registrars.commune').inputValue()).toBe('120');
    expect(await field(page, 'software_kinds', 'civil_status').isChecked()).toBe(true);
    expect(await field(page, 'obstacles').inputValue()).toBe('Đường truyền yếu');
    expect(await page.locator('input[role=combobox]').inputValue()).toBe(office.name);
    await field(page, 'proposals').fill('Đề nghị tập huấn');
    await sync(page);
    await eventually(() => storedDraft(office)).toEqual({ ...before, proposals: 'Đề nghị tập huấn' });
  });

  test('says that nothing is kept here any more where another tab has deleted the draft meanwhile', async () => {
    device = await openDevice();
    const page = await openForm(device);
    await field(page, 'obstacles').fill('x');
    await saveHere(page);
    await says(page, 'Đã lưu trên máy này');
    // A page in memory is told nothing by other tabs.
    await page.evaluate(() => localStorage.clear());
    await goAndComeBack(page);
    await page.getByText('Đã xóa bản nháp trên máy này.').waitFor();
    expect(await field(page, 'obstacles').inputValue()).toBe('x');
  });
});

describe('a personal link', () => {
  test('opened while the line is down opens the Phiếu once it is back', async () => {
    device = await openDevice();
    const office = await newOffice();
    await device.route('**/api/drafts/open', (route) => route.abort('connectionfailed'));
    const page = await openForm(device, `#so=${office.unit}&ma=${office.code}`);
    await says(page, 'Đã lưu trên máy này');
    await device.unroute('**/api/drafts/open');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('Đã mở Phiếu số').waitFor();
  });

  test('is forgotten with the draft that is deleted from this machine', async () => {
    device = await openDevice();
    const office = await newOffice();
    const page = await openByLink(device, office);
    await field(page, 'obstacles').fill('x');
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'x' });
    await page.getByRole('button', { name: 'Xóa bản nháp trên máy này' }).click();
    await page.getByText('mở lại được bằng mã truy cập Phiếu').waitFor();
    await page.getByRole('button', { name: 'Xóa', exact: true }).click();
    expect(await localDrafts(page)).toBe('');
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(office.code.slice(0, 4));
    await page.reload();
    await ready(page);
    expect(await field(page, 'obstacles').inputValue()).toBe('');
    expect(await page.getByText('Đã mở Phiếu số').count()).toBe(0);
  });
});

/** Opens the form on a line so bad that its script never comes; that of the page it is answered with does. */
async function openWithoutScript(): Promise<Page> {
  const page = await device.newPage();
  const form = new URL('/phieu/', systemUnderTest().address).href;
  await page.route('**/*.js', (route) =>
    page.url() === form ? route.abort('connectionfailed') : route.continue(),
  );
  await page.goto(form);
  return page;
}

test('a Phiếu that was sent before script ran is confirmed, and printed once script runs', async () => {
  device = await openDevice();
  const office = await newOffice();
  const page = await openWithoutScript();
  await field(page, 'unit').selectOption(office.unit);
  await field(page, 'respondent_name').fill('Phạm Thị Ví Dụ');
  await field(page, 'respondent_email').fill('vanphong@stp.example');
  await field(page, 'access_code').fill(office.code);
  await field(page, 'approved').check();
  await page.getByRole('button', { name: 'Gửi Phiếu' }).click();
  await confirmed(page);
  await page.getByRole('button', { name: 'In xác nhận' }).waitFor();
  expect(await page.locator('.confirmation').innerText()).toContain(`669-${office.unit}`);
  await page.goto(new URL('/phieu/xac-nhan/', systemUnderTest().address).href);
  await confirmed(page);
});

test('the consent that was missing before script ran is asked for at the end of the form', async () => {
  device = await openDevice();
  const page = await openWithoutScript();
  await page.getByRole('button', { name: 'Gửi Phiếu' }).click();
  await ready(page);
  await page.locator('.error-summary').getByRole('link', { name: 'Gửi Phiếu' }).click();
  expect(await focusedId(page)).toBe('gui-phieu-tieu-de');
});

test('the code that was typed before script ran is asked for again until it is typed', async () => {
  device = await openDevice();
  const office = await newOffice();
  const page = await openWithoutScript();
  await field(page, 'unit').selectOption(office.unit);
  await field(page, 'access_code').fill(office.code);
  await page.getByRole('button', { name: 'Gửi Phiếu' }).click();
  await ready(page);
  const summary = page.locator('.error-summary');
  // Other errors are read anew by script; this one stays.
  await field(page, 'respondent_name').fill('Phạm Thị Ví Dụ');
  await field(page, 'obstacles').focus();
  await summary.getByText('Người lập Phiếu').waitFor({ state: 'detached' });
  await summary.getByRole('link', { name: 'Mã truy cập Phiếu' }).click();
  expect(await focusedId(page)).toBe('ma-truy-cap');
  await page.keyboard.type(office.code);
  await page.keyboard.press('Enter');
  await page.getByText('Đã mở Phiếu số').waitFor();
  await page.locator('#ma-truy-cap-loi').waitFor({ state: 'detached' });
  expect(await summary.getByRole('link', { name: 'Mã truy cập Phiếu' }).count()).toBe(0);
});

test('who is at the list of the Sở when script comes chooses there; what finds a name comes once it is left', async () => {
  device = await openDevice();
  const page = await device.newPage();
  let come = () => {};
  const isAwaited = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/*.js', (route) => isAwaited.then(() => route.continue()));
  await page.goto(new URL('/phieu/', systemUnderTest().address).href, { waitUntil: 'commit' });
  const list = field(page, 'unit');
  await list.focus();
  come();
  await ready(page);
  await page.mouse.move(5, 5);
  await list.selectOption({ label: 'Cao Bằng' });
  expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.locator('input[role=combobox]').inputValue()).toBe('Cao Bằng');
  expect(await list.isVisible()).toBe(false);
});
