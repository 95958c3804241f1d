import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withOpenedForm } from './form-opened.ts';
import {
  chooseUnit,
  confirmed,
  eventually,
  field,
  newOffice,
  revisionsOf,
  saveHere,
  says,
  storedDraft,
  localDrafts,
} from './form-page.ts';

let device: BrowserContext;
let page: Page;
withOpenedForm(
  (opened) => {
    ({ device, page } = opened);
  },
  { permissions: ['clipboard-read', 'clipboard-write'] },
);

/** Presses Tab until the focus is on what the selector names; everything passed on the way can be seen. */
async function tabTo(selector: string, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 150; press += 1) {
    await page.keyboard.press(key);
    const place = await page.evaluate((wanted) => {
      const focused = document.activeElement!;
      const { top, bottom } = focused.getBoundingClientRect();
      const bar = document.querySelector('.saving-bar')?.getBoundingClientRect().top ?? innerHeight;
      const isHidden = focused.closest('main form') !== null && (top >= bar || bottom <= 0);
      return { isThere: focused.matches(wanted), hidden: isHidden ? focused.outerHTML.slice(0, 200) : '' };
    }, selector);
    expect(place.hidden, selector).toBe('');
    if (place.isThere) return;
  }
  expect.fail(`Tab never came to ${selector}`);
}

const buttonOf = (words: string) => page.getByRole('button', { name: words, exact: true });
/** Tabs to a button and presses it with Enter. */
async function pressButton(words: string): Promise<void> {
  await buttonOf(words)
    .first()
    .evaluate((button) => (button.dataset['wanted'] = 'yes'));
  await tabTo('[data-wanted]');
  await page.evaluate(() => document.querySelector('[data-wanted]')?.removeAttribute('data-wanted'));
  await page.keyboard.press('Enter');
}

describe('the keyboard alone', () => {
  test('leads from the first field to the confirmation, and what has the focus is never hidden', async () => {
    const office = await newOffice();
    await tabTo('[role=combobox]');
    await page.keyboard.type(office.name);
    await page.keyboard.press('Enter');
    await tabTo('[name=access_code]');
    await page.keyboard.type(office.code);
    await pressButton('Mở Phiếu của Sở');
    await page.getByText('Đã mở Phiếu số').waitFor();
    await tabTo('[name=respondent_name]');
    await page.keyboard.type('Nguyễn Thị Ví Dụ');
    await tabTo('[name=respondent_email]');
    await page.keyboard.type('stp@vidu.example');
    await tabTo('[name="registration_offices.district"]');
    await page.keyboard.type('13');
    await page.keyboard.press('Enter');
    await page.keyboard.type('29');
    await tabTo('[name=plan_status]');
    await page.keyboard.press('ArrowDown');
    await tabTo('[name=software_kinds][value=civil_status]');
    await page.keyboard.press('Space');
    await tabTo('[name="software_in_use.0.name"]');
    await page.keyboard.type('Hộ tịch');
    await pressButton('Thu gọn');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await pressButton('Thêm phần mềm');
    await tabTo('[name^="software_in_use."][name$=".name"]');
    await page.keyboard.type('Một cửa');
    await tabTo('[name=obstacles]');
    await page.keyboard.type('Thiếu máy.');
    await pressButton('Xem lại và gửi');
    await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
    await tabTo('#dong-y');
    await page.keyboard.press('Space');
    await pressButton('Gửi Phiếu');
    await confirmed(page);
    expect(await revisionsOf(office)).toBe(1);
    const draft = await storedDraft(office);
    expect(draft).toMatchObject({
      'registration_offices.district': '13',
      'registrars.district': '29',
      plan_status: 'not_issued',
      software_kinds: ['civil_status'],
      'software_in_use.0.name': 'Hộ tịch',
      obstacles: 'Thiếu máy.',
    });
    expect(Object.values(draft)).toContain('Một cửa');
  });
});

describe('Vietnamese letters', () => {
  const decomposed = 'Nguyễn Thị Hồng Đào'.normalize('NFD');
  const composed = decomposed.normalize('NFC');

  /** Composes letters as an input method does: each text replaces the one before, nothing is final yet. */
  async function compose(keyboard: CDPSession, ...texts: string[]): Promise<void> {
    for (const text of texts)
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
  }

  test('are not touched while they are composed, and composed into one spelling when the field is left', async () => {
    const keyboard = await device.newCDPSession(page);
    await field(page, 'obstacles').focus();
    await page.evaluate(() => {
      const { prototype } = HTMLTextAreaElement;
      const value = Object.getOwnPropertyDescriptor(prototype, 'value') as {
        get: () => string;
        set: (text: string) => void;
      };
      const written: string[] = [];
      Object.assign(window, { written });
      Object.defineProperty(prototype, 'value', {
        get: value.get,
        set(text: string) {
          written.push(text);
          value.set.call(this, text);
        },
      });
    });
    const written = () => page.evaluate(() => (window as unknown as { written: string[] }).written);
    await compose(keyboard, 'N', 'Ng', 'Ngu', 'Nguye', 'Nguye\u0302', 'Nguye\u0302\u0303');
    await says(page, 'Đã lưu trên máy này');
    await compose(keyboard, 'Nguye\u0302\u0303n');
    expect(await written()).toEqual([]);
    expect(await field(page, 'obstacles').inputValue()).toBe('Nguye\u0302\u0303n');
    await keyboard.send('Input.insertText', { text: 'Nguye\u0302\u0303n' });
    await page.keyboard.press('Tab');
    expect(await field(page, 'obstacles').inputValue()).toBe('Nguyễn');
    expect(await written()).toEqual(['Nguyễn']);
  });

  test('may be composed in a cell and in the search for a Sở: Enter and arrows then belong to the input method', async () => {
    const typeWhileComposing = (key: string) =>
      page.evaluate((pressed) => {
        const event = new KeyboardEvent('keydown', {
          key: pressed,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        });
        return document.activeElement!.dispatchEvent(event);
      }, key);
    await page.locator('input[role=combobox]').fill('da');
    for (const key of ['Enter', 'ArrowDown', 'Escape']) expect(await typeWhileComposing(key)).toBe(true);
    expect(await page.locator('input[role=combobox]').inputValue()).toBe('da');
    expect(await page.locator('select[name=unit]').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await field(page, 'registrars.district').focus();
    for (const key of ['Enter', 'ArrowDown']) expect(await typeWhileComposing(key)).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('o-registrars-district');
  });

  test.each(['obstacles', 'respondent_name', 'software_in_use.0.name'])(
    'typed or pasted decomposed into %s are kept composed',
    async (path) => {
      await field(page, path).focus();
      await page.keyboard.insertText(decomposed);
      await page.keyboard.press('Tab');
      expect(await field(page, path).inputValue()).toBe(composed);
      await page.evaluate((text) => navigator.clipboard.writeText(text), decomposed);
      await field(page, path).fill('');
      await field(page, path).focus();
      await page.keyboard.press('Control+V');
      await eventually(() => field(page, path).inputValue()).toBe(composed);
      await saveHere(page);
      const kept = await localDrafts(page);
      expect(kept).toContain(composed);
    },
  );

  test('in an old encoding are pointed out and stay as they are', async () => {
    const tcvn3 = '§¨ng ký khai sinh, hé tÞch t¹i x·, ph­êng';
    await field(page, 'obstacles').fill(tcvn3);
    await field(page, 'proposals').focus();
    await page.getByText('có vẻ được gõ bằng bảng mã cũ (TCVN3 hoặc VNI)').waitFor();
    expect(await field(page, 'obstacles').inputValue()).toBe(tcvn3);
  });

  test('need not be typed to find a Sở; the list is in their order', async () => {
    await chooseUnit(page, 'da nang');
    expect(await page.locator('input[role=combobox]').inputValue()).toBe('Đà Nẵng');
    expect(await page.locator('select[name=unit]').inputValue()).toBe('48');
    await page.locator('input[role=combobox]').click();
    const names = (await page.getByRole('option').allInnerTexts()).map((name) => name.replace('TP. ', ''));
    expect(names).toHaveLength(63);
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare));
    expect(names.indexOf('Đà Nẵng')).toBe(names.indexOf('Cao Bằng') + 2);
  });
});
