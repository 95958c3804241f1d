import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { makeAccessCode } from '../../src/submission/access-code.ts';
import { openBrowser } from '../setup/browser.ts';
import { querySystem, systemUnderTest } from '../setup/system.ts';

const unit = '33';
const code = makeAccessCode();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const codes = [{ unit, digest: digestOf(code, systemUnderTest().accessCodePepper) }];
  await querySystem('select public.issue_access_codes($1::jsonb)', [
    JSON.stringify({ codes, replace: true }),
  ]);
});
afterAll(() => browser.close());

const field = (path: string) => page.locator(`[name="${path}"]`);
const sendForm = () => page.getByRole('button', { name: 'Gửi Phiếu' }).click();
const revisions = () =>
  querySystem<{ obstacles: string }>(`select v.answers ->> 'obstacles' as obstacles from survey.revisions v
    join survey.responses r on r.id = v.response_id where r.unit_code = '${unit}' order by v.number`);

async function fillSmallest(obstacles: string): Promise<void> {
  await page.goto(new URL('/phieu/', systemUnderTest().address).href);
  await field('unit').selectOption(unit);
  await field('respondent_name').fill('Phạm Thị Ví Dụ');
  await field('respondent_email').fill('vanphong@stp-hungyen.example');
  await field('obstacles').fill(obstacles);
  await field('access_code').fill(code);
  await field('approved').check();
}

describe('the form without JavaScript', () => {
  test('comes back with every input but the code, and every error beside its field', async () => {
    await page.goto(new URL('/phieu/', systemUnderTest().address).href);
    await field('unit').selectOption(unit);
    await field('registrars.commune').fill('1,5');
    await field('software_in_use.1.scope').fill('toàn tỉnh <b>"&\'');
    await field('software_kinds').and(page.locator('[value=civil_status]')).check();
    await field('access_code').fill(code);
    await sendForm();
    expect(await field('unit').inputValue()).toBe(unit);
    expect(await field('registrars.commune').inputValue()).toBe('1,5');
    expect(await field('software_in_use.1.scope').inputValue()).toBe('toàn tỉnh <b>"&\'');
    expect(await field('software_kinds').and(page.locator('[value=civil_status]')).isChecked()).toBe(true);
    expect(await field('access_code').inputValue()).toBe('');
    expect(await page.content()).not.toContain(code);
    const summary = page.locator('.error-summary');
    for (const place of ['Người lập Phiếu', 'Điện thoại cơ quan', 'Mục 1, dòng 2, Cấp xã', 'Gửi Phiếu'])
      expect(await summary.innerText()).toContain(place);
    expect(await field('registrars.commune').getAttribute('aria-invalid')).toBe('true');
    expect(await revisions()).toEqual([]);
  });

  test('is sent, and ends at the confirmation', async () => {
    await fillSmallest('Đường truyền yếu');
    await sendForm();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    expect(await page.locator('.confirmation').innerText()).toContain(`669-${unit}`);
    expect(await revisions()).toEqual([{ obstacles: 'Đường truyền yếu' }]);
  });

  test('sent again the same makes no second revision', async () => {
    await fillSmallest('Đường truyền yếu');
    await sendForm();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    expect(await revisions()).toHaveLength(1);
  });

  test('over another answer keeps the input and shows the way to correct, which makes revision 2', async () => {
    await fillSmallest('Thiếu máy tính');
    await sendForm();
    expect(await page.locator('.send-status').innerText()).toContain('Sở đã gửi một bản khác');
    expect(await field('obstacles').inputValue()).toBe('Thiếu máy tính');
    await field('access_code').fill(code);
    await field('approved').check();
    await sendForm();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    expect(await page.locator('.confirmation').innerText()).toContain('Đính chính lần 1');
    expect(await revisions()).toEqual([{ obstacles: 'Đường truyền yếu' }, { obstacles: 'Thiếu máy tính' }]);
  });
});
