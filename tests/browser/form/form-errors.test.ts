import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { makeAccessCode } from '../../../src/submission/codes/access-code.ts';
import { withOpenedForm, withSharedForm, type OpenedForm } from './form-opened.ts';
import { chooseUnit, eventually, field, focusIsOn, openAllSoftware } from './form-page.ts';

let page: Page;
const take = (opened: OpenedForm) => {
  ({ page } = opened);
};

const toReview = () => page.getByRole('button', { name: 'Xem lại và gửi' }).click();
const summary = () => page.locator('.error-summary');

/** Makes something wrong in every kind of field. */
async function fillWrongly(): Promise<void> {
  await openAllSoftware(page);
  await field(page, 'data_date').fill('31/2/2016');
  await field(page, 'registrars.commune').fill('1,5');
  await field(page, 'software_kinds', 'other').check();
  await field(page, 'software_in_use.1.deployed_by').fill('Sở');
  await field(page, 'software_in_use.1.server_place', 'other').check();
  await field(page, 'software_planned.0.scope').fill('toàn tỉnh');
}

/** Makes six more things wrong. */
async function fillMoreWrongly(): Promise<void> {
  await fillWrongly();
  for (const row of ['registration_offices', 'registrars', 'equipped_registrars'])
    for (const level of ['district', 'commune']) await field(page, `${row}.${level}`).fill('1,5');
  await field(page, 'software_in_use.0.deployed_by').fill('Sở');
}

const places = [
  ['Thông tin hành chính: Sở Tư pháp', 'o-unit'],
  ['Thông tin hành chính: Người lập Phiếu', 'o-respondent_name'],
  ['Thông tin hành chính: Điện thoại cơ quan', 'o-respondent_phone'],
  ['Thông tin hành chính: Ngày số liệu', 'o-data_date'],
  ['Mục 1, dòng 2, Cấp xã', 'o-registrars-commune'],
  ['Mục 3.1: Tên phần mềm khác', 'o-software_kinds_other'],
  ['Mục 3.2, phần mềm thứ 2: Tên phần mềm', 'o-software_in_use-1-name'],
  ['Mục 3.2, phần mềm thứ 2: Nơi đặt máy chủ khác', 'o-software_in_use-1-server_place_other'],
  ['Mục 3.3, phần mềm thứ 1: Tên phần mềm', 'o-software_planned-0-name'],
] as const;

/** The link of the list lands in the field, which is in view and says what is wrong. */
async function expectLinkInto(place: string, id: string): Promise<void> {
  await summary().getByRole('link', { name: place, exact: true }).click();
  await focusIsOn(page, id);
  const input = page.locator(`#${id}`);
  expect(await input.isVisible(), place).toBe(true);
  expect(await input.getAttribute('aria-invalid'), place).toBe('true');
  const described = (await input.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const words = await Promise.all(described.map((part) => page.locator(`[id="${part}"]`).innerText()));
  expect(words.join(' '), place).toMatch(/Đề nghị/);
  const box = await input.boundingBox();
  const bar = await page.locator('.saving-bar').boundingBox();
  expect(box!.y + box!.height, place).toBeLessThanOrEqual(bar!.y);
}

/** Colour, width and style of a field's border as the browser draws it. */
const borderOf = (page: Page, id: string): Promise<string[]> =>
  page.locator(`#${id}`).evaluate((input) => {
    const { borderLeftColor, borderLeftWidth, borderLeftStyle } = getComputedStyle(input);
    return [borderLeftColor, borderLeftWidth, borderLeftStyle];
  });

describe('errors on the way to the review', () => {
  withOpenedForm(take);

  test('are listed at the top with the focus, each with a link to its field, which says what is wrong; nothing is cleared', async () => {
    await fillWrongly();
    await toReview();
    await eventually(() => page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    expect(await summary().getByRole('heading').innerText()).toBe(
      'Phiếu chưa gửi: có 9 nội dung cần xem lại',
    );
    expect(await summary().getByRole('link').allInnerTexts()).toEqual(places.map(([place]) => place));
    // Named by its heading, so that the focus reads it out; nothing else on the page reads it again.
    expect(await page.getByRole('group', { name: 'Phiếu chưa gửi: có 9 nội dung cần xem lại' }).count()).toBe(
      1,
    );
    const live = page.locator('[role=alert], [role=status], [aria-live]').filter({ hasText: /./ });
    expect((await live.allInnerTexts()).filter((text) => /cần xem lại|Đề nghị ghi/.test(text))).toEqual([]);
    expect(await field(page, 'data_date').inputValue()).toBe('31/2/2016');
    expect(await field(page, 'registrars.commune').inputValue()).toBe('1,5');
    expect(await field(page, 'software_kinds', 'other').isChecked()).toBe(true);
    for (const [place, id] of places) await expectLinkInto(place, id);
  });

  test('however many are read from their heading on, 360 and 1280 px wide', async () => {
    await fillMoreWrongly();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      await toReview();
      await eventually(() => page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
      const heading = summary().getByRole('heading', { name: 'Phiếu chưa gửi: có 15 nội dung cần xem lại' });
      const { y = -1 } = (await heading.boundingBox()) ?? {};
      expect(y, `${width} px`).toBeGreaterThanOrEqual(0);
      // The bar of the sections stands above it on a phone.
      expect(y, `${width} px`).toBeLessThan(120);
    }
  });

  test('show in the colour of the border, in every kind of field', async () => {
    await fillWrongly();
    await field(page, 'obstacles').fill('dài '.repeat(2_501));
    await toReview();
    await summary().waitFor();
    const danger = await page.evaluate(() => {
      const probe = document.createElement('p');
      probe.style.color = 'var(--color-danger)';
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    const kinds = [
      'o-unit',
      'o-respondent_name',
      'o-respondent_phone',
      'o-data_date',
      'o-registrars-commune',
    ];
    for (const id of [...kinds, 'o-software_in_use-1-server_place_other', 'o-obstacles'])
      expect([id, ...(await borderOf(page, id))]).toEqual([id, danger, '2px', 'solid']);
    expect((await borderOf(page, 'o-interconnection'))[0]).not.toBe(danger);
  });

  test('take the focus again at every attempt, and go one by one as they are mended', async () => {
    await toReview();
    await eventually(() => page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await chooseUnit(page, 'ca mau');
    await field(page, 'respondent_name').fill('A');
    await field(page, 'obstacles').focus();
    await summary().getByText('có 1 nội dung').waitFor();
    await toReview();
    await eventually(() => page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await field(page, 'respondent_phone').fill('0270 3823 456');
    await field(page, 'obstacles').focus();
    await summary().waitFor({ state: 'detached' });
  });
});

describe('errors while the form is filled in', () => {
  withSharedForm(take);

  test('come with no Enter in a line of text: that is no attempt', async () => {
    await field(page, 'respondent_name').fill('A');
    await page.keyboard.press('Enter');
    await field(page, 'software_in_use.0.name').press('Enter');
    expect(await summary().count()).toBe(0);
  });

  test('appear after a field is left, not while it is typed in, and not for what is still blank', async () => {
    await field(page, 'respondent_name').fill('');
    await page.keyboard.press('Tab');
    await field(page, 'data_date').pressSequentially('31/2/2016');
    expect(await page.locator('.field-error').count()).toBe(0);
    await page.keyboard.press('Tab');
    await eventually(() => page.locator('.field-error').allInnerTexts()).toEqual([
      expect.stringContaining('“31/2/2016” không phải là ngày'),
    ]);
    await field(page, 'data_date').fill('');
    await page.keyboard.press('Tab');
    await page.locator('.field-error').waitFor({ state: 'detached' });
  });

  test('that go when a field is left do not take the click along', async () => {
    await field(page, 'equipped_registrars.commune').fill('1,5');
    await page.keyboard.press('Tab');
    await page.locator('.field-error').waitFor();
    await field(page, 'equipped_registrars.commune').fill('5');
    // The press leaves the field, its error goes and the page moves up under the pointer.
    await page.getByRole('button', { name: 'Bảng cộng theo huyện' }).click();
    await page.locator('.worksheet').waitFor();
    await page.locator('.field-error').waitFor({ state: 'detached' });
  });
});

describe('the access code', () => {
  withSharedForm(take);

  const code = () => page.locator('#ma-truy-cap');
  const result = () => page.locator('#ma-truy-cap-ket-qua .field-error');
  const open = () => page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();

  test('that is missing, misspelled or not of this Sở is marked as wrong, with the sentence that says why', async () => {
    await chooseUnit(page, 'ca mau');
    expect(await code().getAttribute('aria-invalid')).toBeNull();
    for (const [typed, words] of [
      ['', 'Đề nghị nhập mã truy cập Phiếu'],
      ['1111-1111-1111-1111-1', 'gõ chưa đúng'],
      [makeAccessCode(), 'không đúng với Sở đã chọn'],
    ] as const) {
      await code().fill(typed);
      await open();
      await result().filter({ hasText: words }).waitFor();
      expect(await code().getAttribute('aria-invalid'), words).toBe('true');
      expect(await code().getAttribute('aria-describedby'), words).toContain('ma-truy-cap-ket-qua');
      expect((await borderOf(page, 'ma-truy-cap')).slice(1), words).toEqual(['2px', 'solid']);
    }
  });

  test('is not wrong because the line is down', async () => {
    await chooseUnit(page, 'ca mau');
    await code().fill(makeAccessCode());
    await code().blur();
    await page.context().setOffline(true);
    await open();
    await page.getByText('Mất kết nối, chưa mở được').waitFor();
    expect(await code().getAttribute('aria-invalid')).toBeNull();
    expect(await result().count()).toBe(0);
  });
});
