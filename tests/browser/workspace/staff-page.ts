import { AuthClient } from '@supabase/auth-js';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { newDevice } from '../../setup/device.ts';
import { querySystem, systemUnderTest } from '../../setup/system.ts';
import { postToSystem, type Office } from '../form/form-page.ts';

/** A member of staff before the first sign-in: the address, and the token of the invitation. */
export interface Invited {
  email: string;
  name: string;
  token: string;
}

export const password = 'một câu chỉ dùng để thử';

/** Makes an account with a row of staff, as the operator's command does, and a link to it. */
export async function invite(name: string, role: 'officer' | 'lead'): Promise<Invited> {
  const { supabaseUrl, secretKey } = systemUnderTest();
  const { admin } = new AuthClient({
    url: `${supabaseUrl}/auth/v1`,
    headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` },
    persistSession: false,
    autoRefreshToken: false,
  });
  const email = `${crypto.randomUUID().slice(0, 8)}@cntt.example`;
  const { data: made } = await admin.createUser({ email, email_confirm: true });
  const { data: link } = await admin.generateLink({ type: 'recovery', email });
  await ask('invite_staff', { user_id: made.user?.id, email, name, role, who: 'Người vận hành' });
  return { email, name, token: link.properties?.hashed_token ?? '' };
}

/** Calls a function of the database as an operator does. */
export async function ask(name: string, p: object): Promise<Record<string, unknown>> {
  const [row] = await querySystem<{ answer: Record<string, unknown> }>(
    `select public.${name}($1::jsonb) as answer`,
    [JSON.stringify(p)],
  );
  return row?.answer ?? {};
}

/** Whether the system asks for a second factor, until it is said otherwise. */
export const needSecondFactor = (needed: boolean) =>
  ask('set_second_factor', { needed, who: 'Người vận hành' });

/** What a page said that it should not have; that something was refused, Chromium says by itself. */
export const faults: string[] = [];

/** A machine of the Department with the workspace on screen. */
export async function openWorkspace(
  browser: Browser,
  fragment = '',
): Promise<{ device: BrowserContext; page: Page }> {
  const device = await newDevice(browser, { viewport: { width: 1366, height: 768 } });
  const page = await device.newPage();
  page.on('console', (message) => {
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(new URL(`/quan-tri/${fragment}`, systemUnderTest().address).href);
  return { device, page };
}

/** Takes an invitation, sets the password, and stands before the board. */
export async function acceptInvitation(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nhận lời mời' }).click();
  await page.getByLabel('Mật khẩu mới').fill(password);
  await page.getByLabel('Nhập lại mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
}

/** Signs in with the password that was set. */
export async function signIn(page: Page, { email }: Invited): Promise<void> {
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** The board, once it shows its rows. */
export const board = (page: Page): Locator => page.getByRole('region', { name: 'Danh sách các Sở' });

/** Opens the page of a Sở from the board. */
export async function openUnit(page: Page, name: string): Promise<void> {
  await board(page).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `Sở Tư pháp ${name}` }).waitFor();
}

/** The question asked before an act is done. */
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** A Sở sends with its code: what it holds, from the revision before. */
export async function send(
  office: Office,
  base_revision: number,
  formValues: Readonly<Record<string, string | string[]>>,
): Promise<void> {
  await postToSystem('/api/responses', {
    access_code: office.code,
    idempotency_key: crypto.randomUUID(),
    base_revision,
    form_values: {
      unit: office.unit,
      respondent_name: 'Nguyễn Thị Ví Dụ',
      respondent_email: 'a@b.example',
      ...formValues,
    },
  });
}

/** What the public may know of a Sở, which is what a build of the results reads. */
export async function publishedOf({ unit }: Office): Promise<Record<string, unknown>> {
  const [row] = await querySystem<{ document: Record<string, unknown>[] }>(
    'select public.published_units() as document',
  );
  return row?.document.find(({ code }) => code === unit) ?? expect.fail(`no ${unit}`);
}
