import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { splitContact } from '../../src/questionnaire/contact.ts';
import { provinceByCode } from '../../src/units/units.ts';
import { fold } from '../../src/vietnamese/text.ts';
import phieu from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import { openBrowser } from '../setup/browser.ts';
import { openAllSoftware } from './form/form-page.ts';
import { holdBuilds } from '../setup/hold-builds.ts';
import { fetchSystem, querySystem, systemUnderTest } from '../setup/system.ts';

let browser: Browser;
let page: Page;
const faults: string[] = [];
const province = provinceByCode(phieu.unit)!;
const code = systemUnderTest().codes.find(({ unit }) => unit === phieu.unit)!.code;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
});
afterAll(async () => {
  await querySystem(holdBuilds);
  await browser.close();
});

/** Types or ticks everything of the Phiếu but the Sở, in printed order. */
async function fillPhieu(): Promise<void> {
  await openAllSoftware(page);
  for (const [path, typed] of Object.entries(phieu)) {
    if (path === 'unit') continue;
    const field = page.locator(`[name="${path}"]`);
    if (path === 'plan_status') await field.and(page.locator(`[value="${String(typed)}"]`)).check();
    else if (typeof typed === 'string') await field.fill(typed);
    else for (const value of typed) await field.and(page.locator(`[value="${value}"]`)).check();
  }
}

const publishedVersion = async (): Promise<number> =>
  ((await (await fetchSystem('/ket-qua/du-lieu/version.json')).json()) as { version: number }).version;

describe('an officer of a Sở Tư pháp', () => {
  test('opens the letter and follows it to the form', async () => {
    await page.goto(systemUnderTest().address);
    await page.getByRole('link', { name: 'Điền Phiếu khảo sát' }).first().click();
    await page.waitForURL('**/phieu/');
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('finds the Sở without typing accents and opens its Phiếu with the code', async () => {
    // The first sign of a person: the list gives its place to what finds in it.
    await page.mouse.move(5, 5);
    const search = page.locator('input[role=combobox]');
    await search.fill(fold(province.name));
    await search.press('Enter');
    expect(await page.locator('select[name=unit]').inputValue()).toBe(phieu.unit);
    await page.locator('[name=access_code]').fill(code);
    await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
    await page.getByText(`Đã mở Phiếu số 669-${phieu.unit}`).waitFor();
  });

  test('fills in the whole Phiếu, reads it once more, and sends it', async () => {
    await fillPhieu();
    await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
    await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
    await page.getByLabel('Số liệu đã được lãnh đạo Sở đồng ý gửi.').and(page.locator(':visible')).check();
    await page.getByRole('button', { name: 'Gửi Phiếu' }).and(page.locator(':visible')).click();
    await page.getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();
    const confirmation = await page.locator('.confirmation').innerText();
    for (const words of [province.name, `669-${phieu.unit}`, 'Lần đầu', 'Đã gửi'])
      expect(confirmation).toContain(words);
    expect(confirmation).not.toContain(code);
  });

  test('finds every answer in PostgreSQL', async () => {
    const parsed = parseAnswers(phieu);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const { answers, contact } = splitContact(parsed.answers);
    const stored = await querySystem(
      `select v.answers, c.contact from survey.revisions v
       join survey.responses r on r.id = v.response_id
       join survey.contacts c on c.response_id = v.response_id and c.revision = v.number
       where r.number = $1 and v.number = 1`,
      [`669-${phieu.unit}`],
    );
    expect(stored).toEqual([{ answers, contact }]);
  });

  test('sees the Sở among those who answered, on results made anew', async () => {
    const [row] = await querySystem<{ document: { version: number } }>(
      'select public.published_version() as document',
    );
    await querySystem('delete from survey.rebuild_requests');
    await expect
      .poll(publishedVersion, { timeout: 45_000, interval: 500 })
      .toBeGreaterThanOrEqual(row!.document.version);
    await page.goto(new URL('/ket-qua/', systemUnderTest().address).href);
    const line = page.locator('tr', {
      has: page.getByRole('rowheader', { name: province.name, exact: true }),
    });
    expect(await line.innerText()).toContain('Đã gửi');
  }, 60_000);

  test('meets no error of the pages on the way', () => {
    expect(faults).toEqual([]);
  });
});
