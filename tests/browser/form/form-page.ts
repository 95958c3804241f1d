import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { digestOf } from '../../../src/server/access-code-digest.ts';
import { groupAccessCode, makeAccessCode } from '../../../src/submission/codes/access-code.ts';
import { provinceByCode } from '../../../src/units/units.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';
import { fetchSystem, querySystem, systemUnderTest } from '../../setup/system.ts';

/** A Sở that has just got its code and has never opened its Phiếu. */
export interface Office {
  unit: string;
  name: string;
  /** In groups of four, as it is printed. */
  code: string;
}

/** Waits until something outside the page is so. */
export const eventually = <T>(look: () => Promise<T> | T) =>
  expect.poll(look, { timeout: 30_000, interval: 100 });

/** The Sở of plain-post.test.ts and check.test.ts. */
const usedElsewhere = ['33', '52'];

/** The next Sở that no test has used yet. */
export async function newOffice(): Promise<Office> {
  const trial = systemUnderTest().codes.map(({ unit }) => unit);
  const [free] = await querySystem<{ code: string }>(
    `select u.code from survey.units u where u.level = 1 and u.code <> all($1) and not exists (
       select from survey.access_codes a where a.unit_code = u.code) and not exists (
       select from survey.responses r where r.unit_code = u.code) order by u.code desc limit 1`,
    [[...trial, ...usedElsewhere]],
  );
  const unit = free?.code ?? expect.fail('every Sở was used');
  const code = makeAccessCode();
  const digest = digestOf(code, systemUnderTest().accessCodePepper);
  await querySystem('select public.issue_access_codes($1::jsonb)', [
    JSON.stringify({ codes: [{ unit, digest }] }),
  ]);
  return { unit, name: provinceByCode(unit)?.name ?? '', code: groupAccessCode(code) };
}

/** A Sở that has saved these values as its draft from a machine that no test looks at; blocks are those of the paper. */
export async function officeWithDraft(values: FormValues): Promise<Office> {
  const office = await newOffice();
  const { unit, code } = office;
  const saved = await postToSystem('/api/drafts', {
    unit,
    access_code: code,
    changes: Object.entries({ ...values, unit }).map(([path, to]) => ({ path, from: '', to })),
  });
  expect(saved).toMatchObject({ conflicts: [] });
  return office;
}

/** Asks the API for something with a document; hands over the document of its answer. */
export async function postToSystem(address: string, document: object): Promise<unknown> {
  const answer = await fetchSystem(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  });
  if (!answer.ok) expect.fail(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** What the system holds as the draft of a Sở. */
export async function storedDraft({ unit }: Office): Promise<FormValues> {
  const rows = await querySystem<{ form_values: FormValues }>(
    `select d.form_values from survey.drafts d join survey.responses r on r.id = d.response_id where r.unit_code = $1`,
    [unit],
  );
  return rows[0]?.form_values ?? {};
}

/** How many revisions the confirmed response of a Sở has. */
export async function revisionsOf({ unit }: Office): Promise<number> {
  const rows = await querySystem<{ n: number }>(
    `select count(*)::int as n from survey.revisions v join survey.responses r on r.id = v.response_id
     where r.unit_code = $1 and not r.sent_without_code`,
    [unit],
  );
  return rows[0]?.n ?? 0;
}

const faults: string[] = [];
/** Refusals of the API and a line that is down are what some tests are about. */
const meant =
  /^Failed to load resource: .*(ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_FAILED|status of (400|403|409|422|429|503))/;

/** What the forms opened since have reported as errors, refusals by the content security policy among them. */
export const takeFaults = (): string[] => faults.splice(0).filter((fault) => !meant.test(fault));

/** Opens the form; it is ready to be typed into. */
export async function openForm(device: BrowserContext, fragment = ''): Promise<Page> {
  const page = await device.newPage();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(new URL(`/phieu/${fragment}`, systemUnderTest().address).href);
  await ready(page);
  // The first sign of a person: what stands far below comes with it.
  await page.mouse.move(5, 5);
  await page.locator('.province-search').waitFor();
  return page;
}

/** Waits until script runs. */
export const ready = (page: Page): Promise<void> => page.locator('.saving-bar').waitFor();

/** The input for a path; of boxes, the one with a value. */
export const field = (page: Page, path: string, value?: string): Locator =>
  page.locator(`[name="${path}"]${value === undefined ? '' : `[value="${value}"]`}`);

/** The cells of section 1, row by row. */
export const countCells = [
  'registration_offices.district',
  'registration_offices.commune',
  'registrars.district',
  'registrars.commune',
  'equipped_registrars.district',
  'equipped_registrars.commune',
];

/** What the cells of section 1 show. */
export const countsShown = (page: Page): Promise<string[]> =>
  Promise.all(countCells.map((path) => field(page, path).inputValue()));

/** Pastes into the field of a path as a person does: with the clipboard and Ctrl+V. */
export async function pasteAt(page: Page, path: string, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field(page, path).focus();
  await page.keyboard.press('Control+V');
}

/** Waits until the line about saving says this. */
export const says = (page: Page, words: string | RegExp): Promise<void> =>
  page.locator('.saving-words', { hasText: words }).waitFor();

/** Chooses the Sở by typing its name. */
export async function chooseUnit(page: Page, typed: string): Promise<void> {
  await page.locator('input[role=combobox]').fill(typed);
  await page.keyboard.press('Enter');
}

/** Gives Sở and code and waits until the response is open. */
export async function openResponse(page: Page, { name, code }: Office): Promise<void> {
  await chooseUnit(page, name);
  await field(page, 'access_code').fill(code);
  await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
  await page.getByText('Đã mở Phiếu số').waitFor();
  await says(page, 'Đã lưu trên hệ thống');
  // What is filled in while the focus is led there would go nowhere.
  await focusIsOn(page, 'ma-truy-cap-ket-qua');
}

/** Opens the form by the personal link of a Sở and waits until its response is open. */
export async function openByLink(device: BrowserContext, { unit, code }: Office): Promise<Page> {
  const page = await openForm(device, `#so=${unit}&ma=${code}`);
  await page.getByText('Đã mở Phiếu số').waitFor();
  await says(page, 'Đã lưu trên hệ thống');
  return page;
}

/** Lets the form save on the system now, and take in what others have saved: otherwise that takes two to thirty seconds. */
export const sync = (page: Page): Promise<void> =>
  page.evaluate(() => void dispatchEvent(new Event('online')));

/** Lets the form save in this browser now: otherwise that takes a second. */
export const saveHere = (page: Page): Promise<void> =>
  page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));

/** What a send needs besides the Sở. */
export const contact = {
  respondent_name: 'Nguyễn Thị Ví Dụ',
  respondent_email: 'stp@vidu.example',
};

/** Fills what a send needs besides the Sở. */
export async function fillContact(page: Page): Promise<void> {
  for (const [path, value] of Object.entries(contact)) await field(page, path).fill(value);
}

/** Opens every software to be filled in: otherwise one at a time is. */
export async function openAllSoftware(page: Page): Promise<void> {
  for (const button of await page.locator('[data-press=toggle-all]').all())
    if ((await button.innerText()) === 'Mở tất cả') await button.click();
}

/** Goes on to the review. */
export async function review(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
  await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
}

/** Ticks the consent and sends; what comes of it is for the test to see. */
export async function sendReviewed(page: Page): Promise<void> {
  await page.getByLabel('Số liệu đã được lãnh đạo Sở đồng ý gửi.').check();
  await page.getByRole('button', { name: 'Gửi Phiếu' }).click();
}

/** Waits for the confirmation. */
export const confirmed = (page: Page): Promise<void> =>
  page.locator('.confirmation').getByRole('heading', { name: 'Xác nhận đã nhận số liệu' }).waitFor();

/** From the confirmation back to the form, with the response open. */
export async function correctSent(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Đính chính Phiếu này' }).click();
  await ready(page);
  await page.getByText('Đã mở Phiếu số').waitFor();
  await says(page, 'Đã lưu trên hệ thống');
}

/** The drafts in the storage of a browser, as they are written there. */
export const localDrafts = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('phieu-669/'))
      .map(([, draft]) => String(draft))
      .join('\n'),
  );

/** The element that has the focus, by id. */
export const focusedId = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id ?? '');

/** Waits until the focus is on the element with this id. */
export async function focusIsOn(page: Page, id: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
}
