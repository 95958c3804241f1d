import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { eventually, newOffice, type Office } from '../form/form-page.ts';
import { faultsOf } from '../accessibility.ts';
import {
  acceptInvitation,
  ask,
  board,
  dialog,
  faults,
  invite,
  needSecondFactor,
  openUnit,
  openWorkspace,
  publishedOf,
  send,
  signIn,
  type Invited,
} from './staff-page.ts';

let browser: Browser;
let office: Office;
let lead: Invited;
let officer: Invited;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  faults.length = 0;
  browser = await openBrowser();
  await needSecondFactor(false);
  [office, lead, officer] = [
    await newOffice(),
    await invite('Trần Thị Lan', 'lead'),
    await invite('Phạm Văn Minh', 'officer'),
  ];
});
afterAll(async () => {
  await ask('revoke_staff', { email: officer.email, who: 'Người vận hành' });
  await needSecondFactor(true);
  await browser.close();
});

const row = (where: Page) => board(where).getByRole('row', { name: office.name });

describe('two members of staff and a Sở', () => {
  test('an invitation, taken by a press, lets its owner set a password and work, and is in no address', async () => {
    ({ page } = await openWorkspace(browser, `#moi=${lead.token}`));
    await page.getByRole('heading', { name: 'Nhận lời mời' }).waitFor();
    expect(page.url()).not.toContain(lead.token);
    expect(await faultsOf(page)).toEqual([]);
    await acceptInvitation(page);
    await board(page).waitFor();
    expect(await page.getByText('Trần Thị Lan (phụ trách)').count()).toBe(1);
    expect(await page.locator('.board-table tbody tr').count()).toBe(63);
  });

  test('an invitation opens once', async () => {
    const { device, page: again } = await openWorkspace(browser, `#moi=${lead.token}`);
    await again.getByRole('button', { name: 'Nhận lời mời' }).click();
    await again.getByText('Lời mời đã hết hạn hoặc đã được dùng').waitFor();
    await device.close();
  });

  test('the missing are found by their chip and without accents, in an address a colleague can be sent', async () => {
    await page.getByRole('link', { name: /^Chưa gửi/ }).click();
    await page
      .getByLabel('Tìm Sở')
      .fill(office.name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd'));
    await eventually(() => page.locator('.board-table tbody tr').count()).toBe(1);
    expect(await row(page).innerText()).toContain('Chưa gửi phiếu');
    const { hash } = new URL(page.url());
    expect(hash).toMatch(/^#\/\?tim=.+&loc=chua-gui$/);
    ({ page: colleague } = await openWorkspace(browser, `#moi=${officer.token}`));
    await acceptInvitation(colleague);
    await colleague.evaluate((shared) => (location.hash = shared), hash);
    await eventually(() => colleague.locator('.board-table tbody tr').count()).toBe(1);
  });

  test('a colleague takes the Sở in hand and notes a call, which the other sees', async () => {
    await openUnit(colleague, office.name);
    await colleague.getByRole('button', { name: 'Nhận xử lý' }).click();
    await colleague.getByText('Quý vị đang xử lý').waitFor();
    await colleague.getByLabel('Ghi chú mới của Cục').fill('Đã gọi 28/11, gặp bà Hoa');
    await colleague.getByRole('button', { name: 'Lưu ghi chú' }).click();
    await colleague.locator('.notes', { hasText: 'Đã gọi 28/11' }).waitFor();
    await page.reload();
    await eventually(() => row(page).innerText()).toContain('Phạm Văn Minh');
  });

  test('when the Sở has sent, more is asked for where the question stands', async () => {
    await send(office, 0, { obstacles: 'Thiếu máy', 'registration_offices.commune': '1' });
    await colleague.reload();
    await colleague.getByText('Thiếu máy').waitFor();
    await colleague.getByRole('button', { name: 'Đề nghị bổ sung, giải trình…' }).click();
    await colleague.getByRole('button', { name: /^Đề nghị bổ sung: Mục 4/ }).click();
    await colleague.getByLabel(/^Đề nghị Sở bổ sung, giải trình/).fill('Đề nghị ghi rõ thiếu bao nhiêu máy');
    await colleague.getByRole('button', { name: 'Xem lại và gửi đề nghị' }).click();
    const question = await dialog(colleague).innerText();
    for (const words of ['Sở sẽ thấy', 'Công bố', 'Đề nghị ghi rõ thiếu bao nhiêu máy', 'không công bố'])
      expect(question).toContain(words);
    expect(await faultsOf(colleague)).toEqual([]);
    await dialog(colleague).getByLabel('Lý do chung gửi Sở').fill('Số liệu mục 4 chưa rõ');
    await dialog(colleague).getByRole('button', { name: 'Gửi đề nghị' }).click();
    await colleague.getByRole('heading', { name: 'Đang đề nghị Sở bổ sung, giải trình' }).waitFor();
    expect(await publishedOf(office)).toMatchObject({ state: 'completion_requested', revision: 1 });
  });

  test('a colleague who is no lead is told who accepts, and cannot', async () => {
    expect(await colleague.getByRole('button', { name: 'Tiếp nhận' }).count()).toBe(0);
    await colleague.getByText('Tiếp nhận và mở lại Phiếu do người có vai trò phụ trách').waitFor();
  });

  test('accepting what a Sở corrected meanwhile shows what changed instead', async () => {
    await send(office, 1, { obstacles: 'Thiếu 12 máy', 'registration_offices.commune': '1' });
    await page.evaluate(() => (location.hash = '#/'));
    await page.getByRole('link', { name: /^Tất cả/ }).click();
    await openUnit(page, office.name);
    await page.getByText('Thiếu 12 máy').first().waitFor();
    await send(office, 2, { obstacles: 'Thiếu 13 máy', 'registration_offices.commune': '1' });
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    await dialog(page).getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.getByText('Phiếu đã thay đổi trong khi Quý vị đang xem').waitFor();
    await dialog(page).getByText('Sở đã gửi bản khác').waitFor();
    await dialog(page).getByRole('button', { name: 'Không, quay lại' }).click();
    expect(await page.locator('.changes del').innerText()).toBe('Thiếu 12 máy');
    expect(await page.locator('.changes ins').innerText()).toBe('Thiếu 13 máy');
    expect(await publishedOf(office)).toMatchObject({ state: 'sent', revision: 3 });
  });

  test('what is accepted is told to the public, in the name of who did it', async () => {
    await page.getByRole('button', { name: 'Đã xem', exact: true }).click();
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    expect(await dialog(page).innerText()).toContain('Sở không gửi đính chính được nữa');
    await dialog(page).getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.getByRole('button', { name: 'Mở lại Phiếu…' }).waitFor();
    expect(await publishedOf(office)).toMatchObject({ state: 'accepted', revision: 3 });
    expect(await page.locator('.timeline > li').first().innerText()).toMatch(
      /Đã tiếp nhận[\s\S]*Trần Thị Lan/,
    );
  });

  test('a revoked colleague is refused at the next click, and the page shows nothing any more', async () => {
    await page.getByRole('link', { name: 'Cán bộ' }).click();
    await page.getByRole('button', { name: 'Thu hồi quyền của Phạm Văn Minh' }).click();
    await dialog(page).getByRole('button', { name: 'Thu hồi quyền' }).click();
    await page.getByText(/Đã thu hồi .+ Trần Thị Lan/).waitFor();
    await colleague.getByRole('link', { name: 'Bảng theo dõi' }).first().click();
    await colleague.getByText('không còn quyền làm việc tại đây').waitFor();
    expect(await colleague.locator('.board-table').count()).toBe(0);
    await signIn(colleague, officer);
    await colleague.getByText('không còn quyền làm việc tại đây').waitFor();
  });

  test('who signs out in one tab is signed out in all', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('heading', { name: 'Cán bộ', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await other.getByRole('heading', { name: 'Đăng nhập khu vực làm việc' }).waitFor();
    expect(faults).toEqual([]);
  });
});
