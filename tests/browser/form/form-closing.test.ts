import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { launchRemembering } from '../../setup/browser.ts';
import { systemUnderTest } from '../../setup/system.ts';
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
  openResponse,
  ready,
  says,
  storedDraft,
  sync,
  type Office,
} from './form-page.ts';

const openDevice = withDevices();
let office: Office;
beforeEach(async () => {
  office = await newOffice();
});

const close = (page: Page) => page.getByRole('button', { name: 'Đóng Phiếu trên máy này' }).click();
const isClosed = (page: Page) =>
  page.getByText(`Đã đóng Phiếu của Sở Tư pháp ${office.name} trên máy này.`).waitFor();
const isNotClosed = (page: Page, why: string) => page.getByText(`Chưa đóng được: ${why}`).waitFor();
const bringIn = (page: Page, values: object): Promise<void> =>
  page.getByLabel('Tệp bản nháp').setInputFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'phieu-khao-sat-669', form_values: values })),
  });

/** Everything the browser holds of the form: its storage, that of the tab, and what stands in its fields. */
async function heldIn(page: Page): Promise<string> {
  const fields = await page.locator('form.form-body').evaluate((form: HTMLFormElement) =>
    [...form.elements]
      .map((control) => control as HTMLInputElement)
      .map(({ type, checked, value }) => (['checkbox', 'radio'].includes(type) ? checked && value : value))
      .filter((value) => value !== '' && value !== false)
      .join('|'),
  );
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
  return [await localDrafts(page), kept, fields].join('\n');
}

/** Nothing of the Sở is in the browser or on the page any more. */
async function expectNothing(page: Page): Promise<void> {
  const held = await heldIn(page);
  for (const word of [office.code, office.code.replaceAll('-', ''), office.name, 'Đường truyền'])
    expect(held).not.toContain(word);
}

describe('the Phiếu that is closed on this machine', () => {
  test('leaves nothing of it in the browser, says so with the name of the Sở, and is opened again by its code', async () => {
    const device = await openDevice();
    const page = await openByLink(device, office);
    await field(page, 'obstacles').fill('Đường truyền yếu.');
    await field(page, 'plan_status', 'issued').check();
    await field(page, 'data_date').fill('31/02/2016');
    await page.getByRole('button', { name: 'Thêm phần mềm', exact: true }).click();
    await page.locator('[name^="software_in_use."][name$=".name"]').nth(2).fill('Một cửa');
    await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
    await page.locator('.error-summary').waitFor();
    // Not saved yet: it is before the Phiếu is closed.
    await field(page, 'proposals').pressSequentially('Đường truyền tốt hơn.');
    await close(page);
    await isClosed(page);
    await focusIsOn(page, 'da-dong');
    expect(
      await page.locator('#da-dong').evaluate((said) => said.getBoundingClientRect().top),
    ).toBeGreaterThan(0);
    expect(await storedDraft(office)).toMatchObject({ proposals: 'Đường truyền tốt hơn.' });
    await expectNothing(page);
    expect(await page.locator('.error-summary, .field-error, [aria-invalid=true]').count()).toBe(0);
    expect(await page.locator('[name^="software_in_use."][name$=".name"]').count()).toBe(2);
    expect(await page.locator('.section-list').innerText()).not.toMatch(/đã điền đủ|cần sửa/);
    expect(await page.locator('.saving-words').innerText()).toBe('Chưa gửi');
    expect(await faultsOf(page)).toEqual([]);

    for (const keys of ['Control+z', 'Control+y']) {
      await field(page, 'obstacles').focus();
      for (let time = 0; time < 5; time += 1) await page.keyboard.press(keys);
    }
    await expectNothing(page);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await lostToTheSide(page)).toEqual([]);

    await page.reload();
    await ready(page);
    await expectNothing(page);
    expect(await page.getByText('Đã mở Phiếu số').count()).toBe(0);

    const other = await newOffice();
    await openResponse(page, other);
    expect(await storedDraft(other)).toEqual({ unit: other.unit });
    expect(await field(page, 'obstacles').inputValue()).toBe('');
    await close(page);
    await page.getByText(`Đã đóng Phiếu của Sở Tư pháp ${other.name}`).waitFor();
    await openResponse(page, office);
    expect(await field(page, 'obstacles').inputValue()).toBe('Đường truyền yếu.');
    expect(await field(page, 'plan_status', 'issued').isChecked()).toBe(true);
    await eventually(() => page.locator('[name^="software_in_use."][name$=".name"]').count()).toBe(3);
    expect(await page.locator('#da-dong').count()).toBe(0);
  });

  test('is closed in the other tabs of the browser that have it open, not in those of another Sở', async () => {
    const device = await openDevice();
    const other = await newOffice();
    const elsewhere = await openByLink(device, other);
    await field(elsewhere, 'obstacles').fill('của Sở khác');
    await sync(elsewhere);
    const [page, beside] = [await openByLink(device, office), await openByLink(device, office)];
    await field(page, 'obstacles').fill('Đường truyền yếu.');
    await sync(page);
    await says(page, 'Đã lưu trên hệ thống');
    await eventually(() => field(beside, 'obstacles').inputValue()).toBe('Đường truyền yếu.');
    await close(page);
    await isClosed(page);
    await isClosed(beside);
    for (const tab of [page, beside]) {
      expect(await localDrafts(tab)).not.toContain('Đường truyền');
      expect(await field(tab, 'obstacles').inputValue()).toBe('');
      expect(await field(tab, 'access_code').inputValue()).toBe('');
      expect(await tab.evaluate(() => sessionStorage.getItem('ma-phieu-669'))).toBeNull();
    }
    await says(elsewhere, 'Đã lưu trên hệ thống');
    expect(await field(elsewhere, 'obstacles').inputValue()).toBe('của Sở khác');
    expect(await localDrafts(elsewhere)).toContain('của Sở khác');
    expect(await storedDraft(office)).toEqual({ unit: office.unit, obstacles: 'Đường truyền yếu.' });
  });

  test('stays open while the line is down or a value waits for a choice, and says why', async () => {
    const device = await openDevice();
    const page = await openByLink(device, office);
    await field(page, 'obstacles').fill('Đường truyền yếu.');
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'Đường truyền yếu.' });
    await device.setOffline(true);
    await field(page, 'proposals').fill('Nâng cấp.');
    await close(page);
    await isNotClosed(page, 'mất kết nối');
    expect(await localDrafts(page)).toContain('Nâng cấp.');
    expect(await faultsOf(page)).toEqual([]);
    await device.setOffline(false);
    await eventually(() => storedDraft(office)).toMatchObject({ proposals: 'Nâng cấp.' });

    await bringIn(page, { obstacles: 'Khác hẳn.' });
    await page.getByText('Có 1 nội dung được điền khác nhau').waitFor();
    await close(page);
    await isNotClosed(page, 'có 1 nội dung được điền khác nhau đang chờ chọn');
    expect(await field(page, 'obstacles').inputValue()).toBe('Đường truyền yếu.');
    await page.getByRole('button', { name: 'Lấy giá trị này' }).click();
    await close(page);
    await isClosed(page);
    expect(await storedDraft(office)).toMatchObject({ obstacles: 'Khác hẳn.' });
    await chooseUnit(page, office.name);
    expect(await page.locator('#da-dong').count()).toBe(0);
    expect(await field(page, 'obstacles').inputValue()).toBe('');
  });

  test('is on no page that Back brings from the browser’s memory', async () => {
    const remembering = await launchRemembering();
    const page = await openByLink(await remembering.newContext(), office);
    await field(page, 'obstacles').fill('Đường truyền yếu.');
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'Đường truyền yếu.' });
    await page.getByRole('link', { name: 'In bản nháp' }).click();
    await page.locator('.sheet', { hasText: 'Đường truyền yếu.' }).waitFor();
    await page.goto(new URL('/phieu/', systemUnderTest().address).href);
    await page.getByText('Đã mở Phiếu số').waitFor();
    await close(page);
    await isClosed(page);
    await page.goBack({ waitUntil: 'commit' });
    await page.getByText('Đang xem: Phiếu trống').waitFor();
    expect(await page.locator('.sheet').innerText()).not.toContain('Đường truyền yếu.');
    await page.goBack({ waitUntil: 'commit' });
    await eventually(() => field(page, 'access_code').inputValue()).toBe('');
    await ready(page);
    await expectNothing(page);
    await remembering.close();
  });
});
