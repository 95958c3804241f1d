import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { withDevices } from './form-opened.ts';
import {
  eventually,
  field,
  newOffice,
  openByLink,
  openForm,
  openResponse,
  ready,
  says,
  storedDraft,
  sync,
  type Office,
} from './form-page.ts';

const newDevice = withDevices();
const names = ['Phần mềm thứ nhất', 'Phần mềm thứ hai', 'Phần mềm thứ ba'];
const nameFields = (page: Page) => page.locator('[name^="software_in_use."][name$=".name"]');

let office: Office;
beforeEach(async () => {
  office = await newOffice();
});

/** Writes one software after the other into 3.2; the third needs a block that the paper does not have. */
async function writeThreeSoftware(page: Page): Promise<void> {
  for (const [position, name] of names.entries()) {
    if (position === (await nameFields(page).count()))
      await page.getByRole('button', { name: 'Thêm phần mềm', exact: true }).click();
    await nameFields(page).nth(position).fill(name);
  }
  await sync(page);
}

const namesIn = async (page: Page): Promise<string[]> => {
  const inputs = await nameFields(page).all();
  return (await Promise.all(inputs.map((input) => input.inputValue()))).filter((name) => name !== '');
};

async function storedNames(): Promise<unknown[]> {
  const stored = Object.entries(await storedDraft(office));
  return stored.filter(([path]) => /^software_in_use\..*\.name$/.test(path)).map(([, value]) => value);
}

const within = (message: string) => ({ message, timeout: 5_000 });

/** Waits until all three names are on the system and in these forms, and still are after they synced once more. */
async function expectAllThree(...pages: Page[]): Promise<void> {
  const shown = pages.map((page) => () => namesIn(page));
  for (const round of ['first', 'again']) {
    for (const page of pages) await Promise.all([page.waitForResponse('**/api/drafts'), sync(page)]);
    await expect.poll(storedNames, within(`on the system, ${round}`)).toEqual(names);
    for (const [number, look] of shown.entries())
      await expect.poll(look, within(`in form ${number + 1}, ${round}`)).toEqual(names);
  }
}

/** The response of the Sở, opened on another device. */
const secondDevice = async (): Promise<Page> => openByLink(await newDevice(), office);

/** Opens the response again after a reload, where the form asks for the code again. */
async function openAgainIfAsked(page: Page): Promise<void> {
  const opened = page.getByText('Đã mở Phiếu số');
  const code = field(page, 'access_code');
  await ready(page);
  await page.waitForLoadState('networkidle');
  if ((await opened.count()) === 0 && (await code.isEditable()) && (await code.inputValue()) === '') {
    await code.fill(office.code);
    await page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
  }
  await opened.waitFor();
}

test('an added repeat survives a reload of the form that was opened by a typed code, on every device', async () => {
  const page = await openForm(await newDevice());
  await openResponse(page, office);
  const other = await secondDevice();
  await writeThreeSoftware(page);
  await eventually(storedNames).toEqual(names);
  await says(page, 'Đã lưu trên hệ thống');
  await sync(other);
  await eventually(() => namesIn(other)).toEqual(names);

  await page.reload();
  await openAgainIfAsked(page);
  await expectAllThree(page, other);
});

test('an added repeat survives a reload of the form that was opened by the personal link, on every device', async () => {
  const page = await openByLink(await newDevice(), office);
  const other = await secondDevice();
  await writeThreeSoftware(page);
  await eventually(storedNames).toEqual(names);
  await says(page, 'Đã lưu trên hệ thống');

  await page.reload();
  await page.getByText('Đã mở Phiếu số').waitFor();
  await expectAllThree(page, other);
});

test('a repeat added in one tab is in a second tab opened beside it, and on the system', async () => {
  const device = await newDevice();
  const page = await openByLink(device, office);
  const other = await secondDevice();
  await writeThreeSoftware(page);
  await eventually(storedNames).toEqual(names);
  await says(page, 'Đã lưu trên hệ thống');

  const beside = await openForm(device);
  await eventually(() => namesIn(beside)).toEqual(names);
  await openAgainIfAsked(beside);
  await expectAllThree(page, beside, other);
});
