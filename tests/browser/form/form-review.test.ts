import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import full from '../../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import { withOpenedForm } from './form-opened.ts';
import { chooseUnit, eventually, field, fillContact, focusIsOn, ready, review, says } from './form-page.ts';

let device: BrowserContext;
let page: Page;
withOpenedForm((opened) => {
  ({ device, page } = opened);
});

describe('the list of sections', () => {
  const line = (number: number) => page.locator('.section-list li').nth(number).textContent();

  test('says what is still blank, section by section, as it is filled in', async () => {
    await eventually(() => line(3)).toContain('Mục 3: còn 3 nội dung chưa điền');
    await field(page, 'interconnection').fill('Chưa có.');
    await field(page, 'obstacles').focus();
    await eventually(() => line(3)).toContain('Mục 3: còn 2 nội dung chưa điền');
    await field(page, 'plan_status', 'issued').check();
    await eventually(() => line(2)).toContain('Mục 2: ✓ đã điền đủ');
    expect(await line(5)).not.toContain('nội dung');
  });

  test('does not call complete what is wrong or only named, and says it to who follows the links', async () => {
    await field(page, 'data_date').fill('31/02/2016');
    await chooseUnit(page, 'ca mau');
    await fillContact(page);
    await field(page, 'respondent_position').fill('Chuyên viên');
    await field(page, 'software_kinds', 'civil_status').check();
    await field(page, 'interconnection').fill('Chưa có.');
    await field(page, 'software_in_use.0.name').fill('Một cửa');
    await field(page, 'obstacles').focus();
    await eventually(() => line(0)).toContain('1 lỗi cần sửa');
    await eventually(() => line(3)).toContain('Mục 3: còn 9 nội dung chưa điền');
    expect(await page.locator('.section-list').innerText()).not.toContain('đã điền đủ');
    const link = page.locator('.section-list a').first();
    const described = await link.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe('1 lỗi cần sửa');
    await field(page, 'data_date').fill('ngày 28 tháng 11 năm 2016');
    await field(page, 'obstacles').focus();
    await eventually(() => line(0)).toContain('✓ Đã điền đủ');
  });
});

describe('the review', () => {
  async function fillAll(values: object): Promise<void> {
    const buffer = Buffer.from(JSON.stringify({ format: 'phieu-khao-sat-669', form_values: values }));
    await page
      .getByLabel('Tệp bản nháp')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
    await page.getByText('Đã đọc tệp bản nháp.').waitFor();
  }

  test('shows everything as it will be sent, in the order of the paper', async () => {
    await fillAll(full);
    await review(page);
    await focusIsOn(page, 'xem-lai');
    const text = await page.locator('.review').innerText();
    const shown = Object.entries(full as Record<string, string | string[]>).filter(
      ([path, typed]) => typeof typed === 'string' && /obstacles|proposals|interconnection|name$/.test(path),
    );
    expect(shown.length).toBeGreaterThan(5);
    for (const [, typed] of shown) expect(text).toContain(String(typed).trim().split('\n')[0]);
    const headings = await page.locator('.review h3').allInnerTexts();
    expect(headings.map((heading) => heading.split(' ')[0])).toEqual(['Thông', '1.', '2.', '3.', '4.', '5.']);
  });

  test('says what is left blank, shows warnings with the reason given, and leads back to each section', async () => {
    await chooseUnit(page, 'cao bang');
    await fillContact(page);
    await field(page, 'registrars.district').fill('20');
    await field(page, 'equipped_registrars.district').fill('50');
    await field(page, 'registrars.commune').fill('0');
    await field(page, 'obstacles').focus();
    await field(page, 'explanations.equipped_registrars.district').fill('Có người dùng hai máy');
    await review(page);
    const text = await page.locator('.review').innerText();
    expect(text).toContain('Lý do Quý Sở ghi: Có người dùng hai máy');
    expect(text).toContain('Mục 2 chưa chọn ô nào');
    const row = page.locator('.review table tbody tr').nth(1);
    expect(await row.locator('.figure').allInnerTexts()).toEqual(['20', '0']);
    expect(await page.locator('.review table tbody tr').nth(0).locator('.figure').allInnerTexts()).toEqual([
      'Không điền',
      'Không điền',
    ]);
    await page.getByRole('button', { name: 'Sửa 4.' }).click();
    await focusIsOn(page, 'muc-4-tieu-de');
    expect(await field(page, 'equipped_registrars.district').inputValue()).toBe('50');
  });

  test('says what will be published, and sends only after the leaders’ consent is ticked', async () => {
    await chooseUnit(page, 'cao bang');
    await fillContact(page);
    await review(page);
    // Without a code nothing is promised.
    await page
      .getByText('Phiếu gửi không có mã chưa được công bố và chưa tính vào kết quả')
      .and(page.locator(':visible'))
      .waitFor();
    expect(await page.locator('.send-step').innerText()).not.toContain('sẽ được công bố');
    await page.getByRole('button', { name: 'Gửi Phiếu' }).click();
    await page.getByRole('alert').getByText('Đề nghị đánh dấu xác nhận ở trên trước khi gửi.').waitFor();
    expect(await page.locator('.confirmation').count()).toBe(0);
  });
});

describe('a part of the form that cannot be loaded', () => {
  test('takes nothing typed with it, is said in a sentence, and comes with the page once the system answers', async () => {
    const away = /\/_astro\/(parse-answers|ReviewStep)\.|\/phieu\/$/;
    await device.route(away, (route) => route.abort('internetdisconnected'));
    await chooseUnit(page, 'cao bang');
    await fillContact(page);
    await field(page, 'data_date').fill('31/2/2016');
    await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
    await page.getByText('Chưa mở được bước xem lại vì mất kết nối.', { exact: false }).waitFor();
    await page.getByText('Chưa tải được một phần của trang vì mất kết nối.').waitFor();
    await says(page, 'Đã lưu trên máy này');
    expect(await page.getByRole('button', { name: 'Tải lại trang' }).count()).toBe(0);

    await device.unroute(away);
    await page.getByRole('button', { name: 'Tải lại trang' }).click();
    await page.waitForEvent('load');
    await ready(page);
    expect(await field(page, 'data_date').inputValue()).toBe('31/2/2016');
    await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
    await page.locator('.error-summary').waitFor();
    await field(page, 'data_date').fill('28/2/2016');
    await review(page);
  });
});
