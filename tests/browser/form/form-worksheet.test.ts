import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeDraftFile } from '../../../src/form/draft/draft-file.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';
import { withSharedForm } from './form-opened.ts';
import { newDevice } from '../../setup/device.ts';
import {
  chooseUnit,
  eventually,
  field,
  focusIsOn,
  openForm,
  pasteAt,
  ready,
  countsShown,
} from './form-page.ts';

let browser: Browser;
let page: Page;
afterAll(() => browser.close());

const values = () => countsShown(page);
const paste = (path: string, text: string) => pasteAt(page, path, text);

describe('the worksheet by district', () => {
  withSharedForm(
    (opened) => {
      ({ browser, page } = opened);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  // A Sở each: chosen, it has a draft of its own, which is blank.
  const units = [
    'cao bang',
    'ca mau',
    'ha noi',
    'da nang',
    'an giang',
    'kon tum',
    'lai chau',
    'bac kan',
    'son la',
  ];
  beforeEach(() => chooseUnit(page, units.shift()!));
  afterEach(async () => {
    if ((await worksheet().count()) > 0) await press();
  });

  const worksheet = () => page.locator('.worksheet');
  const press = () => page.getByRole('button', { name: 'Bảng cộng theo huyện' }).click();
  const open = async () => {
    await press();
    await worksheet().locator('table').waitFor();
  };
  const toSection1 = () => worksheet().getByRole('button', { name: 'Đưa tổng vào mục 1' }).click();

  test('has a line for each district of the province, adds up, and brings the sums to section 1', async () => {
    await open();
    expect(await worksheet().locator('tbody tr').count()).toBe(13);
    await paste(
      'worksheet.0.name',
      'STT\tĐơn vị cấp huyện\n1\tBảo Lâm\t1\t2\t2\t14\t14\t9\n2\tBảo Lạc\t1\t3\t2\t17\t1.018\t11',
    );
    expect(await field(page, 'worksheet.1.name').inputValue()).toBe('Bảo Lạc');
    expect((await worksheet().locator('tfoot').innerText()).split(/\s+/)).toEqual([
      'Tổng',
      '2',
      '5',
      '4',
      '31',
      '1.032',
      '20',
    ]);
    await toSection1();
    await worksheet().getByText('Đã đưa tổng các cột vào mục 1.').waitFor();
    await eventually(values).toEqual(['2', '31', '5', '1032', '4', '20']);
  });

  test('takes names without their running numbers and headings, and figures beside names it knows', async () => {
    await open();
    await paste('worksheet.0.name', 'TT\tHuyện, thành phố\tSố cơ quan\n3\tBảo Lâm\t5\n4\tBảo Lạc\t6');
    expect(await field(page, 'worksheet.1.name').inputValue()).toBe('Bảo Lạc');
    await paste('worksheet.0.registrars-district', 'Bảo Lâm\t7\nBảo Lạc\t8');
    expect(await field(page, 'worksheet.1.registration_offices-district').inputValue()).toBe('6');
    expect(await field(page, 'worksheet.1.registrars-district').inputValue()).toBe('8');
  });

  test('grows with what is pasted, and never drops a line in silence', async () => {
    await open();
    await paste(
      'worksheet.0.name',
      Array.from({ length: 62 }, (_, line) => `Huyện ${line + 1}\t1`).join('\n'),
    );
    expect(await worksheet().locator('tbody tr').count()).toBe(60);
    expect(await field(page, 'worksheet.59.name').inputValue()).toBe('Huyện 60');
    await worksheet().getByText('Đã dán 60 dòng. Còn 2 dòng không có chỗ trong bảng.').waitFor();
    await toSection1();
    expect(await field(page, 'registration_offices.district').inputValue()).toBe('60');
  });

  test('names the lines it cannot add up', async () => {
    await open();
    await field(page, 'worksheet.2.registrars-commune').fill('1,5');
    await toSection1();
    await worksheet()
      .getByText('Cấp xã, Công chức tư pháp làm công tác hộ tịch: dòng 3 không phải là số nguyên')
      .waitFor();
    expect(await field(page, 'registrars.commune').inputValue()).toBe('');
  });

  test('asks before it puts a sum over another figure', async () => {
    await field(page, 'registrars.commune').fill('40');
    await open();
    await field(page, 'worksheet.0.registrars-commune').fill('14');
    await toSection1();
    await page.getByRole('heading', { name: 'Có 1 nội dung được điền khác nhau' }).waitFor();
    expect(await field(page, 'registrars.commune').inputValue()).toBe('40');
    await worksheet().getByText('Mục 1 có 1 ô đang có số khác, đề nghị chọn.').waitFor();
    await focusIsOn(page, 'khac-nhau');
  });

  test('puts a new sum where the one brought before still stands, without asking', async () => {
    await open();
    await field(page, 'worksheet.0.registrars-commune').fill('1036');
    await toSection1();
    await field(page, 'worksheet.1.registrars-commune').fill('1');
    await toSection1();
    expect(await field(page, 'registrars.commune').inputValue()).toBe('1037');
    await worksheet().getByText('Đã đưa tổng các cột vào mục 1.').waitFor();
    expect(await page.getByRole('heading', { name: /được điền khác nhau/ }).count()).toBe(0);
  });

  test('keeps what was typed when it is closed, opened again and after a reload', async () => {
    await open();
    await field(page, 'worksheet.0.name').fill('Bảo Lâm');
    await press();
    await worksheet().waitFor({ state: 'detached' });
    await open();
    expect(await field(page, 'worksheet.0.name').inputValue()).toBe('Bảo Lâm');
    await page.reload();
    await ready(page);
    await open();
    expect(await field(page, 'worksheet.0.name').inputValue()).toBe('Bảo Lâm');
  });

  test('says which of its cells were filled in differently, and a choice never loses the focus', async () => {
    const takeDraft = (formValues: FormValues) =>
      page.getByLabel('Tệp bản nháp').setInputFiles({
        name: 'ban-nhap.json',
        mimeType: 'application/json',
        buffer: Buffer.from(writeDraftFile(formValues)),
      });
    await open();
    await field(page, 'worksheet.0.name').fill('Bảo Lâm');
    await field(page, 'worksheet.2.registrars-commune').fill('7');
    await press();
    await worksheet().waitFor({ state: 'detached' });
    await takeDraft({ 'worksheet.0.name': 'Bảo Lạc', 'worksheet.2.registrars-commune': '8' });
    const conflicts = page.locator('.conflicts li');
    await conflicts.first().waitFor();
    expect(await page.locator('.conflict-place').allInnerTexts()).toEqual([
      'Bảng cộng theo huyện, dòng 1: Đơn vị cấp huyện',
      'Bảng cộng theo huyện, dòng 3: Cấp xã, Công chức tư pháp làm công tác hộ tịch',
    ]);
    await conflicts.last().getByRole('button', { name: 'Lấy giá trị này' }).click();
    await focusIsOn(page, 'khac-nhau');
    await conflicts.getByRole('button', { name: 'Giữ giá trị này' }).click();
    await focusIsOn(page, 'o-worksheet');
    await open();
    expect(await field(page, 'worksheet.2.registrars-commune').inputValue()).toBe('8');

    await takeDraft({ 'worksheet.0.name': 'Bảo Lạc', 'worksheet.2.registrars-commune': '9' });
    await page.getByRole('button', { name: 'Giữ tất cả giá trị trên trang này' }).click();
    await focusIsOn(page, 'noi-dung');
    // The whole content is shown from its beginning, not from its middle.
    const { y = -1 } = (await page.locator('h1').boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
  });

  test('goes to Excel and comes back from it', async () => {
    await open();
    await paste('worksheet.0.name', 'Bảo Lâm\t1\t2\n=1+1\t3\t1.018');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      worksheet().getByRole('button', { name: 'Tải bảng dạng Excel' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('bang-theo-huyen-muc-1.xlsx');
    const [here, other] = [page, await newDevice(browser)];
    page = await openForm(other);
    await open();
    await field(page, 'worksheet.5.registrars-district').fill('7');
    await page.getByLabel('Tệp Excel của bảng theo huyện').setInputFiles(await download.path());
    await worksheet().getByText('Đã đọc tệp Excel. Bảng theo tệp đã thay 1 ô điền trước đó.').waitFor();
    await worksheet().getByRole('button', { name: 'Lấy lại bảng trước khi đọc tệp' }).click();
    expect(await field(page, 'worksheet.5.registrars-district').inputValue()).toBe('7');
    expect(await field(page, 'worksheet.0.name').inputValue()).toBe('');
    await page.getByLabel('Tệp Excel của bảng theo huyện').setInputFiles(await download.path());
    await worksheet().getByText('Đã đọc tệp Excel. Bảng theo tệp đã thay 1 ô điền trước đó.').waitFor();
    expect(await field(page, 'worksheet.5.registrars-district').inputValue()).toBe('');
    expect(await field(page, 'worksheet.0.name').inputValue()).toBe('Bảo Lâm');
    expect(await field(page, 'worksheet.1.name').inputValue()).toBe('=1+1');
    expect(await field(page, 'worksheet.1.registrars-district').inputValue()).toBe('1.018');
    await toSection1();
    await eventually(() => values()).toEqual(['4', '', '1020', '', '', '']);
    await page.getByLabel('Tệp Excel của bảng theo huyện').setInputFiles({
      name: 'khác.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from('không phải Excel'),
    });
    await worksheet().getByText('Tệp không phải tệp Excel (.xlsx) hay Word (.docx).').waitFor();
    await other.close();
    page = here;
  });
});
