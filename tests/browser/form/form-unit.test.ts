import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import {
  chooseUnit,
  eventually,
  field,
  focusIsOn,
  localDrafts,
  newOffice,
  openByLink,
  openForm,
  ready,
  saveHere,
  says,
  storedDraft,
  sync,
} from './form-page.ts';

const openDevice = withDevices();
let device: BrowserContext;
let page: Page;
beforeEach(async () => {
  device = await openDevice();
  page = await openForm(device);
});

const unitOf = (tab: Page) => tab.locator('.province-search input').inputValue();
const obstacles = (tab = page) => field(tab, 'obstacles').inputValue();
const isApart = (name: string, tab = page) =>
  tab.getByText(`Nội dung đã điền cho Sở Tư pháp ${name} được giữ riêng trên máy này`).waitFor();

test('choosing another Sở without a code shows its own draft; the former one stays and comes back', async () => {
  await field(page, 'obstacles').fill('của Cao Bằng');
  await chooseUnit(page, 'cao bang');
  expect(await obstacles()).toBe('của Cao Bằng');
  await chooseUnit(page, 'ca mau');
  await isApart('Cao Bằng');
  expect(await obstacles()).toBe('');
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await lostToTheSide(page)).toEqual([]);
  await field(page, 'obstacles').fill('của Cà Mau');
  await page.reload();
  await ready(page);
  expect([await unitOf(page), await obstacles()]).toEqual(['Cà Mau', 'của Cà Mau']);
  await chooseUnit(page, 'cao bang');
  await isApart('Cà Mau');
  expect(await obstacles()).toBe('của Cao Bằng');
  await chooseUnit(page, 'ca mau');
  expect(await obstacles()).toBe('của Cà Mau');
});

test('what was filled in for a Sở chosen by mistake is taken along; what both hold waits for a choice', async () => {
  await chooseUnit(page, 'ca mau');
  await field(page, 'obstacles').fill('của Cà Mau');
  await chooseUnit(page, 'cao bang');
  await field(page, 'obstacles').fill('chọn nhầm');
  await field(page, 'proposals').fill('mang theo');
  await field(page, 'registrars.commune').fill('12');
  await chooseUnit(page, 'ca mau');
  const take = page.getByRole('button', { name: 'Đã chọn nhầm Sở: đưa nội dung đó sang Phiếu này' });
  await take.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Có 1 nội dung được điền khác nhau' }).waitFor();
  expect(await page.locator('.conflicts li').innerText()).toMatch(/chọn nhầm[\s\S]*của Cà Mau/u);
  expect(await field(page, 'proposals').inputValue()).toBe('mang theo');
  expect(await field(page, 'registrars.commune').inputValue()).toBe('12');
  await focusIsOn(page, 'khac-nhau');
  expect(await take.count()).toBe(0);
  await page.locator('.conflicts li').getByRole('button', { name: 'Lấy giá trị này' }).click();
  await page.locator('.conflicts').waitFor({ state: 'detached' });
  await focusIsOn(page, 'o-obstacles');
  expect(await obstacles()).toBe('chọn nhầm');
  await says(page, 'Đã lưu trên máy này');
  // Nothing of it comes up where it was typed by mistake.
  await chooseUnit(page, 'cao bang');
  await isApart('Cà Mau');
  expect(await obstacles()).toBe('');
});

test('where nothing differs the focus is on the Sở it was taken along to', async () => {
  await chooseUnit(page, 'cao bang');
  await field(page, 'proposals').fill('mang theo');
  await chooseUnit(page, 'ca mau');
  await page.getByRole('button', { name: 'Đã chọn nhầm Sở' }).click();
  await eventually(() => field(page, 'proposals').inputValue()).toBe('mang theo');
  await focusIsOn(page, 'o-unit');
  expect(await page.locator('.conflicts').count()).toBe(0);
});

test('two tabs show a Sở each, after a reload too, and mix nothing', async () => {
  const beside = await openForm(device);
  await chooseUnit(page, 'cao bang');
  await chooseUnit(beside, 'ca mau');
  await field(page, 'obstacles').fill('của Cao Bằng');
  await field(beside, 'obstacles').fill('của Cà Mau');
  for (const tab of [page, beside]) await tab.reload();
  for (const tab of [page, beside]) await ready(tab);
  expect([await unitOf(page), await obstacles(page)]).toEqual(['Cao Bằng', 'của Cao Bằng']);
  expect([await unitOf(beside), await obstacles(beside)]).toEqual(['Cà Mau', 'của Cà Mau']);
  // The same Sở in both tabs is the same draft.
  await chooseUnit(beside, 'cao bang');
  expect(await obstacles(beside)).toBe('của Cao Bằng');
  await field(beside, 'obstacles').fill('sửa ở thẻ kia');
  await saveHere(beside);
  await eventually(() => obstacles(page)).toBe('sửa ở thẻ kia');
});

test('the notice of a conflict goes when it is chosen, in the other tab too, and does not come back', async () => {
  const office = await newOffice();
  page = await openByLink(device, office);
  const other = await openByLink(await openDevice(), office);
  await field(other, 'obstacles').fill('giá trị B');
  await sync(other);
  await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'giá trị B' });
  // Typed here without knowing of it; a file brings a third one.
  await field(page, 'obstacles').fill('giá trị A');
  await sync(page);
  await page.getByRole('heading', { name: 'Có 1 nội dung được điền khác nhau' }).waitFor();
  const values = { unit: office.unit, obstacles: 'giá trị C' };
  await page.getByLabel('Tệp bản nháp').setInputFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'phieu-khao-sat-669', form_values: values })),
  });
  await eventually(() => page.locator('.conflict-value').count()).toBe(3);
  expect((await page.locator('.conflict-values').innerText()).match(/giá trị [ABC]/gu)?.sort()).toEqual([
    'giá trị A',
    'giá trị B',
    'giá trị C',
  ]);
  expect(await faultsOf(page)).toEqual([]);
  await says(page, 'Đã lưu trên máy này');
  const beside = await openForm(device);
  await beside.getByRole('heading', { name: 'Có 1 nội dung được điền khác nhau' }).waitFor();
  await page.reload();
  await page.getByText('Đã mở Phiếu số').waitFor();
  await eventually(() => page.locator('.conflict-value').count()).toBe(3);

  await page
    .locator('.conflict-value', { hasText: 'giá trị C' })
    .getByRole('button', { name: 'Lấy giá trị này' })
    .click();
  await page.locator('.conflicts').waitFor({ state: 'detached' });
  await focusIsOn(page, 'o-obstacles');
  await sync(page);
  await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'giá trị C' });
  await beside.locator('.conflicts').waitFor({ state: 'detached' });
  expect(await obstacles(beside)).toBe('giá trị C');
  await sync(other);
  await eventually(() => obstacles(other)).toBe('giá trị C');
  expect(await other.locator('.conflicts').count()).toBe(0);
  await says(page, 'Đã lưu trên hệ thống');
  for (const tab of [page, beside]) {
    await tab.reload();
    await ready(tab);
    await eventually(() => obstacles(tab)).toBe('giá trị C');
    expect(await tab.locator('.conflicts').count()).toBe(0);
  }
  expect(await localDrafts(page)).not.toContain('giá trị A');
});
