import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDraftFile } from '../../../src/form/draft/draft-file.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';
import { openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import { systemUnderTest } from '../../setup/system.ts';
import { faultsOf } from '../accessibility.ts';
import { differences } from './paper-differences.ts';
import { drawPdf, lettersOf, readPdf, type PdfPage, type Picture } from '../pdf.ts';

const full = JSON.parse(
  readFileSync(new URL('../../fixtures/full-two-in-use-one-planned.json', import.meta.url), 'utf8'),
) as Record<string, string | string[]>;
const isOfInstance = (path: string) => /^software_(in_use|planned)\./.test(path);
const noSoftware = Object.fromEntries(Object.entries(full).filter(([path]) => !isOfInstance(path)));
const process = 'Công chức tiếp nhận, kiểm tra hồ sơ, nhập dữ liệu; người ký duyệt; in trích lục. ';

/** Thirty software, two of them with texts longer than a page, one word longer than a line. */
const thirty: FormValues = {
  ...full,
  ...Object.fromEntries(
    Array.from({ length: 28 }, (_, i) => i + 2).flatMap((index) =>
      Object.entries(full)
        .filter(([path]) => path.startsWith('software_in_use.0.'))
        .map(([path, typed]) => [path.replace('.0.', `.${index}.`), typed] as const),
    ),
  ),
  'software_in_use.4.name': `Phần mềm ${'x'.repeat(300)}`,
  'software_in_use.5.process': process.repeat(100).trim(),
  'software_in_use.9.process': process.repeat(60).trim(),
  proposals: process.repeat(70).trim(),
  'equipped_registrars.commune': '240',
  'explanations.equipped_registrars.commune': 'Một số xã có hai công chức kiêm nhiệm.',
};

let browser: Browser;
const faults: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens the page that prints; with a draft file it shows that. */
async function openPaper(values?: FormValues): Promise<Page> {
  const page = await (await newDevice(browser)).newPage();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(new URL('/phieu/in/', systemUnderTest().address).href);
  await page.getByRole('button', { name: 'In Phiếu' }).waitFor();
  if (!values) return page;
  const buffer = Buffer.from(writeDraftFile(values));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'nhap.json', mimeType: 'application/json', buffer });
  await page.getByText('Đang xem: Tệp bản nháp').waitFor();
  return page;
}

interface Printed {
  bytes: Uint8Array;
  pages: PdfPage[];
  /** The words of every row that must stay whole, and of every box. */
  whole: string[];
}

async function print(formValues?: FormValues): Promise<Printed> {
  const page = await openPaper(formValues);
  await page.evaluate(() => document.fonts.ready);
  const whole = await page
    .locator('.sheet tbody tr:not(.flows), .sheet .boxes')
    .evaluateAll((parts) => parts.map((part) => (part as HTMLElement).innerText));
  const bytes = await page.pdf({ preferCSSPageSize: true });
  await page.context().close();
  return { bytes, pages: await readPdf(bytes), whole: whole.map(lettersOf) };
}

const cases: [string, FormValues | undefined][] = [
  ['blank', undefined],
  ['without software', noSoftware],
  ['with two software', full],
  ['with thirty software', thirty],
];

interface Drawn extends Printed {
  /** The first, second, middle and last page. */
  pictures: Picture[];
}

async function printAndDraw(formValues?: FormValues): Promise<Drawn> {
  const printed = await print(formValues);
  const last = printed.pages.length;
  const numbers = [...new Set([1, 2, Math.ceil(last / 2), last])];
  return { ...printed, pictures: await drawPdf(browser, printed.bytes, numbers) };
}

let blank: Drawn;
beforeAll(async () => {
  blank = await printAndDraw();
});

describe.each(cases)('the Phiếu %s, in print', (name, formValues) => {
  let printed: Drawn;
  beforeAll(async () => {
    printed = formValues ? await printAndDraw(formValues) : blank;
  });

  test('is on A4 throughout', () => {
    const sizes = printed.pages.map(({ width, height }) => [Math.round(width), Math.round(height)]);
    expect(sizes.filter(([width, height]) => width !== 210 || height !== 297)).toEqual([]);
  });

  test('says every word that was typed, with all its Vietnamese letters', () => {
    const all = printed.pages
      .map(({ pieces }) =>
        lettersOf(
          pieces
            .filter(isText)
            .map(({ text }) => text)
            .join(''),
        ),
      )
      .join('');
    const words = all.replaceAll(lettersOf('STT Thông tin về phần mềm, ứng dụng'), '');
    const typed = Object.entries(formValues ?? {})
      .filter(([path]) =>
        /name|process|obstacles|interconnection|explanations|respondent|supplier/.test(path),
      )
      .flatMap(([, value]) => (typeof value === 'string' ? value.split('\n') : []));
    expect(typed.map(lettersOf).filter((text) => !words.includes(text))).toEqual([]);
    expect(all).toContain(lettersOf('TÌNH HÌNH ỨNG DỤNG CNTT TRONG ĐĂNG KÝ, QUẢN LÝ HỘ TỊCH TẠI CÁC TỈNH'));
  });

  test('cuts no row and no group of boxes in two', () => {
    expect(printed.whole.length).toBeGreaterThan(4);
    const cut = printed.whole.filter(
      (words) => !printed.pages.some(({ letters }) => letters.includes(words)),
    );
    expect(cut).toEqual([]);
  });

  test('leaves the right edge free for the seal across pages, and the top right of page 1 for a digital signature', () => {
    for (const picture of printed.pictures) expect(picture.hasInk(191, 0, 210, 297)).toBe(false);
    expect(printed.pictures[0]?.hasInk(105, 0, 210, 38)).toBe(false);
    const beyond = printed.pages.flatMap(({ pieces }) =>
      pieces.filter(({ left, right }) => left < 29 || right > 191),
    );
    expect(beyond).toEqual([]);
  });

  test('counts its pages at the foot of each, and says DỰ THẢO on every page of a draft only', () => {
    const count = printed.pages.length;
    const wrong = printed.pages.filter(
      ({ letters }, index) => !letters.includes(`Trang${index + 1}/${count}`),
    );
    expect(wrong).toEqual([]);
    const marked = printed.pages.filter(({ letters }) => letters.includes('DỰTHẢO'));
    expect(marked).toHaveLength(formValues ? count : 0);
  });

  test('has two lines of text on the page of the signature block, and 30 mm above the name', () => {
    const signed = printed.pages.find(({ letters }) => letters.includes('ĐƠNVỊĐÁNHGIÁ'));
    const lines = [...new Set(signed?.pieces.filter(isText).map(({ baseline }) => Math.round(baseline)))];
    const instance = Math.round(signed?.pieces.find(({ text }) => text.includes('ghi rõ h'))?.baseline ?? 0);
    const above = lines.filter((line) => line < instance - 8);
    const next = Math.min(...lines.filter((line) => line > instance + 1), 269);
    // Of the blank one the two lines are dotted, drawn and not written.
    if (formValues) expect(above.length).toBeGreaterThanOrEqual(2);
    expect(next - instance).toBeGreaterThanOrEqual(34);
  });

  if (formValues)
    test(`looks like the blank paper where nothing was filled in (${name})`, () => {
      const [one, other] = [blank.pictures[0]!, printed.pictures[0]!];
      expect(differences(one, blank.pages[0]!, other, printed.pages[0]!)).toBeLessThan(0.01);
    });
});

/** What stands between the margins, without what is printed at the head and foot of every page. */
const isText = ({ baseline }: { baseline: number }) => baseline > 19 && baseline < 270;

describe('the page that prints', () => {
  test('is whole without script: the blank sheet, to be printed by the browser', async () => {
    const context = await newDevice(browser, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL('/phieu/in/', systemUnderTest().address).href);
    expect(await page.locator('.sheet').innerText()).toContain('ĐƠN VỊ ĐÁNH GIÁ');
    const [first] = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    expect(first?.letters).toContain(lettersOf('Phiếu trống để thu thập số liệu'));
    await context.close();
  });

  test('shows the draft this browser keeps, as the form leaves it', async () => {
    const page = await (await newDevice(browser)).newPage();
    await page.goto(new URL('/phieu/', systemUnderTest().address).href);
    await page.locator('.saving-bar').waitFor();
    await page.locator('[name="obstacles"]').fill('Đường truyền ở các xã biên giới.');
    await page.getByRole('link', { name: 'In bản nháp' }).click();
    await page.getByText('Đang xem: Bản nháp trên máy này').waitFor();
    expect(await page.locator('.sheet').innerText()).toContain('Đường truyền ở các xã biên giới.');
    await page.context().close();
  });

  test('refuses a file that is no draft, in words, and goes on', async () => {
    const page = await openPaper();
    const buffer = Buffer.from('{"format":"other"}');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'khac.json', mimeType: 'application/json', buffer });
    await page.getByText('Tệp này không phải bản nháp của Phiếu').waitFor();
    await page.context().close();
  });

  test('shows and prints hostile text as text', async () => {
    const hostile = JSON.parse(
      readFileSync(new URL('../../fixtures/hostile-text.json', import.meta.url), 'utf8'),
    ) as FormValues;
    const page = await openPaper(hostile);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => dialogs.push(dialog.message())));
    const sheet = page.locator('.sheet');
    expect(await sheet.locator('script, img, iframe, a, [onload], [onerror]').count()).toBe(0);
    expect(await sheet.innerText()).toContain('canary-in-use-name');
    const printed = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    expect(printed.map(({ letters }) => letters).join('')).toContain('canary-software-kinds-other');
    expect([dialogs, await page.title()]).toEqual([[], expect.stringContaining('In Phiếu khảo sát')]);
    await page.context().close();
  });

  test('has no fault axe would find', async () => {
    const page = await openPaper(full);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('has everything within a window of 360 and of 1280 px', async () => {
    const page = await openPaper(thirty);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const lines = await page.locator('.sheet th.stt').evaluateAll((headings) =>
        headings.map((heading) => {
          const words = document.createRange();
          words.selectNodeContents(heading);
          return words.getClientRects().length;
        }),
      );
      expect(new Set(lines), `${width} px`).toEqual(new Set([1]));
    }
    await page.context().close();
  });

  test('meets nothing its own policy refuses', () => {
    expect(faults).toEqual([]);
  });
});
