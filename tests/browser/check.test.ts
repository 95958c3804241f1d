import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { makeAccessCode } from '../../src/submission/codes/access-code.ts';
import type { Receipt } from '../../src/submission/receipt.ts';
import { openBrowser } from '../setup/browser.ts';
import { newDevice } from '../setup/device.ts';
import { fetchSystem, querySystem, systemUnderTest } from '../setup/system.ts';
import { faultsOf } from './accessibility.ts';

const unit = '52';
const code = makeAccessCode();
let browser: Browser;
let first: Receipt;
let corrected: Receipt;
let held: Receipt;

beforeAll(async () => {
  browser = await openBrowser();
  const codes = [{ unit, digest: digestOf(code, systemUnderTest().accessCodePepper) }];
  const issued = JSON.stringify({ codes, replace: true });
  await querySystem('select public.issue_access_codes($1::jsonb)', [issued]);
  first = await send(0, 'lần đầu', code);
  corrected = await send(1, 'đính chính', code);
  held = await send(0, 'không có mã');
});
afterAll(() => browser.close());

/** Sends a response through the API, as the form does; without a code it is held. */
async function send(base_revision: number, proposals: string, access_code?: string): Promise<Receipt> {
  const values = {
    unit,
    respondent_name: 'Nguyễn Thị Hồng Đào',
    respondent_phone: '024 3733 0001',
    proposals,
  };
  const body = JSON.stringify({
    access_code,
    idempotency_key: randomUUID(),
    base_revision,
    form_values: values,
  });
  const headers = { 'content-type': 'application/json' };
  const response = await fetchSystem('/api/responses', { method: 'POST', headers, body });
  return ((await response.json()) as { receipt: Receipt }).receipt;
}

/** Opens the check page, does this there, and fails on any error of the page and on anything typed in an address. */
async function onCheckPage(
  act: (page: Page) => Promise<void>,
  { at = '', expected = [] as RegExp[], ...options }: Opening = {},
): Promise<void> {
  const context = await newDevice(browser, { viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const [faults, addresses]: [string[], string[]] = [[], []];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto(new URL(`/kiem-tra/${at}`, systemUnderTest().address).href);
  await act(page);
  await context.close();
  expect(faults.filter((fault) => !expected.some((known) => known.test(fault)))).toEqual([]);
  expect(addresses.filter((address) => /\?/.test(address))).toEqual([]);
}

type Opening = BrowserContextOptions & { at?: string; expected?: RegExp[] };

interface Typed {
  number: string;
  revision: string;
  hash: string;
}

async function type(page: Page, { number, revision, hash }: Typed): Promise<void> {
  await page.getByLabel('Số Phiếu').fill(number);
  await page.getByLabel('Lần gửi').fill(revision);
  await page.getByLabel('Mã đối chiếu nội dung').fill(hash);
}

const asPrinted = ({ number, revision, hash }: Receipt): Typed => ({
  number,
  revision: revision === 1 ? 'Lần đầu' : `Đính chính lần ${revision - 1}`,
  hash,
});

/** Types what a confirmation says and returns the heading of the answer. */
async function answerTo(page: Page, typed: Typed): Promise<string | null> {
  await type(page, typed);
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  return answerOn(page);
}

const answerOn = (page: Page) => page.getByRole('status').getByRole('heading').textContent();
const linkTo = ({ number, revision, hash }: Receipt) => `#so=${number}&lan=${revision}&ma=${hash}`;

describe('a confirmation', () => {
  test('of the latest revision matches, of an earlier one has been corrected since', async () => {
    await onCheckPage(async (page) => {
      expect(await answerTo(page, asPrinted(corrected))).toBe('Khớp với bản mới nhất');
      expect(await answerTo(page, asPrinted(first))).toBe('Đã có bản đính chính');
    });
  });

  test('is found however it is spaced and spelled', async () => {
    await onCheckPage(async (page) => {
      const { number, revision, hash } = asPrinted(corrected);
      const read = hash.toLowerCase().replaceAll('0', 'O').replaceAll('1', 'l');
      const typed = {
        number: ` ${number.replace('-', ' ')} `,
        revision,
        hash: `${read.slice(0, 5)} ${read.slice(5)}`,
      };
      expect(await answerTo(page, typed)).toBe('Khớp với bản mới nhất');
    });
  });

  test('with one thing of another is not found', async () => {
    await onCheckPage(async (page) => {
      const right = asPrinted(corrected);
      for (const wrong of [{ number: '669-96' }, { revision: 'Lần đầu' }, { hash: first.hash }])
        expect(await answerTo(page, { ...right, ...wrong })).toBe('Không tìm thấy');
    });
  });

  test('of a response without a code is not found while that is held, as if there were none', async () => {
    expect(held).toMatchObject({
      verification: 'held',
      number: expect.stringMatching(/^669-52-\w{4}$/) as string,
    });
    await onCheckPage(async (page) => {
      expect(await answerTo(page, asPrinted(held))).toBe('Không tìm thấy');
      const answer = (await page.getByRole('status').innerText()).replaceAll(held.number, '');
      expect(await answerTo(page, { ...asPrinted(held), number: '669-52-0000' })).toBe('Không tìm thấy');
      const other = (await page.getByRole('status').innerText()).replaceAll('669-52-0000', '');
      expect(withoutTime(other)).toBe(withoutTime(answer));
    });
  });

  test('shows number, time and nothing of the answers', async () => {
    await onCheckPage(async (page) => {
      await answerTo(page, asPrinted(corrected));
      const shown = await page.getByRole('status').innerText();
      expect(shown).toContain(`Số Phiếu 669-52, đính chính lần 1, mã đối chiếu ${corrected.hash}.`);
      expect(shown).toMatch(/Kiểm tra lúc \d\d giờ \d\d phút, ngày \d\d tháng/u);
      expect(await page.locator('body').innerText()).not.toMatch(/Hồng Đào|3733|Bình Định/u);
    });
  });
});

const withoutTime = (text: string) => text.replace(/Kiểm tra lúc .*/u, '');

describe('a link with the values after #', () => {
  test('is checked at once, and again when another one is opened in the same tab', async () => {
    await onCheckPage(
      async (page) => {
        expect(await answerOn(page)).toBe('Khớp với bản mới nhất');
        expect(await page.getByLabel('Số Phiếu').inputValue()).toBe('669-52');
        await page.evaluate((hash) => void (location.hash = hash), linkTo(first));
        await page.getByRole('heading', { name: 'Đã có bản đính chính' }).waitFor();
      },
      { at: linkTo(corrected) },
    );
  });

  test('of a revision beyond the list is checked as it is', async () => {
    await onCheckPage(
      async (page) => {
        expect(await answerOn(page)).toBe('Không tìm thấy');
        expect(await page.getByRole('status').innerText()).toContain('đính chính lần 98');
      },
      { at: linkTo({ ...corrected, revision: 99 }) },
    );
  });

  test('that was cut short says what is missing, and markup in it stays text', async () => {
    const at = `#so=669-52&lan=1&ma=${encodeURIComponent('<img src=x onerror=alert(1)>')}`;
    await onCheckPage(
      async (page) => {
        expect(await page.locator('#ma-loi').textContent()).toMatch(/^Mã đối chiếu có 10 ký tự/u);
        expect(await page.locator('img').count()).toBe(0);
      },
      { at },
    );
  });
});

describe('what cannot be a confirmation', () => {
  test('is said beside its field, which gets the focus, and is asked of nobody', async () => {
    await onCheckPage(async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
      await type(page, { number: '669-79', revision: 'Lần đầu', hash: 'GC2RA' });
      await page.getByLabel('Số Phiếu').press('Enter');
      const field = page.getByLabel('Mã đối chiếu nội dung');
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.getAttribute('aria-describedby')).toContain('ma-loi');
      expect(await page.locator('#ma-loi').textContent()).toBe('Mã đối chiếu có 10 ký tự, đang ghi 5.');
      expect(asked).toEqual([]);
      await field.fill(makeAccessCode());
      await page.keyboard.press('Enter');
      expect(await page.locator('#ma-loi').textContent()).toContain('là mã truy cập Phiếu');
      expect(asked).toEqual([]);
    });
  });

  test('leaves no earlier answer standing', async () => {
    await onCheckPage(async (page) => {
      await answerTo(page, asPrinted(corrected));
      await page.getByLabel('Số Phiếu').fill('');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('status').innerText()).toBe('');
    });
  });
});

describe('a check that fails on the way', () => {
  test('says so, never that there is no such confirmation', async () => {
    await onCheckPage(
      async (page) => {
        await page.route('**/api/receipts/check', (route) => route.abort());
        expect(await answerTo(page, asPrinted(corrected))).toBe('Chưa kiểm tra được');
        await page.unroute('**/api/receipts/check');
        const busy = { status: 503, contentType: 'application/json', body: '{"error":"try_again"}' };
        await page.route('**/api/receipts/check', (route) => route.fulfill(busy));
        expect(await answerTo(page, asPrinted(corrected))).toBe('Chưa kiểm tra được');
        await page.unroute('**/api/receipts/check');
        expect(await answerTo(page, asPrinted(corrected))).toBe('Khớp với bản mới nhất');
      },
      { expected: [/Failed to load resource/u] },
    );
  });

  test('and is overtaken by a later one does not show its answer', async () => {
    await onCheckPage(async (page) => {
      let answerFirst: (() => void) | undefined;
      const late = new Promise<void>((resolve) => (answerFirst = resolve));
      const body = '{"outcome":"not_found"}';
      await page.route(
        '**/api/receipts/check',
        (route) => void late.then(() => route.fulfill({ contentType: 'application/json', body })),
        { times: 1 },
      );
      await type(page, asPrinted(first));
      await page.keyboard.press('Enter');
      await page.getByText('Đang kiểm tra…').waitFor();
      expect(await answerTo(page, asPrinted(corrected))).toBe('Khớp với bản mới nhất');
      const overtaken = page.waitForResponse('**/api/receipts/check');
      answerFirst?.();
      await overtaken;
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      expect(await answerOn(page)).toBe('Khớp với bản mới nhất');
    });
  });
});

describe('the check page', () => {
  test('says without script that it needs one, and shows no form that would lead nowhere', async () => {
    await onCheckPage(
      async (page) => {
        const sentence = page.locator('noscript p');
        expect(await sentence.isVisible()).toBe(true);
        expect(await sentence.innerText()).toContain('cần trình duyệt chạy được JavaScript');
        expect(await page.locator('form').isVisible()).toBe(false);
      },
      { javaScriptEnabled: false },
    );
  });

  test('has no fault axe finds, and nothing to scroll sideways at 320, 360, 768 and 1280 px', async () => {
    await onCheckPage(
      async (page) => {
        const expectNoFault = async (widthsOfAxe: number[]) => {
          for (const width of [320, 360, 768, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
            if (widthsOfAxe.includes(width)) expect(await faultsOf(page), `${width} px`).toEqual([]);
          }
        };
        await answerTo(page, { ...asPrinted(corrected), hash: first.hash });
        await expectNoFault([320, 1280]);
        await page.getByLabel('Số Phiếu').fill('');
        await page.keyboard.press('Enter');
        await expectNoFault([320]);
      },
      { bypassCSP: true },
    );
  });

  test('prints what was asked and what was answered, on one sheet', async () => {
    await onCheckPage(async (page) => {
      await answerTo(page, asPrinted(corrected));
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('status').isVisible()).toBe(true);
      expect(await page.getByRole('button').isVisible()).toBe(false);
    });
  });
});
