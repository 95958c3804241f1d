import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import {
  confirmed,
  contact,
  eventually,
  field,
  fillContact,
  focusIsOn,
  newOffice,
  officeWithDraft,
  openAllSoftware,
  openByLink,
  openForm,
  openResponse,
  review,
  revisionsOf,
  says,
  sendReviewed,
  storedDraft,
  sync,
  takeFaults,
  type Office,
} from './form-page.ts';

let browser: Browser;
let office: Office;
const devices: BrowserContext[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(() => expect(takeFaults()).toEqual([]));

/** An officer at a machine of their own, with the response of the Sở open. */
async function oneUser(): Promise<Page> {
  const device = await newDevice(browser);
  devices.push(device);
  return openByLink(device, office);
}

/** Does something while the line of one of them is down: what it hears of that comes after. */
async function unheardBy(page: Page, act: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  await act();
  await page.context().setOffline(false);
}

async function closeDevices(): Promise<void> {
  for (const device of devices.splice(0)) await device.close();
}

describe('two officers of one Sở', () => {
  let first: Page;
  let second: Page;
  beforeAll(async () => {
    office = await newOffice();
    [first, second] = await Promise.all([oneUser(), oneUser()]);
  });
  // Each test leaves both with what the system holds.
  afterEach(async () => {
    for (const page of [first, second]) {
      await Promise.all([page.waitForResponse('**/api/drafts'), sync(page)]);
      await says(page, 'Đã lưu trên hệ thống');
      await eventually(() => field(page, 'obstacles').inputValue()).toBe(
        (await storedDraft(office)).obstacles,
      );
    }
  });
  afterAll(closeDevices);

  test('keep what each typed in another field, and see what the other typed', async () => {
    await field(first, 'obstacles').fill('của người thứ nhất');
    await field(second, 'proposals').fill('của người thứ hai');
    for (const page of [first, second]) await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({
      obstacles: 'của người thứ nhất',
      proposals: 'của người thứ hai',
    });
    await sync(first);
    await eventually(() => field(first, 'proposals').inputValue()).toBe('của người thứ hai');
    expect(await first.locator('.conflicts').count()).toBe(0);
  });

  test('see both values of one field, and the one who comes second chooses', async () => {
    await unheardBy(second, async () => {
      await field(first, 'software_kinds', 'civil_status').check();
      await field(first, 'obstacles').fill('thứ nhất');
      await sync(first);
      await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'thứ nhất' });
      await field(second, 'software_kinds', 'one_stop').check();
      await field(second, 'obstacles').fill('thứ hai');
    });
    await second.getByRole('heading', { name: 'Có 2 nội dung được điền khác nhau' }).waitFor();
    await says(second, 'Đã lưu trên máy này');
    const conflicts = second.locator('.conflicts li');
    expect(await conflicts.allInnerTexts()).toEqual([
      expect.stringMatching(/Mục 3\.1[\s\S]*Phần mềm hộ tịch[\s\S]*Phần mềm một cửa điện tử dùng chung/),
      expect.stringMatching(/Mục 4[\s\S]*thứ nhất[\s\S]*thứ hai/),
    ]);

    // Wherever on the long page the officer is, the line in view says so and leads there.
    await field(second, 'respondent_email').focus();
    const link = second
      .locator('.saving-bar')
      .getByRole('link', { name: 'Có 2 nội dung điền khác nhau: xem' });
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    await link.click();
    await focusIsOn(second, 'khac-nhau');

    // The Phiếu goes nowhere while a choice waits.
    await fillContact(second);
    await second.getByRole('button', { name: 'Xem lại và gửi' }).click();
    await focusIsOn(second, 'khac-nhau');

    await conflicts.nth(1).getByRole('button', { name: 'Giữ giá trị này' }).click();
    await focusIsOn(second, 'khac-nhau');
    await conflicts.getByRole('button', { name: 'Lấy giá trị này' }).click();
    await second.locator('.conflicts').waitFor({ state: 'detached' });
    await sync(second);
    await eventually(() => storedDraft(office)).toMatchObject({
      obstacles: 'thứ hai',
      software_kinds: ['civil_status'],
    });
    await sync(first);
    await eventually(() => field(first, 'obstacles').inputValue()).toBe('thứ hai');
    expect(await field(second, 'software_kinds', 'one_stop').isChecked()).toBe(false);
  });

  test('may choose everything at once', async () => {
    await unheardBy(second, async () => {
      for (const path of ['obstacles', 'proposals']) await field(first, path).fill('a');
      await sync(first);
      await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'a', proposals: 'a' });
      for (const path of ['obstacles', 'proposals']) await field(second, path).fill('b');
    });
    await second.getByRole('button', { name: 'Giữ tất cả giá trị trên trang này' }).click();
    await sync(second);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'b', proposals: 'b' });
  });

  test('see a block the other has added; one removed by one comes back whole while the other writes in it', async () => {
    const names = (page: Page) => page.locator('[name^="software_in_use."][name$=".name"]');
    await first.getByRole('button', { name: 'Thêm phần mềm', exact: true }).click();
    await openAllSoftware(first);
    await names(first).nth(2).fill('Phần mềm thứ ba');
    await field(first, 'software_in_use.0.name').fill('Phần mềm một');
    await field(first, 'software_in_use.0.scope').fill('toàn tỉnh');
    await sync(first);
    await eventually(async () => Object.values(await storedDraft(office))).toEqual(
      expect.arrayContaining(['Phần mềm thứ ba', 'toàn tỉnh']),
    );
    await sync(second);
    await eventually(() => names(second).count()).toBe(3);
    expect(await names(second).nth(2).inputValue()).toBe('Phần mềm thứ ba');

    // The second writes in the first block; before that is known, the first removes the block.
    await unheardBy(first, async () => {
      await field(second, 'software_in_use.0.name').fill('Phần mềm một, bản 2');
      await sync(second);
      await eventually(() => storedDraft(office)).toMatchObject({
        'software_in_use.0.name': 'Phần mềm một, bản 2',
      });
      await first.getByRole('button', { name: 'Bỏ phần mềm thứ 1' }).click();
    });
    await first.locator('.conflicts').waitFor();
    await first.getByRole('button', { name: 'Lấy giá trị này' }).click();
    await eventually(() => field(first, 'software_in_use.0.name').inputValue()).toBe('Phần mềm một, bản 2');
    expect(await field(first, 'software_in_use.0.scope').inputValue()).toBe('toàn tỉnh');
    await sync(first);
    await eventually(() => storedDraft(office)).toMatchObject({
      'software_in_use.0.name': 'Phần mềm một, bản 2',
      'software_in_use.0.scope': 'toàn tỉnh',
    });
  });
});

describe('two Sở at one machine', () => {
  afterEach(closeDevices);

  test('choosing the other shows its own draft, and nothing of the first is sent to the system', async () => {
    const [mine, other] = [await officeWithDraft(contact), await newOffice()];
    office = mine;
    const page = await oneUser();
    await field(page, 'obstacles').fill('của Sở thứ nhất');
    await sync(page);
    await eventually(() => storedDraft(mine)).toMatchObject({ obstacles: 'của Sở thứ nhất' });
    await page.close();

    const again = await openForm(devices[0]!);
    await eventually(() => field(again, 'obstacles').inputValue()).toBe('của Sở thứ nhất');
    await openResponse(again, other);
    await again
      .getByText(`Nội dung đã điền cho Sở Tư pháp ${mine.name} được giữ riêng trên máy này`)
      .waitFor();
    expect(await field(again, 'obstacles').inputValue()).toBe('');
    await field(again, 'proposals').fill('của Sở thứ hai');
    await sync(again);
    await eventually(() => storedDraft(other)).toEqual({ unit: other.unit, proposals: 'của Sở thứ hai' });
    expect(await storedDraft(mine)).toMatchObject({ unit: mine.unit, obstacles: 'của Sở thứ nhất' });
  });
});

describe('two officers who send', () => {
  beforeEach(async () => {
    office = await officeWithDraft({ ...contact, obstacles: 'thứ nhất' });
  });
  afterEach(closeDevices);

  test('what one saves while the other reads the review is taken in before it goes', async () => {
    const [first, second] = await Promise.all([oneUser(), oneUser()]);
    await review(first);
    await field(second, 'obstacles').fill('vừa thêm');
    await sync(second);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'vừa thêm' });
    await sendReviewed(first);
    await first.getByText('trong lúc xem lại, nội dung Phiếu đã thay đổi').waitFor();
    expect(await revisionsOf(office)).toBe(0);
    expect(await first.locator('.review').innerText()).toContain('vừa thêm');
    expect(await first.getByLabel('Số liệu đã được lãnh đạo Sở đồng ý gửi.').isChecked()).toBe(false);
    await sendReviewed(first);
    await confirmed(first);
    expect(await revisionsOf(office)).toBe(1);
    expect(await storedDraft(office)).toMatchObject({ obstacles: 'vừa thêm' });
  });

  test('the second one loses nothing, and can send as a correction', async () => {
    const [first, second] = await Promise.all([oneUser(), oneUser()]);
    expect(await field(second, 'obstacles').inputValue()).toBe('thứ nhất');
    await field(second, 'obstacles').fill('thứ hai');
    await sync(second);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'thứ hai' });
    await review(second);

    await sync(first);
    await eventually(() => field(first, 'obstacles').inputValue()).toBe('thứ hai');
    await review(first);
    await sendReviewed(first);
    await confirmed(first);
    await sync(second);
    await says(second, 'Đã gửi lúc');

    await sendReviewed(second);
    await second.getByText('Sở đã gửi một bản khác trước bản này').waitFor();
    await eventually(() => second.evaluate(() => document.activeElement?.className)).toBe('send-status');
    expect(await field(second, 'obstacles').inputValue()).toBe('thứ hai');
    await second.getByText('Lần gửi tiếp theo là đính chính lần 1.').waitFor();
    await field(second, 'obstacles').fill('thứ hai, đính chính');
    await says(second, 'có sửa đổi chưa gửi');
    await review(second);
    await sendReviewed(second);
    await confirmed(second);
    expect(await second.locator('.confirmation').innerText()).toContain('Đính chính lần 1');
    expect(await revisionsOf(office)).toBe(2);
  });

  test('a send whose answer is lost is sent again without a second revision', async () => {
    const first = await oneUser();
    await review(first);
    let isLost = false;
    await first.route('**/api/responses', async (route) => {
      if (isLost) return route.continue();
      isLost = true;
      await route.fetch();
      return route.abort('connectionfailed');
    });
    // The line is down for saving too: otherwise the next saving tells that it arrived.
    await first.route('**/api/drafts', (route) =>
      isLost ? route.abort('connectionfailed') : route.continue(),
    );
    await sendReviewed(first);
    await first.getByText('gửi lại không tạo ra hai Phiếu').waitFor();
    await says(first, 'Chưa rõ đã gửi hay chưa');
    expect(await revisionsOf(office)).toBe(1);
    await first.getByRole('button', { name: 'Gửi Phiếu' }).click();
    await confirmed(first);
    expect(await revisionsOf(office)).toBe(1);
  });
});
