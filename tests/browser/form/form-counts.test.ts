import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { withSharedForm } from './form-opened.ts';
import {
  chooseUnit,
  countCells as cells,
  countsShown,
  eventually,
  field,
  focusIsOn,
  pasteAt,
  says,
} from './form-page.ts';

let browser: Browser;
let page: Page;
afterAll(() => browser.close());

const values = () => countsShown(page);
const paste = (path: string, text: string) => pasteAt(page, path, text);

describe('the count table', () => {
  withSharedForm(
    (opened) => {
      ({ browser, page } = opened);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  afterEach(async () => {
    for (const path of cells) await field(page, path).fill('');
  });

  // The first of them: nobody has been at any of the cells yet.
  test('says nothing while a figure is being typed', async () => {
    await field(page, cells[0]!).pressSequentially('1,5');
    await says(page, 'Đã lưu trên máy này');
    expect(await page.locator('.field-error').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.locator('.field-error').waitFor();
  });

  test('is filled from the keyboard alone, as a sheet is', async () => {
    await field(page, cells[0]!).focus();
    for (const [figure, key] of [
      ['13', 'ArrowRight'],
      ['199', 'Enter'],
      ['236', 'ArrowLeft'],
      ['29', 'ArrowDown'],
      ['28', 'Tab'],
      ['149', 'ArrowUp'],
    ] as const) {
      await page.keyboard.type(figure);
      if (key === 'ArrowLeft') await page.keyboard.press('Home');
      await page.keyboard.press(key);
    }
    await eventually(values).toEqual(['13', '199', '29', '236', '28', '149']);
    await focusIsOn(page, 'o-registrars-commune');
    await field(page, 'equipped_registrars.commune').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.error-summary').count()).toBe(0);
  });

  test.each([
    ['figures', '13\t199\n29\t236\n28\t149'],
    [
      'figures with headings',
      'Khảo sát\tCấp huyện\tCấp xã\nCơ quan\t13\t199\nCông chức\t29\t236\nCó máy\t28\t149',
    ],
  ])('takes %s pasted from Excel', async (_, copied) => {
    await paste(cells[0]!, copied);
    await eventually(values).toEqual(['13', '199', '29', '236', '28', '149']);
  });

  test('keeps and refuses words pasted for none, and leaves out the numbers and labels of later rows', async () => {
    await paste(cells[0]!, 'không có\t199');
    await paste(cells[2]!, '2\tCông chức tư pháp làm công tác hộ tịch\t29\t236\n3\tCó máy tính\t28\t149');
    await eventually(values).toEqual(['không có', '199', '29', '236', '28', '149']);
    await page.getByText('Cấp huyện: “không có” không phải là số.').waitFor();
  });

  test('takes what is pasted with headings under the heading of the same name', async () => {
    await paste(cells[1]!, 'Cấp huyện\tCấp xã\n13\t199\n29\t236');
    await eventually(values).toEqual(['', '199', '', '236', '', '']);
  });

  test('reads thousands as Vietnamese write them, and keeps and refuses what is no whole number', async () => {
    await chooseUnit(page, 'ha noi');
    await paste(cells[0]!, '30\t1.234\n1,5\tchưa có\n5\t1 234');
    await eventually(values).toEqual(['30', '1.234', '1,5', 'chưa có', '5', '1 234']);
    const messages = page.locator('table.counts .field-error');
    await eventually(() => messages.allInnerTexts()).toEqual([
      'Cấp huyện: “1,5” không phải là số nguyên. Đề nghị ghi số nguyên, ví dụ 1.234.',
      'Cấp xã: “chưa có” không phải là số. Đề nghị ghi số nguyên, ví dụ 1.234; nếu chưa có số liệu thì để trống.',
    ]);
    expect(await field(page, 'registrars.district').getAttribute('aria-invalid')).toBe('true');
    // 1.234 and 1 234 were read as 1234: the warning says so.
    await page.getByText('Số Quý Sở ghi (1.234) khác số đơn vị hành chính cấp xã').waitFor();
  });

  test('says what is unusual with room for a reason, which stays while the warning goes and comes back', async () => {
    await chooseUnit(page, 'cao bang');
    await field(page, 'registrars.district').fill('20');
    await field(page, 'equipped_registrars.district').fill('50');
    await field(page, 'obstacles').focus();
    const reason = field(page, 'explanations.equipped_registrars.district');
    await reason.fill('Có người dùng hai máy');
    await field(page, 'registrars.district').fill('60');
    await field(page, 'obstacles').focus();
    await reason.waitFor({ state: 'detached' });
    await field(page, 'registrars.district').fill('20');
    await field(page, 'obstacles').focus();
    expect(await reason.inputValue()).toBe('Có người dùng hai máy');
  });
});
