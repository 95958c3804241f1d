import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { querySystem } from '../../setup/system.ts';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import {
  confirmed,
  correctSent,
  contact,
  eventually,
  field,
  newOffice,
  officeWithDraft,
  openByLink,
  postToSystem,
  review,
  says,
  sendReviewed,
  storedDraft,
  sync,
  type Office,
} from './form-page.ts';

const openDevice = withDevices();
let device: BrowserContext;
let office: Office;
let page: Page;

/** Opens the Phiếu of the Sở at a machine that has never seen it. */
async function open(): Promise<void> {
  device = await openDevice();
  page = await openByLink(device, office);
}

const software = 'software_in_use.0';
const saves = () => page.locator('.draft-saves > li');
const openHistory = () => page.getByRole('button', { name: 'Các lần lưu trước' }).click();
/** Presses a button with the keyboard alone. */
async function press(name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
}
const focusedText = () => page.evaluate(() => document.activeElement?.textContent?.slice(0, 200) ?? '');

/** The Sở saves on this device, then on another one, which is handed over. */
async function saveOnTwoDevices(): Promise<Page> {
  await field(page, 'obstacles').fill('bản một');
  await field(page, `${software}.name`).fill('Một cửa');
  await field(page, `${software}.scope`).fill('toàn tỉnh');
  await sync(page);
  await eventually(() => storedDraft(office)).toMatchObject({ [`${software}.scope`]: 'toàn tỉnh' });
  const other = await openByLink(await openDevice(), office);
  await field(other, 'obstacles').fill('bản hai');
  await field(other, 'proposals').fill('thêm');
  await field(other, `${software}.name`).fill('Đổi tên');
  await field(other, `${software}.scope`).fill('');
  await sync(other);
  await eventually(() => storedDraft(office)).toMatchObject({ [`${software}.name`]: 'Đổi tên' });
  await eventually(async () => (await storedDraft(office))[`${software}.scope`]).toBeUndefined();
  await sync(page);
  await eventually(() => field(page, 'obstacles').inputValue()).toBe('bản hai');
  return other;
}

describe('“Các lần lưu trước”', () => {
  beforeEach(async () => {
    office = await newOffice();
  });

  test('says that there are none yet, and when they cannot be read', async () => {
    await open();
    await openHistory();
    await page.getByText('Chưa có lần lưu nào').waitFor();
    expect(await saves().count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await openHistory();
    await device.setOffline(true);
    await openHistory();
    await page.getByText('Chưa đọc được các lần lưu. Mất kết nối').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await device.setOffline(false);
    await press('Thử lại');
    await page.getByText('Chưa có lần lưu nào').waitFor();
  });

  test('brings back one software, one field or all, from the keyboard, as a change of its own that every device sees', async () => {
    await open();
    const other = await saveOnTwoDevices();
    await openHistory();
    await eventually(() => saves().count()).toBe(2);
    expect((await saves().allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/từ máy khác: Mục 3\.2, phần mềm thứ 1: Tên phần mềm.*và 2 nội dung khác/u),
      expect.stringMatching(/từ máy này: Mục 3\.2, phần mềm thứ 1: Tên phần mềm.*và 1 nội dung khác/u),
    ]);

    await press(/^Xem Phiếu như trước lần lưu/);
    const preview = page.locator('.draft-preview');
    const shown = (await preview.innerText()).replace(/\s+/g, ' ');
    expect(shown).toMatch(/Tên phần mềm.*hiện nay Đổi tên, sẽ là Một cửa/u);
    expect(shown).toMatch(/hiện nay \(để trống\), sẽ là toàn tỉnh/u);
    expect(shown).toMatch(/hiện nay bản hai, sẽ là bản một/u);
    expect(shown).toMatch(/hiện nay thêm, sẽ là \(để trống\)/u);
    await eventually(focusedText).toContain('hiện nay');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await lostToTheSide(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });

    await press('Không khôi phục');
    await eventually(focusedText).toMatch(/^Xem Phiếu như trước lần lưu/);
    expect(await field(page, 'obstacles').inputValue()).toBe('bản hai');

    await press(/^Xem Phiếu như trước lần lưu/);
    await press('Chỉ khôi phục Mục 3.2, phần mềm thứ 1');
    await page.getByText('Đã khôi phục 2 nội dung').waitFor();
    await eventually(focusedText).toMatch(/^Đã khôi phục 2 nội dung/);
    expect(await field(page, `${software}.name`).inputValue()).toBe('Một cửa');
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({
      [`${software}.name`]: 'Một cửa',
      [`${software}.scope`]: 'toàn tỉnh',
      obstacles: 'bản hai',
    });
    await eventually(() => saves().count()).toBe(3);
    expect(await saves().first().innerText()).toMatch(/từ máy này: Mục 3\.2, phần mềm thứ 1/u);
    await sync(other);
    await eventually(() => field(other, `${software}.scope`).inputValue()).toBe('toàn tỉnh');

    await saves()
      .nth(1)
      .getByRole('button', { name: /^Xem Phiếu/ })
      .click();
    await press('Chỉ khôi phục Mục 4: Khó khăn, vướng mắc');
    await page.getByText('Đã khôi phục 1 nội dung').waitFor();
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'bản một', proposals: 'thêm' });

    // Before everything: all that was ever saved goes, and what was typed a moment ago comes back at once.
    await field(page, 'interconnection').fill('vừa gõ');
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ interconnection: 'vừa gõ' });
    await saves()
      .last()
      .getByRole('button', { name: /^Xem Phiếu/ })
      .click();
    await press(/^Khôi phục tất cả 5 nội dung/);
    await sync(page);
    await eventually(() => storedDraft(office)).toEqual({ unit: office.unit });
    expect(await field(page, `${software}.name`).inputValue()).toBe('');
    await sync(other);
    await eventually(() => field(other, 'obstacles').inputValue()).toBe('');
    await press('Hoàn tác');
    await page.getByText('Đã hoàn tác.').waitFor();
    await sync(page);
    const back = { obstacles: 'bản một', proposals: 'thêm', interconnection: 'vừa gõ' };
    await eventually(() => storedDraft(office)).toMatchObject(back);
    expect(await field(page, `${software}.scope`).inputValue()).toBe('toàn tỉnh');
    expect(await other.locator('.conflicts').count()).toBe(0);
  });

  test('goes on after the Phiếu was sent: what is brought back is a correction not sent yet', async () => {
    office = await officeWithDraft(contact);
    await open();
    await field(page, 'obstacles').fill('đã gửi');
    await review(page);
    await sendReviewed(page);
    await confirmed(page);
    await correctSent(page);
    await field(page, 'obstacles').fill('đính chính');
    await sync(page);
    await says(page, 'có sửa đổi chưa gửi');
    await openHistory();
    await saves()
      .last()
      .getByRole('button', { name: /^Xem Phiếu/ })
      .click();
    await press('Chỉ khôi phục Mục 4: Khó khăn, vướng mắc');
    await eventually(() => field(page, 'obstacles').inputValue()).toBe('');
    await sync(page);
    await says(page, 'có sửa đổi chưa gửi');
    await eventually(async () => (await storedDraft(office)).obstacles).toBeUndefined();
  });
});

describe('where nothing may be changed', () => {
  const isToRead = async () => {
    await openHistory();
    await press(/^Xem Phiếu như trước lần lưu/);
    await page.locator('.draft-preview', { hasText: 'hiện nay bản một' }).waitFor();
    expect(await page.getByRole('button', { name: /hôi phục tất cả|hỉ khôi phục/ }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  };
  beforeEach(async () => {
    office = await officeWithDraft({ ...contact, obstacles: 'bản một' });
  });

  test('because the Phiếu is locked for the signature, the saves are read and not brought back', async () => {
    const [draft] = await querySystem<{ version: number }>(
      `select d.version from survey.drafts d join survey.responses r on r.id = d.response_id where r.unit_code = $1`,
      [office.unit],
    );
    const { unit, code } = office;
    await postToSystem('/api/drafts/lock', { unit, access_code: code, version: draft!.version });
    await open();
    await page.getByText('Phiếu đang trình ký').first().waitFor();
    await isToRead();
  });

  test('because the survey is over, the saves are read and not brought back', async () => {
    const closeAt = (at: string | null) =>
      querySystem('update survey.surveys set closes_at = $1::timestamptz', [at]);
    await closeAt('2016-12-31T10:00:00Z');
    try {
      await open();
      await page.getByText('Đợt khảo sát đã kết thúc').first().waitFor();
      await isToRead();
    } finally {
      await closeAt(null);
    }
  });
});
