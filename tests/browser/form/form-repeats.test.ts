import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { extreme } from '../../fixtures/extreme-fifty.ts';
import { withDevices, withSharedForm } from './form-opened.ts';
import {
  chooseUnit,
  contact,
  eventually,
  field,
  focusedId,
  focusIsOn,
  localDrafts,
  officeWithDraft,
  openByLink,
  openAllSoftware,
  openForm,
  review,
  saveHere,
  storedDraft,
} from './form-page.ts';

let page: Page;

const names = () => page.locator('[name^="software_in_use."][name$=".name"]');
const nameList = async () => Promise.all((await names().all()).map((input) => input.inputValue()));
const instanceIds = () =>
  page.locator('[id^="khoi-software_in_use-"]').evaluateAll((instances) => instances.map(({ id }) => id));
const add = () => page.getByRole('button', { name: 'Thêm phần mềm', exact: true }).click();
/** In view or folded: what is looked at here is what becomes of it. */
const remove = (position: number) =>
  page
    .getByRole('button', { name: `Bỏ phần mềm thứ ${position}`, exact: true, includeHidden: true })
    .dispatchEvent('click');
const undo = () => page.getByRole('button', { name: 'Lấy lại' }).first().click();
const bringIn = async (values: object) => {
  const buffer = Buffer.from(JSON.stringify({ format: 'phieu-khao-sat-669', form_values: values }));
  await page
    .getByLabel('Tệp bản nháp')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
};

describe('software blocks', () => {
  withSharedForm((opened) => {
    ({ page } = opened);
  });
  // A Sở each: chosen, it has a draft of its own, which is blank.
  const units = ['cao bang', 'ca mau', 'ha noi', 'da nang', 'an giang', 'kon tum', 'lai chau', 'bac kan'];
  beforeEach(() => chooseUnit(page, units.shift()!));

  test('start with the two of the paper, the second folded; one more is added alone, and its heading has the focus', async () => {
    const open = () => page.locator('#cac-software_in_use details[open]').count();
    const scope = (index: number) => field(page, `software_in_use.${index}.scope`).isVisible();
    expect(await names().count()).toBe(2);
    expect([await scope(0), await scope(1), await names().nth(1).isVisible()]).toEqual([true, false, true]);
    await page.locator('#cac-software_in_use summary').nth(1).click();
    expect([await scope(0), await scope(1)]).toEqual([false, true]);
    await add();
    expect(await names().count()).toBe(3);
    expect(await open()).toBe(1);
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toContain(
      'Phần mềm thứ 3',
    );
    await openAllSoftware(page);
    expect(await open()).toBe(3);
    await page.getByRole('button', { name: 'Thu gọn tất cả' }).first().click();
    expect(await open()).toBe(0);
    await page.locator('#cac-software_in_use summary').first().click();
  });

  test('begun one right after the other are both there, the newer with the focus', async () => {
    await names().nth(0).fill('một');
    const button = page.getByRole('button', { name: 'Thêm phần mềm', exact: true });
    const shown = await button.evaluate(async (element: HTMLElement) => {
      for (const wait of [50, 0]) {
        element.click();
        await new Promise((done) => setTimeout(done, wait));
      }
      element.click();
      await new Promise((done) => queueMicrotask(() => setTimeout(done)));
      return document.querySelectorAll('[name^="software_in_use."][name$=".name"]').length;
    });
    expect(shown).toBe(5);
    await eventually(() =>
      page.getByRole('button', { name: /^Bỏ phần mềm thứ/, includeHidden: true }).count(),
    ).toBe(5);
    expect(await nameList()).toEqual(['một', '', '', '', '']);
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Phần mềm thứ 5');
  });

  test('stay what they are when one above is removed after others were added', async () => {
    await names().nth(0).fill('một');
    await names().nth(1).fill('hai');
    await add();
    await names().nth(2).fill('ba');
    await add();
    await names().nth(3).fill('bốn');
    await remove(1);
    expect(await nameList()).toEqual(['hai', 'ba', 'bốn']);
    await remove(2);
    expect(await nameList()).toEqual(['hai', 'bốn']);
  });

  test('come back as they were, also after others were changed meanwhile', async () => {
    await names().nth(0).fill('một');
    await field(page, 'software_in_use.0.scope').fill('toàn tỉnh');
    await field(page, 'software_in_use.0.database', 'centralized').check();
    await field(page, 'software_in_use.0.server_place', 'supplier').check();
    await field(page, 'software_in_use.0.server_place', 'justice_department').check();
    await names().nth(1).focus();
    await field(page, 'explanations.software_in_use.0.server_place').fill('hai nơi');
    await names().nth(1).fill('hai');
    await remove(1);
    await field(page, 'obstacles').fill('việc khác');
    await saveHere(page);
    expect(await localDrafts(page)).not.toContain('toàn tỉnh');
    await add();
    await undo();
    expect((await nameList()).slice(0, 2)).toEqual(['một', 'hai']);
    expect(await field(page, 'software_in_use.0.scope').inputValue()).toBe('toàn tỉnh');
    expect(await field(page, 'software_in_use.0.database', 'centralized').isChecked()).toBe(true);
    expect(await field(page, 'software_in_use.0.database', 'distributed').isChecked()).toBe(false);
    expect(await field(page, 'explanations.software_in_use.0.server_place').inputValue()).toBe('hai nơi');
    await focusIsOn(page, 'khoi-software_in_use-0');
    await saveHere(page);
    expect(await localDrafts(page)).toContain('toàn tỉnh');
  });

  test('leave where they were, with the focus, the way to take them back', async () => {
    await names().nth(0).fill('một');
    await names().nth(1).fill('hai');
    await add();
    await names().nth(2).fill('ba');
    await remove(2);
    await focusIsOn(page, 'lay-lai-software_in_use-1');
    const [above, note, below] = await Promise.all(
      ['#khoi-software_in_use-0', '.repeat .undo', '#' + (await instanceIds()).at(-1)!].map(
        async (place) => (await page.locator(place).boundingBox())!.y,
      ),
    );
    expect(above).toBeLessThan(note!);
    expect(note).toBeLessThan(below!);
    await page.getByText('Đã bỏ phần mềm “hai”.').waitFor();
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'khoi-software_in_use-1');
    expect(await nameList()).toEqual(['một', 'hai', 'ba']);
    await remove(1);
    await remove(1);
    await remove(1);
    await undo();
    expect(await nameList()).toEqual(['một']);
  });

  test('are at most fifty; one taken back then would be one too many: that is said instead', async () => {
    await bringIn(extreme);
    await eventually(() => names().count()).toBe(50);
    const inUse = page.locator('.repeat').first();
    await inUse.getByText('Đã đủ 50 phần mềm.').waitFor();
    expect(await inUse.getByRole('button', { name: /^Thêm / }).count()).toBe(0);
    await remove(50);
    await eventually(() => names().count()).toBe(49);
    await add();
    await eventually(() => names().count()).toBe(50);
    await page.getByText('Đã đủ 50 phần mềm: muốn lấy lại, đề nghị bỏ bớt một phần mềm khác.').waitFor();
    await remove(49);
    await undo();
    expect(await names().count()).toBe(50);
  });

  test('take the ministry’s two systems by name, first in what is empty', async () => {
    await page.getByRole('button', { name: 'Thêm “Phần mềm đăng ký khai sinh điện tử”' }).click();
    await focusIsOn(page, 'khoi-software_in_use-0');
    await page.getByRole('button', { name: 'Thêm “Phần mềm đăng ký, quản lý hộ tịch dùng chung”' }).click();
    expect(await nameList()).toEqual([
      'Phần mềm đăng ký khai sinh điện tử',
      'Phần mềm đăng ký, quản lý hộ tịch dùng chung',
    ]);
    await page.getByRole('button', { name: 'Thêm “Phần mềm đăng ký khai sinh điện tử”' }).click();
    expect(await nameList()).toHaveLength(3);
  });
});

describe('software blocks in a form of their own', () => {
  const openDevice = withDevices();

  test('fold to their name, which is a field still, and what is missing; on paper nothing is folded', async () => {
    page = await openForm(await openDevice());
    await names().nth(0).fill('Phần mềm một cửa');
    await field(page, 'software_in_use.0.deployed_by').fill('Sở Tư pháp');
    await page.getByRole('button', { name: 'Thu gọn' }).first().click();
    await focusIsOn(page, 'khoi-software_in_use-0');
    expect(await names().nth(0).isEditable()).toBe(true);
    expect(await field(page, 'software_in_use.0.deployed_by').isVisible()).toBe(false);
    const fold = page.locator('#cac-software_in_use summary').first();
    await eventually(() => fold.innerText()).toBe('Các nội dung khác: còn 8 nội dung chưa điền');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.repeat-instance details:not([open])').count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('.repeat-instance details:not([open])').count()).toBe(3);
  });

  test('that are empty are not sent; one with anything in it is checked without ever being visited', async () => {
    const office = await officeWithDraft(contact);
    page = await openByLink(await openDevice(), office);
    await add();
    await bringIn({ 'software_planned.1.database': ['centralized'] });
    await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
    const summary = page.locator('.error-summary');
    await summary.waitFor();
    expect(await summary.locator('li').allInnerTexts()).toEqual([
      'Mục 3.3, phần mềm thứ 2: Tên phần mềm: Phần mềm này đã có nội dung nhưng chưa có tên. Đề nghị ghi tên phần mềm.',
    ]);
    await summary.getByRole('link').click();
    await focusIsOn(page, 'o-software_planned-1-name');
    await page.keyboard.type('Phần mềm dự kiến');
    await review(page);
    const text = await page.locator('.review').innerText();
    expect(text).toContain('Phần mềm dự kiến thứ 1');
    expect(text).not.toContain('Phần mềm dự kiến thứ 2');
    expect(text).not.toMatch(/^Phần mềm thứ 1$/mu);
    expect(await storedDraft(office)).toMatchObject({ 'software_planned.1.name': 'Phần mềm dự kiến' });
  });

  test('that are folded open when an error’s link leads into them', async () => {
    page = await openForm(await openDevice());
    await page.locator('#cac-software_in_use summary').nth(1).click();
    await names().nth(1).fill('Một cửa');
    await field(page, 'software_in_use.1.server_place', 'other').check();
    await page.getByRole('button', { name: 'Thu gọn' }).first().click();
    await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
    await page.locator('#khoi-software_in_use-1', { hasText: 'có nội dung cần xem lại' }).waitFor();
    await page.locator('.error-summary').getByRole('link', { name: 'Mục 3.2, phần mềm thứ 2' }).click();
    expect(await focusedId(page)).toBe('o-software_in_use-1-server_place_other');
    expect(await field(page, 'software_in_use.1.server_place_other').isVisible()).toBe(true);
  });
});
