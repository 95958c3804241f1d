import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import {
  chooseUnit,
  confirmed,
  eventually,
  field,
  fillContact,
  openAllSoftware,
  openForm,
  review,
  sendReviewed,
} from './form-page.ts';

const openDevice = withDevices();

const toReview = (page: Page) => page.getByRole('button', { name: 'Xem lại và gửi' }).click();

async function bringIn(page: Page, values: object): Promise<void> {
  const buffer = Buffer.from(JSON.stringify({ format: 'phieu-khao-sat-669', form_values: values }));
  await page
    .getByLabel('Tệp bản nháp')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
}

/** Something unusual in every kind of field, with a reason given for one. */
async function fillUnusually(page: Page): Promise<void> {
  await openAllSoftware(page);
  await chooseUnit(page, 'vinh phuc');
  await field(page, 'registration_offices.commune').fill('20');
  await field(page, 'registrars.district').fill('20');
  await field(page, 'equipped_registrars.district').fill('50');
  await field(page, 'plan_status', 'issued').check();
  await field(page, 'software_kinds_other').fill('Một cửa');
  await field(page, 'software_in_use.0.name').fill('Một cửa');
  await field(page, 'software_in_use.0.database', 'centralized').check();
  await field(page, 'software_in_use.0.server_place', 'supplier').check();
  await field(page, 'software_in_use.0.server_place', 'justice_department').check();
  await field(page, 'software_in_use.1.name').fill('Một cửa');
  await field(page, 'obstacles').fill('Liên hệ 024 3733 0001');
  await field(page, 'proposals').focus();
  await field(page, 'explanations.equipped_registrars.district').fill('Có người dùng hai máy');
}

/** The states of the form, and how a person gets from one to the next. */
const walks: Record<string, (page: Page) => Promise<void>>[] = [
  {
    empty: async () => {},
    'looking for a province': (page) => page.locator('input[role=combobox]').fill('ha'),
  },
  { errors: makeErrors },
  {
    warnings: async (page) => {
      await fillUnusually(page);
      await eventually(() => page.locator('.field-warning').count()).toBe(6);
    },
    review: async (page) => {
      await fillContact(page);
      await review(page);
    },
    confirmation: async (page) => {
      await sendReviewed(page);
      await confirmed(page);
    },
  },
  {
    'ten blocks, one removed': async (page) => {
      for (let instance = 2; instance <= 10; instance += 1)
        await page.getByRole('button', { name: 'Thêm phần mềm', exact: true }).click();
      await openAllSoftware(page);
      await page.getByRole('button', { name: 'Thu gọn', exact: true }).nth(3).click();
      await page.getByRole('button', { name: 'Bỏ phần mềm thứ 2', exact: true }).click();
      await eventually(() => page.locator('.repeat').first().locator('details').count()).toBe(10);
    },
  },
  {
    worksheet: async (page) => {
      await page.getByRole('button', { name: 'Bảng cộng theo huyện' }).click();
      await page.locator('.worksheet table').waitFor();
    },
    conflict: async (page) => {
      await field(page, 'obstacles').fill('trên trang');
      await field(page, 'software_kinds', 'one_stop').check();
      await bringIn(page, { obstacles: 'trong tệp', software_kinds: ['civil_status'] });
      await page.locator('.conflicts').waitFor();
    },
  },
];

async function makeErrors(page: Page): Promise<void> {
  await openAllSoftware(page);
  await field(page, 'data_date').fill('31/2/2016');
  await field(page, 'registrars.commune').fill('1,5');
  await field(page, 'software_kinds', 'other').check();
  await field(page, 'software_in_use.1.server_place', 'other').check();
  await toReview(page);
  await page.locator('.error-summary').waitFor();
}

/** Axe finds nothing wrong on a narrow screen, and nothing is lost there or with large letters. */
async function expectAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  expect(await lostToTheSide(page), state).toEqual([]);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await lostToTheSide(page), state).toEqual([]);
  // Where nothing is scrolled what stays in view lies over nothing; elsewhere it may just then cover half a link.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 320, height: height + 100 });
  expect(await faultsOf(page), state).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('the form', () => {
  test.each(walks.map((walk) => [Object.keys(walk).join(', '), walk] as const))(
    'has no fault axe can find, and loses nothing on a narrow screen or with large letters: %s',
    async (_, walk) => {
      const page = await openForm(await openDevice());
      for (const [state, act] of Object.entries(walk)) {
        await act(page);
        await expectAccessible(page, state);
      }
    },
  );

  test('moves nothing for those who want no motion', async () => {
    const page = await openForm(await openDevice({ reducedMotion: 'reduce' }));
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map(({ localName, className }) => `${localName}.${className}`),
    );
    expect(moving).toEqual([]);
  });

  test('says with forced colours, too, what has the focus, what is wrong and what is unusual', async () => {
    const page = await openForm(await openDevice({ forcedColors: 'active' }));
    await makeErrors(page);
    const edges = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { borderLeftStyle, borderLeftWidth } = getComputedStyle(element);
          return `${borderLeftStyle} ${borderLeftWidth}`;
        });
    expect(await edges('.error-summary')).toBe('solid 4px');
    expect(await edges('.field-error')).toBe('solid 4px');
    for (const selector of ['[role=combobox]', 'textarea', 'summary', '.button', 'a', '[type=checkbox]']) {
      const focused = page.locator(`.form-layout ${selector}`).first();
      await page.keyboard.press('Tab');
      await focused.focus();
      const outline = await focused.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
      });
      expect(outline, selector).toBeGreaterThanOrEqual(2);
    }
  });
});
