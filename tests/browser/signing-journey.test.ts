import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../setup/browser.ts';
import { newDevice } from '../setup/device.ts';
import { querySystem, systemUnderTest } from '../setup/system.ts';
import { pdf } from '../functions/stored-files.ts';
import { faultsOf, lostToTheSide } from './accessibility.ts';
import {
  chooseUnit,
  contact,
  field,
  fillContact,
  newOffice,
  officeWithDraft,
  openByLink,
  postToSystem,
  says,
  type Office,
} from './form/form-page.ts';

/** Pictures of each step, to be looked at; the folder is in no repository. */
const pictures = fileURLToPath(new URL('../../.local/pictures/', import.meta.url));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  await mkdir(pictures, { recursive: true });
});
afterAll(() => browser.close());

/** Counts in the tab what a person presses and how often a code is typed, over all of its pages. */
function countPresses(): void {
  // A device that was used before brings the script of then along.
  const tab = window as { isCounted?: boolean };
  if (tab.isCounted) return;
  tab.isCounted = true;
  const add = (key: string) =>
    sessionStorage.setItem(key, String(Number(sessionStorage.getItem(key) ?? 0) + 1));
  addEventListener('click', ({ isTrusted, detail }) => isTrusted && detail > 0 && add('test-clicks'), true);
  const typedInto = new WeakSet<EventTarget>();
  addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !['access_code', 'ma'].includes(target.name)) return;
      if (!typedInto.has(target)) add('test-codes');
      typedInto.add(target);
    },
    true,
  );
}

const counted = (page: Page): Promise<{ clicks: number; codes: number }> =>
  page.evaluate(() => ({
    clicks: Number(sessionStorage.getItem('test-clicks')),
    codes: Number(sessionStorage.getItem('test-codes')),
  }));

const header = (page: Page) => page.locator('.office-header');

describe.each([360, 1280])('an officer on a screen of %i px', (width) => {
  test('fills, locks, prints, sends and uploads the signed copy: one code, at most twelve clicks beyond filling', async () => {
    const office = await newOffice();
    const device = await newDevice(browser, { viewport: { width, height: 800 } });
    await device.addInitScript(countPresses);
    const page = await device.newPage();
    let step = 0;
    const look = async (state: string) => {
      step += 1;
      await page.screenshot({ path: path.join(pictures, `${width}-${step}-${state}.png`) });
      expect(await lostToTheSide(page), state).toEqual([]);
    };
    await page.goto(new URL('/phieu/', systemUnderTest().address).href);
    await page.mouse.move(5, 5);
    await page.locator('.province-search').waitFor();
    const first = (await page.locator('input[role=combobox]').boundingBox())!;
    const bar = (await page.locator('.saving-bar').boundingBox())!;
    expect(first.y + first.height, 'the first field stands on the first screen').toBeLessThan(bar.y);
    await look('before');
    await chooseUnit(page, office.name);
    await field(page, 'access_code').fill(office.code);
    await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
    await header(page).waitFor();
    expect(await header(page).innerText()).toMatch(
      new RegExp(`${office.name}.*Phiếu 669-${office.unit}.*Nháp`, 'su'),
    );
    await fillContact(page);
    await field(page, 'obstacles').fill('Đường truyền ở các xã biên giới.');
    await look('filled');
    await header(page).getByRole('button').click();
    await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
    await page.getByText('nội dung không điền').waitFor();
    await look('review');
    await page.getByRole('button', { name: 'Chốt và in để trình ký' }).click();

    await page.waitForURL('**/phieu/in/');
    await page.getByText('Đang xem: Bản đã chốt trình ký').waitFor();
    expect(await header(page).innerText()).toContain('Đang trình ký');
    await look('print');
    await page.evaluate(() => (window.print = () => undefined));
    await page.getByRole('button', { name: 'In Phiếu' }).click();
    await header(page).getByRole('link', { name: 'Gửi đúng bản đã chốt' }).click();

    await page.getByRole('heading', { name: 'Xem bản đã chốt trước khi gửi' }).waitFor();
    await look('locked-review');
    await page.getByLabel('Số liệu đã được lãnh đạo Sở đồng ý gửi.').and(page.locator(':visible')).check();
    await page
      .getByRole('button', { name: 'Gửi đúng bản đã chốt' })
      .and(page.locator('.send-step button'))
      .click();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    await look('confirmation');

    await page
      .getByRole('link', { name: /^Gửi bản ký/ })
      .first()
      .click();
    await page.waitForURL('**/phieu/ban-ky/');
    await page
      .getByLabel('Bản ký', { exact: true })
      .setInputFiles({ name: 'Bản ký.pdf', mimeType: 'application/pdf', buffer: pdf() });
    await page.locator('.received-files', { hasText: 'Bản ký.pdf' }).waitFor();
    await look('signed-copy');
    const [row] = await querySystem<{ signed: string; sent: number }>(
      `select r.signed_copy as signed, r.current_revision as sent from survey.responses r where r.unit_code = $1`,
      [office.unit],
    );
    expect(row).toEqual({ signed: 'received', sent: 1 });
    // Choosing the file is a click that is not made here.
    const { clicks, codes } = await counted(page);
    console.log(
      `${width} px: ${clicks + 1} clicks from the first field to the signed copy, ${codes} code typed`,
    );
    expect(codes).toBe(1);
    expect(clicks + 1).toBeLessThanOrEqual(12);
    await page.context().close();
  });
});

describe('a Phiếu in signature', () => {
  let office: Office;
  const lock = async () => {
    const key = { unit: office.unit, access_code: office.code };
    const { version } = (await postToSystem('/api/drafts/open', key)) as { version: number };
    await postToSystem('/api/drafts/lock', { ...key, version });
  };
  const sentObstacles = () =>
    querySystem<{ words: string }>(
      `select v.answers ->> 'obstacles' as words from survey.revisions v
       join survey.responses r on r.id = v.response_id where r.unit_code = $1`,
      [office.unit],
    );

  test('is read-only on the form until it is unlocked there for a reason; nothing of it fails axe', async () => {
    office = await officeWithDraft({ ...contact, obstacles: 'bản đã chốt' });
    await lock();
    const device = await newDevice(browser, {});
    const page = await openByLink(device, office);
    await page.getByRole('heading', { name: 'Phiếu đang trình ký' }).waitFor();
    expect(await field(page, 'obstacles').isEditable()).toBe(false);
    expect(await field(page, 'respondent_name').isEditable()).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByText('Mở khóa để sửa').first().click();
    await page.getByLabel('Lý do mở khóa để sửa').fill('Giám đốc yêu cầu sửa mục 4');
    await page.getByRole('button', { name: 'Mở khóa để sửa' }).click();
    await page.locator('.office-state', { hasText: 'Nháp' }).waitFor();
    expect(await field(page, 'obstacles').isEditable()).toBe(true);
    await device.close();
  });

  test('is sent as it was locked, whatever another device still holds', async () => {
    office = await officeWithDraft({ ...contact, obstacles: 'bản đã chốt' });
    const device = await newDevice(browser, {});
    const page = await openByLink(device, office);
    await page.route('**/api/drafts', (route) => route.abort('connectionfailed'));
    await field(page, 'obstacles').fill('chỉ có trên máy này');
    await says(page, 'Mất kết nối');
    await lock();
    await page.unroute('**/api/drafts');
    await page.reload();
    await page.getByText('Trên trang này có 1 nội dung khác bản đã chốt').waitFor();
    await header(page).getByRole('button', { name: 'Gửi đúng bản đã chốt' }).click();
    await page.getByRole('heading', { name: 'Xem bản đã chốt trước khi gửi' }).waitFor();
    const review = await page.locator('.review').innerText();
    expect(review).toContain('bản đã chốt');
    expect(review).not.toContain('chỉ có trên máy này');
    await page.getByLabel('Số liệu đã được lãnh đạo Sở đồng ý gửi.').and(page.locator(':visible')).check();
    await page.locator('.send-step').getByRole('button', { name: 'Gửi đúng bản đã chốt' }).click();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    expect(await sentObstacles()).toEqual([{ words: 'bản đã chốt' }]);
    await device.close();
  });
});
