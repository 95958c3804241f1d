import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { astroBuild } from '../../../src/host/builds/astro-build.ts';
import { project } from '../../../src/operate/project.ts';
import { openBrowser } from '../../setup/browser.ts';
import { systemUnderTest } from '../../setup/system.ts';
import { readSite } from '../../site/built-results.ts';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { newOffice, type Office } from '../form/form-page.ts';
import {
  acceptInvitation,
  ask,
  board,
  dialog,
  faults,
  invite,
  needSecondFactor,
  openWorkspace,
  send,
  type Invited,
} from './staff-page.ts';

/** Stands in every text, so that these are found among those of others, and in nothing that is published. */
const canary = `bằng chứng ${crypto.randomUUID().slice(0, 8)}`;
const example = `ví dụ ${canary}`;

let browser: Browser;
let offices: Office[];
let lead: Invited;
let officer: Invited;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  browser = await openBrowser();
  faults.length = 0;
  await needSecondFactor(false);
  offices = [await newOffice(), await newOffice(), await newOffice()];
  lead = await invite('Lê Thị Hồng', 'lead');
  officer = await invite('Đỗ Văn Nam', 'officer');
  ({ page } = await openWorkspace(browser, `#moi=${lead.token}`));
  await acceptInvitation(page);
  ({ page: colleague } = await openWorkspace(browser, `#moi=${officer.token}`));
  await acceptInvitation(colleague);
});
afterAll(async () => {
  for (const { email } of [officer, lead]) await ask('revoke_staff', { email, who: 'Người vận hành' });
  await needSecondFactor(true);
  await browser.close();
});

const goTo = (where: Page, fragment: string) =>
  where.evaluate((address) => (location.hash = address), fragment);
const texts = (where: Page) => where.getByRole('navigation', { name: 'Nội dung các Sở ghi' });
const fits = async (where: Page): Promise<void> => {
  expect(await faultsOf(where)).toEqual([]);
  expect(await lostToTheSide(where)).toEqual([]);
};

describe('staff who urge', () => {
  test('choose two Sở by keyboard and get a text to paste and an official letter', async () => {
    await goTo(page, '#/?loc=chua-gui');
    // What is chosen is chosen among these alone, not in the list before.
    await page.reload();
    const boxes = board(page).getByRole('checkbox', { name: /để đôn đốc$/ });
    for (const at of [0, 1]) await boxes.nth(at).press('Space');
    await page.getByText('Đã chọn 2 Sở.').waitFor();
    await page.getByRole('button', { name: 'Đôn đốc các Sở đã chọn…' }).press('Enter');
    const text = await dialog(page).getByLabel('Nội dung để dán vào thư điện tử').inputValue();
    expect(text).toContain('669/CNTT-HTTT&CSDL');
    expect(text).toMatch(/^Kính gửi: Sở Tư pháp (tỉnh|thành phố) .+; Sở Tư pháp /);
    expect(text).toContain('Cục Công nghệ thông tin có Công văn');
    await fits(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: 'Tải công văn đôn đốc (.docx)' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^cong-van-don-doc-.*\.docx$/);
    await dialog(page).getByRole('button', { name: 'Ghi đã đôn đốc' }).click();
    await page.getByText('Đã ghi đôn đốc 2 Sở.').waitFor();
    expect(await board(page).getByText('Đã đôn đốc 1 lần, gần nhất').count()).toBe(2);
    await fits(page);
  });
});

describe('staff who read what the Sở wrote', () => {
  const choices = (where: Page) => where.getByRole('group', { name: /^Chủ đề có trong nội dung này/ });
  const code = async (where: Page, themes: readonly string[]): Promise<void> => {
    for (const theme of themes) await choices(where).getByLabel(theme, { exact: true }).check();
    await where.getByRole('button', { name: 'Ghi, sang nội dung kế tiếp' }).click();
  };
  /** Opens the texts of this test, those of question 4, at the first. */
  const open = async (where: Page): Promise<void> => {
    await goTo(where, `#/phan-loai?tim=${encodeURIComponent(canary.replace('ằ', 'a').replace('ứ', 'u'))}`);
    await expect.poll(() => texts(where).getByRole('link').count()).toBe(3);
    await texts(where).getByRole('link').first().click();
    await where.getByRole('heading', { level: 2 }).waitFor();
  };

  test('are told that there is no theme yet, and word two', async () => {
    for (const office of offices) await send(office, 0, { obstacles: `Mạng yếu, ${canary} ${office.unit}` });
    await open(page);
    await page.getByText('Chưa có chủ đề nào để chọn').waitFor();
    await goTo(page, '#/phan-loai/danh-muc');
    for (const name of ['Hạ tầng mạng', 'Kinh phí']) {
      await page.getByRole('button', { name: 'Thêm chủ đề…' }).click();
      await dialog(page).getByLabel('Tên chủ đề').fill(name);
      await dialog(page).getByLabel('Định nghĩa').fill(`Nội dung nói về ${name}`);
      await dialog(page).getByLabel('Ví dụ (không bắt buộc)').fill(example);
      await dialog(page).getByRole('button', { name: 'Ghi chủ đề' }).click();
      await page.getByRole('rowheader', { name }).waitFor();
    }
    await page.getByText('Phiên bản 2 của danh mục; 2 chủ đề đang dùng.').waitFor();
    await fits(page);
  });

  test('code three texts without accents in the search, beside the figures of the province', async () => {
    await open(colleague);
    await colleague.getByRole('region', { name: 'Mục 1 của Phiếu' }).waitFor();
    await fits(colleague);
    for (const themes of [['Hạ tầng mạng', 'Kinh phí'], ['Hạ tầng mạng'], ['Hạ tầng mạng']]) {
      const heading = await colleague.getByRole('heading', { level: 2 }).innerText();
      await code(colleague, themes);
      await colleague
        .getByText(/Quý vị đã phân loại lúc/)
        .or(colleague.locator('h2', { hasNotText: heading }))
        .first()
        .waitFor();
    }
    await expect.poll(() => texts(colleague).getByText('Quý vị đã phân loại').count()).toBe(3);
  });

  test('do not see what a colleague found before they have coded the text themselves', async () => {
    await open(page);
    await page.getByText('1 người khác đã phân loại nội dung này').waitFor();
    expect(await choices(page).getByRole('checkbox', { checked: true }).count()).toBe(0);
    await choices(page).getByLabel('Hạ tầng mạng').check();
    await page.getByRole('button', { name: 'Ghi', exact: true }).click();
    await page.getByRole('heading', { name: 'Người khác phân loại' }).waitFor();
    expect(await page.locator('.text-coding li').innerText()).toContain('Hạ tầng mạng; Kinh phí');
    await fits(page);
    for (const at of [1, 2]) {
      await texts(page).getByRole('link').nth(at).click();
      await page.getByText('1 người khác đã phân loại nội dung này').waitFor();
      await code(page, ['Hạ tầng mạng']);
      await expect.poll(() => texts(page).getByText('Quý vị đã phân loại').count()).toBe(at + 1);
    }
  });

  test('see how far two readers agree, theme by theme, with the counts', async () => {
    await goTo(page, '#/phan-loai/doi-chieu');
    const agreement = page.getByRole('region', { name: 'Đối chiếu Đỗ Văn Nam và Lê Thị Hồng' });
    await agreement.waitFor();
    const cells = async (theme: string) =>
      (await agreement.getByRole('row', { name: theme }).innerText()).split(/\s*\t\s*/).slice(1);
    expect(await cells('Hạ tầng mạng')).toEqual(['3', '0', '0', '0', 'không tính được']);
    expect(await cells('Kinh phí')).toEqual(['0', '1', '0', '2', '0']);
    await fits(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Tải danh mục, kết quả phân loại/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^phan-loai-noi-dung-.*\.xlsx$/);
  });

  test('are asked to look again where a Sở corrected a coded text', async () => {
    const [office] = offices;
    await send(office!, 1, { obstacles: `Đã có mạng, ${canary}` });
    await goTo(page, `#/phan-loai?tim=${encodeURIComponent(canary)}&loc=xem-lai`);
    await texts(page).getByText('Đã đính chính, đề nghị xem lại').waitFor();
    await texts(page).getByRole('link').click();
    await page.getByText('Sở đã đính chính nội dung này sau khi Quý vị phân loại.').waitFor();
    await code(page, ['Hạ tầng mạng']);
    await goTo(colleague, `#/phan-loai?tim=${encodeURIComponent(canary)}&loc=chua`);
    await expect.poll(() => texts(colleague).getByRole('link').count()).toBe(1);
  });
});

describe('the public', () => {
  test('reads counts that a lead published, those below 3 without their number, and no word of a Sở', async () => {
    await goTo(colleague, '#/phan-loai/cong-bo');
    await colleague.getByText('Việc công bố do người có vai trò phụ trách thực hiện.').waitFor();
    expect(await colleague.getByRole('button', { name: 'Công bố số đếm chủ đề…' }).isDisabled()).toBe(true);
    await goTo(page, '#/phan-loai/cong-bo');
    await page.getByRole('button', { name: 'Công bố số đếm chủ đề…' }).click();
    expect(await dialog(page).innerText()).toMatch(/Kinh phí[\s\S]*dưới 3/);
    await fits(page);
    await dialog(page).getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.getByText('Giống số đang công bố.').waitFor();

    const { files } = await build();
    const report = String(files.get('ket-qua/tong-hop/index.html'));
    const shown = report
      .slice(report.indexOf('id="chu-de"'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(shown).toContain('(trong 3 câu trả lời đã phân loại)');
    expect(shown).toContain('Hạ tầng mạng Nội dung nói về Hạ tầng mạng 3');
    expect(shown).toContain('Kinh phí Nội dung nói về Kinh phí dưới 3');
    const secret = [canary, lead.name, officer.name, ...offices.map((office) => office.code)];
    const leaking = [...files].filter(([, file]) => secret.some((words) => file.includes(words)));
    expect(leaking.map(([name]) => name)).toEqual([]);

    await page.getByRole('button', { name: 'Rút công bố…' }).click();
    await dialog(page).getByRole('button', { name: 'Rút công bố', exact: true }).click();
    await page.getByText('Chưa công bố số đếm chủ đề nào.').waitFor();
    expect(faults).toEqual([]);
  });
});

/** The site as it is built from what the system has now. */
async function build() {
  const { supabaseUrl, publishableKey, dataFolder } = systemUnderTest();
  const outDir = await mkdtemp(path.join(dataFolder, 'chu-de-'));
  try {
    await astroBuild({
      ...{ project, outDir, cacheDir: `${outDir}-cache`, log: `${outDir}.log` },
      environment: {
        SUPABASE_URL: supabaseUrl,
        SUPABASE_PUBLISHABLE_KEY: publishableKey,
        SITE_URL: 'http://127.0.0.1:9',
      },
      signal: AbortSignal.timeout(100_000),
    });
    return await readSite(outDir);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
