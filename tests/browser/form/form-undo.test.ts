import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultsOf, lostToTheSide } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import { chooseUnit, eventually, field, focusIsOn, localDrafts, openForm, says } from './form-page.ts';

const openDevice = withDevices();
let device: BrowserContext;
let page: Page;
beforeEach(async () => {
  device = await openDevice();
  page = await openForm(device);
});

const table = ['registration_offices', 'registrars', 'equipped_registrars'].flatMap((row) =>
  ['district', 'commune'].map((column) => `${row}.${column}`),
);
const worksheet = [0, 1, 2].flatMap((line) =>
  ['registration_offices-district', 'registrars-district'].map((name) => `worksheet.${line}.${name}`),
);
const range = '1\t2\n3\t4\n5\t6';
const pasted = ['1', '2', '3', '4', '5', '6'];
const before = ['412', '', '', '', '', ''];

const shown = (cells: string[]): Promise<string[]> =>
  Promise.all(cells.map((path) => field(page, path).inputValue()));

/** What the draft in this browser holds in these cells, once it is saved. */
async function stored(cells: string[]): Promise<string[]> {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  const { values } = JSON.parse(await localDrafts(page)) as { values: Record<string, string> };
  return cells.map((path) => values[path] ?? '');
}

/** The fields, the draft and nothing else hold these. */
async function holds(cells: string[], values: string[]): Promise<void> {
  await eventually(() => shown(cells)).toEqual(values);
  await eventually(() => stored(cells)).toEqual(values);
}

/** Pastes as a spreadsheet does, into the cell that has the focus. */
const paste = (text = range): Promise<void> =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, text);

async function press(keys: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(keys);
}

async function typeAndPaste(cells: string[]): Promise<void> {
  await field(page, cells[0]!).click();
  await page.keyboard.type('412');
  await paste();
  await holds(cells, pasted);
}

describe('a range pasted into the table', () => {
  test('is told with its cells beside the table, and goes at the press of a button as it came', async () => {
    await typeAndPaste(table);
    const notice = page.getByText('Đã dán 6 ô · Hoàn tác');
    await notice.waitFor();
    const [end, said] = [await page.locator('table.counts').boundingBox(), await notice.boundingBox()];
    expect(said!.y - (end!.y + end!.height)).toBeLessThan(80);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await lostToTheSide(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await holds(table, before);
    await notice.waitFor({ state: 'detached' });
    await focusIsOn(page, 'o-registration_offices-district');
    await press('Control+z', 3);
    await press('Control+y', 3);
    await holds(table, before);
  });

  test.each([
    ['the cell it was pasted into', table[0]!],
    ['another of its cells', table[3]!],
  ])(
    'goes with Ctrl+Z in %s, however often that is pressed, and nothing nobody typed comes',
    async (_, cell) => {
      await typeAndPaste(table);
      await field(page, cell).focus();
      await press('Control+z');
      await holds(table, before);
      await press('Control+z', 3);
      await press('Control+Shift+z', 3);
      await holds(table, before);
      await says(page, 'Đã lưu trên máy này');
    },
  );

  test('puts in no figure that nobody typed while the line is down, which is said, and goes in later', async () => {
    const takesRangesApart = '**/_astro/paste-cells*';
    await device.route(takesRangesApart, (route) => route.abort('connectionfailed'));
    await field(page, table[0]!).click();
    await paste();
    await page.getByText('Chưa dán được vì mất kết nối').waitFor();
    expect(await shown(table)).toEqual(['', '', '', '', '', '']);
    await device.unroute(takesRangesApart);
    await paste();
    await holds(table, pasted);
    expect(await page.getByText('Chưa dán được').count()).toBe(0);
  });

  test('that is still on its way goes with Ctrl+Z, and nothing that was typed before it', async () => {
    const takesRangesApart = '**/_astro/paste-cells*';
    const letIn = Promise.withResolvers<void>();
    await device.route(takesRangesApart, async (route) => (await letIn.promise, await route.continue()));
    await field(page, 'obstacles').fill('xin');
    await field(page, table[0]!).click();
    await paste();
    await press('Control+z');
    const arrives = page.waitForResponse(takesRangesApart);
    letIn.resolve();
    await (await arrives).finished();
    await holds([...table, 'obstacles'], ['', '', '', '', '', '', 'xin']);
    await paste();
    await holds(table, pasted);
  });

  test('goes with Ctrl+Z also where nothing was typed before', async () => {
    await field(page, 'obstacles').fill('xin');
    await field(page, table[0]!).click();
    await paste();
    await holds(table, pasted);
    await press('Control+z');
    await holds([...table, 'obstacles'], ['', '', '', '', '', '', 'xin']);
  });

  test('goes with Ctrl+Z in another field once what was typed there since is gone', async () => {
    await typeAndPaste(table);
    await field(page, 'obstacles').click();
    await page.keyboard.type('xin');
    await press('Control+z');
    await holds([...table, 'obstacles'], [...pasted, '']);
    await press('Control+z', 4);
    await holds([...table, 'obstacles'], [...before, '']);
    await press('Control+y', 4);
    expect(await shown(table)).toEqual(before);
    expect(['', 'xin']).toContain(await field(page, 'obstacles').inputValue());
  });

  test('stays while Ctrl+Z takes back what was typed after it, and what was changed since is left alone', async () => {
    await typeAndPaste(table);
    await page.keyboard.type('78');
    await press('Control+z');
    await holds(table, pasted);
    await press('Control+y');
    await holds(table, ['178', ...pasted.slice(1)]);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await holds(table, ['178', '', '', '', '', '']);
  });

  test('is not mixed by Ctrl+Y with what was undone before', async () => {
    await field(page, table[0]!).click();
    await page.keyboard.type('412');
    await press('Control+z');
    await paste();
    await press('Control+y', 2);
    await holds(table, pasted);
  });

  test('is never taken back in the draft of another Sở', async () => {
    await chooseUnit(page, 'cao bang');
    await typeAndPaste(table);
    await chooseUnit(page, 'ca mau');
    await page.getByText('được giữ riêng trên máy này').waitFor();
    expect(await page.getByRole('button', { name: 'Hoàn tác' }).count()).toBe(0);
    expect(await shown(table)).toEqual(['', '', '', '', '', '']);
  });
});

describe('a range pasted into the worksheet by district', () => {
  beforeEach(() => page.getByRole('button', { name: 'Bảng cộng theo huyện' }).click());

  test('goes with Ctrl+Z as it came, and nothing nobody typed comes', async () => {
    await typeAndPaste(worksheet);
    await press('Control+z');
    await holds(worksheet, before);
    await press('Control+z', 3);
    await press('Control+y', 3);
    await holds(worksheet, before);
  });

  test('goes at the press of its button, but for what was changed since', async () => {
    await typeAndPaste(worksheet);
    await page.keyboard.type('78');
    await page.getByRole('button', { name: 'Hoàn tác dán' }).click();
    await holds(worksheet, ['178', '', '', '', '', '']);
  });
});

test('a field whose letters were composed into one spelling is not filled twice by undo and redo', async () => {
  const name = field(page, 'respondent_name');
  await name.click();
  await page.keyboard.insertText('Lan A\u0301nh');
  await press('Tab');
  expect(await name.inputValue()).toBe('Lan Ánh');
  await press('Control+z', 2);
  await press('Control+y', 2);
  expect((await name.inputValue()).normalize('NFC')).toBe('Lan Ánh');
});

afterEach(() => device.close());
