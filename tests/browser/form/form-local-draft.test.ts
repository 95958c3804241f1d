import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withDevices } from './form-opened.ts';
import {
  chooseUnit,
  eventually,
  field,
  newOffice,
  openForm,
  openResponse,
  ready,
  saveHere,
  says,
  storedDraft,
  localDrafts,
} from './form-page.ts';
import { systemUnderTest } from '../../setup/system.ts';

let device: BrowserContext;
const openDevice = withDevices();

/** The tab is gone at once: nothing of the page runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await device.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

describe('what is typed', () => {
  test('is on this machine within two seconds also while typing goes on, and survives a killed tab', async () => {
    device = await openDevice();
    const page = await openForm(device);
    await field(page, 'obstacles').focus();
    // Never a pause of half a second, for more than two.
    for (let letter = 0; letter < 60; letter += 1) {
      await page.keyboard.type('a');
      await page.waitForTimeout(40);
    }
    const kept = await localDrafts(page);
    expect(kept).toContain('a'.repeat(20));
    await says(page, 'Đã lưu trên máy này lúc');
    await kill(page);

    const again = await openForm(device);
    await says(again, 'Đã lưu trên máy này lúc');
    expect(await field(again, 'obstacles').inputValue()).toBe('a'.repeat(60));
  });

  test('comes back in every kind of field, with its software blocks', async () => {
    device = await openDevice();
    const page = await openForm(device);
    await chooseUnit(page, 'ca mau');
    await field(page, 'registrars.commune').fill('1,5');
    await field(page, 'plan_status', 'not_issued').check();
    await field(page, 'software_kinds', 'civil_status').check();
    await field(page, 'software_kinds_other').fill('khác');
    await page.getByRole('button', { name: 'Thêm phần mềm', exact: true }).click();
    const names = page.locator('[name^="software_in_use."][name$=".name"]');
    await names.nth(2).fill('Phần mềm thứ ba');
    await page.reload();
    await ready(page);

    expect(await page.locator('input[role=combobox]').inputValue()).toBe('Cà Mau');
    expect(await field(page, 'registrars.commune').inputValue()).toBe('1,5');
    expect(await field(page, 'plan_status', 'not_issued').isChecked()).toBe(true);
    expect(await field(page, 'software_kinds', 'civil_status').isChecked()).toBe(true);
    expect(await field(page, 'software_kinds', 'other').isChecked()).toBe(true);
    await eventually(() => names.nth(2).inputValue()).toBe('Phần mềm thứ ba');
  });

  test('before script ran is kept too', async () => {
    device = await openDevice();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await device.route('**/_astro/*.js', async (route) => {
      await held;
      await route.continue();
    });
    const page = await device.newPage();
    await page.goto(new URL('/phieu/', systemUnderTest().address).href, { waitUntil: 'commit' });
    await field(page, 'obstacles').fill('gõ sớm');
    await field(page, 'software_kinds', 'one_stop').check();
    await field(page, 'software_in_use.1.name').fill('Phần mềm gõ sớm');
    release();
    await ready(page);
    await says(page, 'Đã lưu trên máy này');
    await page.locator('#cac-software_in_use summary').nth(1).click();
    // Script has a hand in the blocks that came with the page too.
    await eventually(async () => {
      await field(page, 'software_in_use.1.server_place_other').fill('Trung tâm tỉnh');
      return field(page, 'software_in_use.1.server_place', 'other').isChecked();
    }).toBe(true);
    await page.reload();
    await ready(page);
    expect(await field(page, 'obstacles').inputValue()).toBe('gõ sớm');
    expect(await field(page, 'software_in_use.1.name').inputValue()).toBe('Phần mềm gõ sớm');
    expect(await field(page, 'software_kinds', 'one_stop').isChecked()).toBe(true);
  });

  test('can be deleted from this machine after a question, taken back while the page is open, and stays deleted', async () => {
    device = await openDevice();
    const page = await openForm(device);
    expect(await page.getByRole('button', { name: 'Xóa bản nháp trên máy này' }).count()).toBe(0);
    await field(page, 'obstacles').fill('x');
    await saveHere(page);
    await says(page, 'Đã lưu trên máy này');
    await page.getByRole('button', { name: 'Xóa bản nháp trên máy này' }).click();
    const question = page.getByRole('group', { name: 'Xóa bản nháp trên máy này?' });
    await question.getByText('Bản nháp này chưa lưu trên hệ thống').waitFor();
    await question.getByRole('button', { name: 'Không xóa' }).click();
    expect(await localDrafts(page)).toContain('"obstacles":"x"');
    await page.getByRole('button', { name: 'Xóa bản nháp trên máy này' }).click();
    await question.getByRole('button', { name: 'Xóa', exact: true }).click();
    await page.getByText('Đã xóa bản nháp trên máy này.').waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}');
    expect(await field(page, 'obstacles').inputValue()).toBe('x');
    await page.getByRole('button', { name: 'Lấy lại bản nháp' }).click();
    await says(page, 'Đã lưu trên máy này');
    expect(await localDrafts(page)).toContain('"obstacles":"x"');
    await page.getByRole('button', { name: 'Xóa bản nháp trên máy này' }).click();
    await question.getByRole('button', { name: 'Xóa', exact: true }).click();
    await page.getByText('Đã xóa bản nháp trên máy này.').waitFor();
    await page.reload();
    await ready(page);
    expect(await field(page, 'obstacles').inputValue()).toBe('');
  });

  test('goes to a file and comes back from it on another machine', async () => {
    device = await openDevice();
    const page = await openForm(device);
    await field(page, 'obstacles').fill('mang theo');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lưu bản nháp ra tệp' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('phieu-khao-sat-669-ban-nhap.json');
    const other = await openDevice();
    const second = await openForm(other);
    await second.getByLabel('Tệp bản nháp').setInputFiles(await download.path());
    await second.getByText('Đã đọc tệp bản nháp.').waitFor();
    expect(await field(second, 'obstacles').inputValue()).toBe('mang theo');
    await says(second, 'Đã lưu trên máy này');
    await second.getByLabel('Tệp bản nháp').setInputFiles({
      name: 'ảnh.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{}'),
    });
    await second.getByText('Tệp này không phải bản nháp của Phiếu').waitFor();
    await other.close();
  });
});

describe('the line about saving', () => {
  test('is true while the line is down and when it is back', async () => {
    device = await openDevice();
    const office = await newOffice();
    const page = await openForm(device);
    await says(page, /^Chưa gửi$/);
    await openResponse(page, office);
    // Watched from before the first key: it is true for a second only.
    await Promise.all([says(page, 'Đang soạn, chưa lưu'), field(page, 'obstacles').pressSequentially('một')]);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'một' });
    await says(page, 'Đã lưu trên hệ thống lúc');

    await device.setOffline(true);
    await says(page, 'Mất kết nối, vẫn giữ trên máy này');
    await Promise.all([
      says(page, 'Đang soạn, chưa lưu'),
      field(page, 'obstacles').pressSequentially(' hai'),
    ]);
    await says(page, 'Mất kết nối, vẫn giữ trên máy này');
    expect(await localDrafts(page)).toContain('một hai');
    expect(await storedDraft(office)).toMatchObject({ obstacles: 'một' });

    await device.setOffline(false);
    await says(page, 'Đã lưu trên hệ thống lúc');
    expect(await storedDraft(office)).toMatchObject({ obstacles: 'một hai' });
  });
});

describe('leaving', () => {
  /** Whether the page is left without a question. A closing browser would not wait for a busy page to ask. */
  const isLeft = async (page: Page): Promise<boolean> => {
    const asked = page.waitForEvent('dialog').then((dialog) => dialog.dismiss());
    const left = page.waitForEvent('framenavigated');
    await page.evaluate(() => void setTimeout(() => location.assign('about:blank')));
    const isAsked = await Promise.race([left.then(() => false), asked.then(() => true)]);
    for (const waiting of [asked, left]) waiting.catch(() => undefined);
    return !isAsked;
  };

  test('asks nothing, at any moment, while this machine keeps what is typed', async () => {
    device = await openDevice();
    const page = await openForm(device);
    await field(page, 'obstacles').pressSequentially('vừa gõ xong');
    expect(await isLeft(page)).toBe(true);
    const again = await openForm(device);
    expect(await field(again, 'obstacles').inputValue()).toBe('vừa gõ xong');
  });

  test('asks when nothing can be kept here and there is no code, and no more once the system has it', async () => {
    device = await openDevice();
    await device.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    const office = await newOffice();
    const page = await openForm(device);
    await field(page, 'obstacles').pressSequentially('x');
    expect(await isLeft(page)).toBe(false);
    await says(page, 'Đang soạn, chưa lưu');
    await openResponse(page, office);
    expect(await storedDraft(office)).toMatchObject({ obstacles: 'x' });
    expect(await isLeft(page)).toBe(true);
  });
});
