import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { claimsOf, signToken } from '../../hostile/staff-tokens.ts';
import { openBrowser } from '../../setup/browser.ts';
import { systemUnderTest } from '../../setup/system.ts';
import { faultsOf } from '../accessibility.ts';
import {
  acceptInvitation,
  board,
  invite,
  needSecondFactor,
  openWorkspace,
  signIn,
  type Invited,
} from './staff-page.ts';

let browser: Browser;
let lead: Invited;

beforeAll(async () => {
  browser = await openBrowser();
  lead = await invite('Lê Văn Phiên', 'lead');
});
afterAll(() => browser.close());
afterEach(() => needSecondFactor(true));

/**
 * Stands in for what Supabase's own Auth has and the embedded edition lacks: a factor is taken up, its code is right, and
 * the token then says so.
 */
async function standInForFactors(page: Page): Promise<void> {
  const secrets = path.join(systemUnderTest().dataFolder, 'secrets.json');
  const { jwt_secret } = JSON.parse(await readFile(secrets, 'utf8')) as { jwt_secret: string };
  let isVerified = false;
  const factor = () => ({
    id: 'f1',
    factor_type: 'totp',
    status: isVerified ? 'verified' : 'unverified',
    created_at: '2016-11-15T00:00:00Z',
    updated_at: '2016-11-15T00:00:00Z',
  });
  await page.route('**/auth/v1/user', async (route) => {
    const answer = await route.fetch();
    const user = (await answer.json()) as object;
    await route.fulfill({ json: { ...user, factors: isVerified ? [factor()] : [] } });
  });
  await page.route('**/auth/v1/factors', (route) =>
    route.fulfill({
      json: {
        ...factor(),
        type: 'totp',
        totp: { qr_code: '<svg/>', secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://x' },
      },
    }),
  );
  await page.route('**/auth/v1/factors/f1/challenge', (route) =>
    route.fulfill({ json: { id: 'c1', type: 'totp', expires_at: 4_000_000_000 } }),
  );
  await page.route('**/auth/v1/factors/f1/verify', async (route) => {
    const { code } = route.request().postDataJSON() as { code: string };
    if (code !== '123456')
      return route.fulfill({
        status: 422,
        json: { code: 422, error_code: 'mfa_verification_failed', msg: 'x' },
      });
    isVerified = true;
    const [, token = ''] = (await route.request().headerValue('authorization'))?.split(' ') ?? [];
    const claims = claimsOf(token);
    return route.fulfill({
      json: {
        access_token: signToken({ ...claims, aal: 'aal2' }, jwt_secret),
        refresh_token: 'none',
        token_type: 'bearer',
        expires_in: 3600,
        user: {
          id: claims['sub'],
          aud: 'authenticated',
          app_metadata: {},
          user_metadata: {},
          created_at: '',
        },
      },
    });
  });
}

describe('a session in the workspace', () => {
  let page: Page;

  test('begins with password and second factor in one sitting, and does nothing before', async () => {
    await needSecondFactor(true);
    ({ page } = await openWorkspace(browser, `#moi=${lead.token}`));
    await standInForFactors(page);
    await acceptInvitation(page);
    await page.getByRole('heading', { name: 'Đăng ký mã xác thực' }).waitFor();
    expect(await board(page).count()).toBe(0);
    await page.getByText('JBSWY3DPEHPK3PXP').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Mã 6 chữ số').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Mã xác thực không đúng').waitFor();
    await page.getByLabel('Mã 6 chữ số').fill('123 456');
    await page.keyboard.press('Enter');
    await board(page).waitFor();
  });

  test('asks for the code alone from then on', async () => {
    await needSecondFactor(true);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByText('Đã đăng xuất.').waitFor();
    await signIn(page, lead);
    await page.getByRole('heading', { name: 'Mã xác thực', exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Mã 6 chữ số').fill('123456');
    await page.keyboard.press('Enter');
    await board(page).waitFor();
  });

  test('is over in every tab after half an hour without use, and nothing of it is left', async () => {
    await needSecondFactor(false);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await board(other).waitFor();
    await page.evaluate(
      (ago) => localStorage.setItem('quan-tri-dung-luc', String(Date.now() - ago)),
      31 * 60_000,
    );
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('không sử dụng trong 30 phút').waitFor();
    await other.getByRole('heading', { name: 'Đăng nhập khu vực làm việc' }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('access_token');
    await other.close();
  });

  test('is asked for the second factor at the next click when that is set meanwhile', async () => {
    await needSecondFactor(false);
    await signIn(page, lead);
    await board(page).waitFor();
    await page
      .locator('.progress')
      .getByText('Chưa nhận được phiếu nào')
      .or(page.locator('.progress svg'))
      .waitFor();
    await needSecondFactor(true);
    await page.getByRole('link', { name: /^Đã tiếp nhận/ }).click();
    await page.getByRole('heading', { name: 'Mã xác thực', exact: true }).waitFor();
    expect(await board(page).count()).toBe(0);
  });

  test('that cannot be begun says why, keeps the address typed, and works from the keyboard alone', async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByLabel('Thư điện tử').focus();
    await page.keyboard.type(lead.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('không phải mật khẩu này');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Thư điện tử hoặc mật khẩu không đúng').waitFor();
    expect(await page.getByLabel('Thư điện tử').inputValue()).toBe(lead.email);
    expect(await faultsOf(page)).toEqual([]);
  });
});
