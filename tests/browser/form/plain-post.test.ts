import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/server/access-code-digest.ts';
import { makeAccessCode } from '../../../src/submission/codes/access-code.ts';
import { openBrowser } from '../../setup/browser.ts';
import { querySystem, systemUnderTest } from '../../setup/system.ts';
import { newOffice, revisionsOf } from './form-page.ts';

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

/** The sentences that describe a field to who does not see the page. */
async function describing(path: string): Promise<string> {
  const ids = (await field(path).getAttribute('aria-describedby'))?.split(' ') ?? [];
  const parts = ids.map((id) => page.locator(`[id="${id}"]`));
  const texts = await Promise.all(parts.map(async (part) => ((await part.count()) ? part.innerText() : '')));
  return texts.join(' ');
}

async function fillSmallest(obstacles: string): Promise<void> {
  await page.goto(new URL('/phieu/', systemUnderTest().address).href);
  await field('unit').selectOption(unit);
  await field('respondent_name').fill('Phạm Thị Ví Dụ');
  await field('respondent_email').fill('vanphong@stp-hungyen.example');
  await field('obstacles').fill(obstacles);
  await field('access_code').fill(code);
  await field('approved').check();
}

const codeEntry = () => page.locator('.error-summary li', { hasText: 'Mã truy cập Phiếu' });

describe('the form without JavaScript', () => {
  test('comes back with every input but the code, and every error beside its field', async () => {
    await page.goto(new URL('/phieu/', systemUnderTest().address).href);
    await field('unit').selectOption(unit);
    await field('registrars.commune').fill('1,5');
    await page.locator('#cac-software_in_use summary').nth(1).click();
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

  test('after an error asks for the code again, which it does not hold, and is then sent with it', async () => {
    const office = await newOffice();
    await fillSmallest('Mất điện');
    await field('unit').selectOption(office.unit);
    await field('access_code').fill(office.code);
    await field('registrars.commune').fill('1,5');
    await sendForm();
    expect(await page.content()).not.toContain(office.code);
    expect(await codeEntry().innerText()).toContain('Đề nghị nhập lại mã');
    expect(await page.locator('.error-summary h2').innerText()).toContain('có 2 nội dung');
    await codeEntry().getByRole('link').click();
    expect(new URL(page.url()).hash).toBe('#ma-truy-cap');
    const sentence = await page.locator('#ma-truy-cap-loi').boundingBox();
    expect(sentence?.y).toBeGreaterThanOrEqual(0);
    // It was not wrong, it is only not there any more.
    expect(await field('access_code').getAttribute('aria-invalid')).toBeNull();
    expect(await describing('access_code')).toContain('Đề nghị nhập lại mã');
    await field('registrars.commune').fill('5');
    await field('access_code').fill(office.code);
    await field('approved').check();
    await sendForm();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    expect(await revisionsOf(office)).toBe(1);
  });

  test.each([
    ['misspelled', '1111-1111-1111-1111-1', 'gõ chưa đúng'],
    ['of another Sở', makeAccessCode(), 'không đúng với Sở đã chọn'],
  ])('with a code that is %s marks the code as wrong, and leads to it', async (_, wrong, words) => {
    await fillSmallest('Đường truyền yếu');
    await field('access_code').fill(wrong);
    await sendForm();
    expect(await codeEntry().innerText()).toContain(words);
    expect(await codeEntry().getByRole('link').getAttribute('href')).toBe('#ma-truy-cap');
    expect(await field('access_code').getAttribute('aria-invalid')).toBe('true');
    expect(await describing('access_code')).toContain(words);
    expect(await page.content()).not.toContain(wrong);
    expect(await revisions()).toEqual([]);
  });

  test('without a code is not asked for one because something else is wrong', async () => {
    await fillSmallest('Đường truyền yếu');
    await field('access_code').fill(' ');
    await field('registrars.commune').fill('1,5');
    await sendForm();
    await page.locator('.error-summary').waitFor();
    expect(await codeEntry().count()).toBe(0);
  });

  test('is sent, and ends at the confirmation', async () => {
    await fillSmallest('Đường truyền yếu');
    await sendForm();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    const shown = await page.locator('.confirmation').innerText();
    for (const words of [`669-${unit}`, 'Mục 4. Khó khăn, vướng mắc']) expect(shown).toContain(words);
    expect(await page.locator('.next-steps').innerText()).toContain('Văn thư của Sở');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.reload();
    expect(await page.locator('.confirmation').innerText()).toBe(shown);
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
