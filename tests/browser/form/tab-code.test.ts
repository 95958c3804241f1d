import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/server/access-code-digest.ts';
import { makeAccessCode } from '../../../src/submission/codes/access-code.ts';
import { launchRemembering, openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import { querySystem, systemUnderTest } from '../../setup/system.ts';
import { faultsOf } from '../accessibility.ts';
import { field, officeWithDraft, openByLink, says, sync, type Office } from './form-page.ts';

const obstacles = 'Đường truyền ở các xã biên giới.';
let browser: Browser;
let office: Office;
let device: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  office = await officeWithDraft({ obstacles });
});
afterAll(() => browser.close());

async function openDevice(): Promise<void> {
  device = await newDevice(browser);
  page = await device.newPage();
}

const moveFocusTo = (path: string) => page.goto(new URL(path, systemUnderTest().address).href);
const unit = () => page.getByLabel('Sở Tư pháp', { exact: true });
const code = () => page.getByLabel('Mã truy cập Phiếu');
const openedWords = () => `Đã mở Phiếu số 669-${office.unit} của Sở Tư pháp ${office.name}`;
const another = () => page.getByRole('button', { name: 'Dùng mã khác' });

/** Types Sở and code on the page that prints; the response is open. */
async function openOnPaper(): Promise<void> {
  await moveFocusTo('/phieu/in/');
  await page.getByText('Mở Phiếu của Sở trên hệ thống').click();
  await unit().selectOption(office.unit);
  await code().fill(office.code);
  await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
  await isOnPaper();
}

async function isOnPaper(): Promise<void> {
  await page.getByText('Đang xem: Bản nháp trên hệ thống').waitFor();
  await page.getByText(openedWords()).waitFor();
  expect(await page.locator('.sheet').innerText()).toContain(obstacles);
}

describe('a code that was typed on the page that prints', () => {
  // One tab for all; each test leaves it with the response on show.
  beforeAll(async () => {
    await openDevice();
    await openOnPaper();
  });
  afterAll(() => device.close());

  test('is known after a reload: the response is on show again, and whose it is', async () => {
    await page.reload();
    await isOnPaper();
  });

  test('is not asked for again on the page of the signed copy in the same tab, nor on the way back', async () => {
    await page.getByRole('link', { name: 'gửi bản ký' }).click();
    await page.getByRole('heading', { name: 'Gửi bản ký và kế hoạch kèm theo' }).waitFor();
    await page.getByText(openedWords()).waitFor();
    await page.getByText('Số liệu của Phiếu này chưa được gửi').waitFor();
    expect(await code().count()).toBe(0);
    await moveFocusTo('/phieu/in/');
    await isOnPaper();
  });

  test('is asked for in another tab, and stands in no address and not in what the browser keeps', async () => {
    const kept = await page.evaluate(() => JSON.stringify(localStorage) + document.cookie + location.href);
    expect(kept).not.toContain(office.code);
    expect(kept).not.toContain(office.code.replaceAll('-', ''));
    const first = page;
    page = await device.newPage();
    await moveFocusTo('/phieu/ban-ky/');
    await unit().waitFor();
    expect(await page.getByText(openedWords()).count()).toBe(0);
    expect(await another().count()).toBe(0);
    await page.close();
    page = first;
  });

  test('opens the response again, without being typed, when something else was on show', async () => {
    await page.getByRole('button', { name: 'Phiếu trống' }).click();
    await page.getByText('Đang xem: Phiếu trống').waitFor();
    await page.getByRole('button', { name: `Mở Phiếu của Sở Tư pháp ${office.name}` }).click();
    await isOnPaper();
  });

  test('is kept while the system does not answer, to be tried again', async () => {
    await page.route('**/api/drafts/open', (route) => route.abort('connectionfailed'), { times: 1 });
    await moveFocusTo('/phieu/ban-ky/');
    await page.getByText('Mất kết nối, chưa mở được Phiếu').waitFor();
    await page.getByRole('button', { name: `Mở Phiếu của Sở Tư pháp ${office.name}` }).click();
    await page.getByText(openedWords()).waitFor();
    await moveFocusTo('/phieu/in/');
    await isOnPaper();
  });

  test('gives way to another one: the page is blank, asks for both again, and does so after a reload', async () => {
    await another().click();
    await page.getByText('Đang xem: Phiếu trống').waitFor();
    expect(await unit().inputValue()).toBe('');
    expect(await unit().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('.sheet').innerText()).not.toContain(obstacles);
    await page.reload();
    await page.getByText('Mở Phiếu của Sở trên hệ thống').click();
    await unit().waitFor();
    expect(await page.getByText(openedWords()).count()).toBe(0);
  });
});

describe('a code that the tab remembers', () => {
  beforeEach(openDevice);
  afterEach(() => device.close());

  test('waits where the draft of this browser is to be printed, and then opens the response at one press', async () => {
    page = await openByLink(device, office);
    await page.getByRole('link', { name: 'In bản nháp' }).click();
    await page.getByText('Đang xem: Bản nháp trên máy này').waitFor();
    await page.getByText(`Thẻ này đang giữ mã truy cập Phiếu của Sở Tư pháp ${office.name}`).waitFor();
    await page.getByRole('button', { name: `Mở Phiếu của Sở Tư pháp ${office.name}` }).click();
    await isOnPaper();
  });

  test('locks nothing while this browser holds what the system has not, which is said', async () => {
    const typed = 'Máy in của 12 xã đã hỏng.';
    page = await openByLink(device, office);
    const lock = page.getByRole('button', { name: 'Chốt số liệu để trình ký' });
    await page.route('**/api/drafts', (route) => route.abort('connectionfailed'));
    await field(page, 'proposals').fill(typed);
    await sync(page);
    await says(page, 'Mất kết nối');
    await moveFocusTo('/phieu/in/');
    await isOnPaper();
    await page.getByText('Trên máy này còn 1 nội dung của Phiếu chưa lưu trên hệ thống').waitFor();
    expect(await lock.count()).toBe(0);
    await page.unroute('**/api/drafts');
    await page.getByRole('link', { name: 'mở lại Phiếu' }).click();
    await says(page, 'Đã lưu trên hệ thống');
    await moveFocusTo('/phieu/in/');
    await isOnPaper();
    await lock.waitFor();
  });

  test('leaves nothing on show when it was forgotten meanwhile and the page comes back from memory', async () => {
    const remembering = await launchRemembering();
    page = await remembering.newPage();
    await openOnPaper();
    await moveFocusTo('/phieu/ban-ky/');
    await another().click();
    await unit().waitFor();
    await page.goBack({ waitUntil: 'commit' });
    await page.getByText('Đang xem: Phiếu trống').waitFor();
    expect(await page.locator('.sheet').innerText()).not.toContain(obstacles);
    await remembering.close();
  });

  test('is forgotten once it is replaced, which is said at its field with what to do', async () => {
    await openOnPaper();
    const fresh = makeAccessCode();
    await querySystem('select public.issue_access_codes($1::jsonb)', [
      JSON.stringify({
        codes: [{ unit: office.unit, digest: digestOf(fresh, systemUnderTest().accessCodePepper) }],
        replace: true,
      }),
    ]);
    await page.reload();
    await page.getByText('Mã đang giữ trong thẻ này').waitFor();
    const described = await code().getAttribute('aria-describedby');
    expect(await page.locator(`#${described ?? ''}`).innerText()).toMatch(
      /thay bằng mã mới.*tờ cấp mã mới nhất/su,
    );
    expect(await code().getAttribute('aria-invalid')).toBe('true');
    expect(await unit().inputValue()).toBe(office.unit);
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    await page.getByText('Mở Phiếu của Sở trên hệ thống').click();
    await code().waitFor();
    expect(await page.getByText('Mã đang giữ trong thẻ này').count()).toBe(0);
    await unit().selectOption(office.unit);
    await code().fill(fresh);
    await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
    await isOnPaper();
    office = { ...office, code: fresh };
  });
});
