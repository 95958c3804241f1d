import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/server/access-code-digest.ts';
import { groupAccessCode, makeAccessCode } from '../../../src/submission/codes/access-code.ts';
import { querySystem, systemUnderTest } from '../../setup/system.ts';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import {
  eventually,
  field,
  focusedId,
  focusIsOn,
  localDrafts,
  newOffice,
  openByLink,
  openForm,
  openResponse,
  ready,
  saveHere,
  says,
  storedDraft,
  sync,
  type Office,
} from './form-page.ts';

const openDevice = withDevices();
let device: BrowserContext;
let office: Office;
beforeEach(async () => {
  device = await openDevice({ viewport: { width: 360, height: 740 } });
  office = await newOffice();
});

/** The Department issues another code to the Sở; the one of before opens nothing any more. */
async function replaceCode(): Promise<string> {
  const fresh = makeAccessCode();
  const codes = [{ unit: office.unit, digest: digestOf(fresh, systemUnderTest().accessCodePepper) }];
  await querySystem('select public.issue_access_codes($1::jsonb)', [
    JSON.stringify({ codes, replace: true }),
  ]);
  return groupAccessCode(fresh);
}

/** The notice at the top of the form, when it is in view of somebody who has not scrolled. */
async function noticeInView(page: Page): Promise<string> {
  const notice = page.locator('form.form-body > .place > .warning[role=alert]');
  await notice.waitFor();
  await page.evaluate(() =>
    scrollTo(0, document.querySelector('form.form-body')!.getBoundingClientRect().top + scrollY),
  );
  const box = await notice.boundingBox();
  expect(box!.y).toBeGreaterThan(-1);
  expect(box!.y + box!.height).toBeLessThan(740);
  return notice.innerText();
}

const noNotice = (page: Page) =>
  page.locator('form.form-body > .place > .warning[role=alert]').waitFor({ state: 'detached' });

/** Follows the link of the notice to the field of the code and types another there. */
async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: 'ô Mã truy cập Phiếu' }).click();
  await focusIsOn(page, 'ma-truy-cap');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(code);
}

describe('a personal link whose code opens nothing', () => {
  test('is told at the top with what to do; what is typed stays here until the right code brings it along', async () => {
    const wrong = groupAccessCode(makeAccessCode());
    const page = await openForm(device, `#so=${office.unit}&ma=${wrong}`);
    const told = await noticeInView(page);
    expect(told).toMatch(
      /không đúng, có thể Cục đã cấp mã mới.*chỉ được lưu trên máy này.*tờ cấp mã mới nhất/su,
    );
    expect(await field(page, 'access_code').getAttribute('aria-invalid')).toBe('true');
    expect(await faultsOf(page)).toEqual([]);
    expect(await lostToTheSide(page)).toEqual([]);
    await field(page, 'obstacles').fill('gõ khi mã sai');
    await saveHere(page);
    await says(page, 'Đã lưu trên máy này lúc');
    expect(await localDrafts(page)).toContain('gõ khi mã sai');
    expect(await storedDraft(office)).toEqual({});

    await typeCode(page, office.code);
    await page.keyboard.press('Enter');
    await page.getByText('Đã mở Phiếu số').waitFor();
    await says(page, 'Đã lưu trên hệ thống');
    await noNotice(page);
    expect(await focusedId(page)).toBe('ma-truy-cap');
    expect(await storedDraft(office)).toMatchObject({ obstacles: 'gõ khi mã sai' });
  });

  test('because a character is missing is told so too', async () => {
    const page = await openForm(device, `#so=${office.unit}&ma=${office.code.slice(0, -1)}`);
    expect(await noticeInView(page)).toContain('không đúng');
    await page.getByText('Mã truy cập Phiếu gõ chưa đúng').waitFor();
  });
});

describe('a code that is replaced while the Phiếu is open', () => {
  test('is told at the top, typing goes on here, and the new code typed at its field syncs everything', async () => {
    const page = await openForm(device);
    await openResponse(page, office);
    await field(page, 'obstacles').fill('trước khi thay mã');
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'trước khi thay mã' });
    await says(page, 'Đã lưu trên hệ thống');
    const fresh = await replaceCode();
    await field(page, 'proposals').fill('sau khi thay mã');
    await sync(page);
    expect(await noticeInView(page)).toMatch(/không còn đúng, có thể Cục đã cấp mã mới/u);
    await says(page, 'Đã lưu trên máy này lúc');
    await field(page, 'interconnection').fill('gõ tiếp');
    await saveHere(page);
    await says(page, 'Đã lưu trên máy này lúc');
    expect(await localDrafts(page)).toContain('gõ tiếp');
    expect(await storedDraft(office)).not.toHaveProperty('proposals');
    expect(await faultsOf(page)).toEqual([]);
    expect(await lostToTheSide(page)).toEqual([]);

    // A code that is wrong as well leaves the focus where it was, and the way to try again.
    await typeCode(page, groupAccessCode(makeAccessCode()));
    const button = page.getByRole('button', { name: 'Mở Phiếu của Sở' });
    await button.focus();
    await Promise.all([page.waitForResponse('**/api/drafts/open'), page.keyboard.press('Enter')]);
    await page.locator('#ma-truy-cap-ket-qua', { hasText: 'không đúng với Sở đã chọn' }).waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await says(page, 'Đã lưu trên máy này lúc');

    await typeCode(page, fresh);
    await button.click();
    await says(page, 'Đã lưu trên hệ thống');
    await noNotice(page);
    await focusIsOn(page, 'ma-truy-cap-ket-qua');
    const all = { obstacles: 'trước khi thay mã', proposals: 'sau khi thay mã', interconnection: 'gõ tiếp' };
    expect(await storedDraft(office)).toMatchObject(all);
    // The tab goes on with the new one.
    await page.reload();
    await page.getByText('Đã mở Phiếu số').waitFor();
    await says(page, 'Đã lưu trên hệ thống');
    expect(await field(page, 'proposals').inputValue()).toBe('sau khi thay mã');
  });

  test('is told at the top after a reload too, and not any more once the tab has forgotten it', async () => {
    const page = await openByLink(device, office);
    await field(page, 'obstacles').fill('x');
    await sync(page);
    await says(page, 'Đã lưu trên hệ thống');
    await replaceCode();
    await page.reload();
    await ready(page);
    expect(await noticeInView(page)).toContain('không đúng');
    await says(page, 'Đã lưu trên máy này lúc');
    expect(await field(page, 'obstacles').inputValue()).toBe('x');
    await page.reload();
    await ready(page);
    expect(await page.locator('form.form-body > .warning').count()).toBe(0);
    expect(await field(page, 'obstacles').inputValue()).toBe('x');
  });
});
