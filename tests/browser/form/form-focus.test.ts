import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemUnderTest } from '../../setup/system.ts';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import {
  chooseUnit,
  contact,
  field,
  focusedId,
  focusIsOn,
  newOffice,
  officeWithDraft,
  openByLink,
  openForm,
  openResponse,
  says,
  type Office,
} from './form-page.ts';

let page: Page;
const openDevice = withDevices();
let office: Office;
beforeAll(async () => {
  office = await newOffice();
});

describe('after the Phiếu is opened by its code', () => {
  test('the focus is on what came of it, where the button was that is gone', async () => {
    page = await openForm(await openDevice());
    await openResponse(page, office);
    await focusIsOn(page, 'ma-truy-cap-ket-qua');
    const { y } = (await page.locator('#ma-truy-cap-ket-qua').boundingBox())!;
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(900);
  });

  test('by Enter in its field the focus stays there', async () => {
    page = await openForm(await openDevice());
    await chooseUnit(page, office.name);
    await field(page, 'access_code').fill(office.code);
    await page.keyboard.press('Enter');
    await page.getByText('Đã mở Phiếu số').waitFor();
    await says(page, 'Đã lưu trên hệ thống');
    expect(await focusedId(page)).toBe('ma-truy-cap');
  });
});

test('locking and unlocking lead the focus to the sentence that says what happened', async () => {
  const device = await openDevice();
  page = await openByLink(device, await officeWithDraft(contact));
  await page.goto(new URL('/phieu/in/', systemUnderTest().address).href);
  await page.getByText('Đang xem: Bản nháp trên hệ thống').waitFor();
  const isFocused = (words: string) =>
    page.waitForFunction((wanted) => document.activeElement?.textContent?.startsWith(wanted), words);
  const pressByKey = async (name: string) => {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };

  await pressByKey('Chốt số liệu để trình ký');
  await isFocused('Đã chốt trình ký.');
  await pressByKey('Mở khóa để sửa');
  await page.getByText('Đề nghị ghi lý do.').waitFor();
  await page.getByLabel('Lý do mở khóa để sửa').fill('Sửa số liệu');
  await pressByKey('Mở khóa để sửa');
  await isFocused('Đã mở khóa.');
  // Refused twice with the same words: said, and led to, twice.
  await device.setOffline(true);
  for (let time = 0; time < 2; time += 1) {
    await pressByKey('Chốt số liệu để trình ký');
    await isFocused('Mất kết nối.');
  }
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await lostToTheSide(page)).toEqual([]);
});
