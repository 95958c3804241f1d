import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { returned } from '../../form/worksheet/returned-file.ts';
import { withSharedForm } from './form-opened.ts';
import { chooseUnit, countsShown, eventually, field, focusIsOn } from './form-page.ts';

let browser: Browser;
let page: Page;
afterAll(() => browser.close());

const worksheet = () => page.locator('.worksheet');
const result = (name: string) => worksheet().getByRole('row', { name });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function sendBack(...files: readonly File[]): Promise<void> {
  const chosen = files.map(async (file) => ({
    name: file.name,
    mimeType: xlsx,
    buffer: Buffer.from(await file.arrayBuffer()),
  }));
  await page.getByLabel('Các tệp Excel huyện gửi lại').setInputFiles(await Promise.all(chosen));
}

describe('the files of the districts', () => {
  withSharedForm((opened) => {
    ({ browser, page } = opened);
  });

  test('go out in one archive and come back all at once, each with what became of it; other figures are asked about', async () => {
    await chooseUnit(page, 'cao bang');
    await page.getByRole('button', { name: 'Bảng cộng theo huyện' }).click();
    expect(await field(page, 'worksheet.4.name').getAttribute('placeholder')).toBe('Huyện Hà Quảng');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      worksheet().getByRole('button', { name: 'Tải tệp cho từng huyện (.zip)' }).click(),
    ]);
    const files = unzipSync(readFileSync(await download.path()));
    expect(Object.keys(files)).toHaveLength(13);

    await field(page, 'worksheet.1.registrars-commune').fill('12');
    await sendBack(
      returned('04', '045', { C5: '1', D5: '19' }, { name: 'ha-quang.xlsx' }),
      returned('04', '042', { C5: '1', D6: '14' }, { name: 'bao-lam.xlsx' }),
      returned('06', '058', { C5: '1' }, { name: 'bac-kan.xlsx' }),
    );
    await worksheet()
      .getByText('Đã đọc 3 tệp: 2 tệp lấy đủ, 1 tệp không lấy. Có 1 ô bảng đang có số khác')
      .waitFor();
    expect(await result('bac-kan.xlsx').innerText()).toContain('Tệp thuộc Tỉnh Bắc Kạn');
    await focusIsOn(page, 'khac-nhau');
    expect(await page.locator('.conflict-place').allInnerTexts()).toEqual([
      'Bảng cộng theo huyện, dòng 2: Cấp xã, Công chức tư pháp làm công tác hộ tịch',
    ]);
    await page.getByRole('button', { name: 'Lấy giá trị này' }).click();
    expect(await field(page, 'worksheet.4.name').inputValue()).toBe('Huyện Hà Quảng');
    await worksheet().getByRole('button', { name: 'Đưa tổng vào mục 1' }).click();
    await eventually(() => countsShown(page)).toEqual(['2', '19', '', '14', '', '']);
  });

  test('are read beside a table as wide as the page', async () => {
    const [table, layout] = await Promise.all([
      worksheet().boundingBox(),
      page.locator('.form-layout').boundingBox(),
    ]);
    expect(table!.width).toBeGreaterThan(layout!.width - 20);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
