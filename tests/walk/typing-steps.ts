import type { Locator, Page } from 'playwright-core';
import { findField } from '../../src/questionnaire/fields.ts';
import { questions } from '../../src/questionnaire/questionnaire.ts';
import { look, pause, type Tab } from './device.ts';
import type { Shown } from './shown.ts';
import type { Where } from './steps.ts';
import { tabWithForm } from './tab-steps.ts';
import type { Walk } from './walk.ts';

interface AtForm {
  tab: Tab;
  page: Page;
  shown: Shown;
}

/** The form in this tab, with what a person sees in it now; software that is folded is opened, as who fills it in does. */
async function atForm(walk: Walk, where: Where): Promise<AtForm | undefined> {
  const tab = await tabWithForm(walk, where);
  await tab?.page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.repeat-instance details'))
      fold.open = true;
  });
  const shown = tab && (await look(tab));
  return tab && shown && { tab, page: tab.page, shown };
}

/** Types a new value into a field, over what stands there. */
export async function typeInto(walk: Walk, { field, ...where }: Where & { field: string }): Promise<void> {
  const form = await atForm(walk, where);
  const path = form && (await pathOf(form, field));
  if (path !== undefined) await fill(walk, where, form!, path, walk.newValue(path));
}

/** Empties a field. */
export async function clearField(walk: Walk, { field, ...where }: Where & { field: string }): Promise<void> {
  const form = await atForm(walk, where);
  const path = form && (await pathOf(form, field));
  if (path !== undefined) await fill(walk, where, form!, path, '');
}

async function fill(walk: Walk, { device }: Where, form: AtForm, path: string, value: string): Promise<void> {
  const input = form.page.locator(`[name="${path}"]`);
  if ((await input.count()) !== 1 || !(await input.isEditable())) return;
  const { unit } = form.shown;
  walk.did(value === '' ? 'clear' : 'type');
  // Another value may arrive while one types; who sees the two run together types it anew.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const before = await typeOver(input, value);
    walk.ledger.takeShown({ values: { [path]: before } }, (entry) => entry.path === path);
    const after = await input.inputValue();
    if (after === value) break;
    for (const entry of walk.ledger.live())
      if (entry.path === path && !entry.box && after.includes(entry.value)) entry.state = 'gone';
  }
  if (value !== '') walk.ledger.enter({ path, value, unit, device, step: walk.step });
}

/** Types over what stands in a field, and says what that was at the moment of typing. */
async function typeOver(input: Locator, value: string): Promise<string> {
  await input.evaluate((field) => {
    const note = (): void => void (field.dataset['stoodHere'] ??= (field as HTMLInputElement).value);
    delete field.dataset['stoodHere'];
    field.addEventListener('beforeinput', note, { once: true });
  });
  const stood = await input.inputValue();
  await input.fill(value);
  return input.evaluate((field, before) => {
    const noted = field.dataset['stoodHere'] ?? before;
    delete field.dataset['stoodHere'];
    return noted;
  }, stood);
}

/** The path of a field; of a repeat the one at that place on the page, or the last. The worksheet is opened for its cells. */
async function pathOf({ page, shown }: AtForm, field: string): Promise<string | undefined> {
  if (field.startsWith('worksheet.') && !(await openWorksheet(page, shown))) return undefined;
  const [, repeat, position, name] = /^(\w+)#(\d+)\.(\w+)$/.exec(field) ?? [];
  if (repeat === undefined) return field;
  const numbers = await numbersOf(page, repeat);
  const number = numbers[Math.min(Number(position), numbers.length - 1)];
  return number === undefined ? undefined : `${repeat}.${number}.${name}`;
}

/** Opens the worksheet by district; false where it does not come, as on a line that is down. */
export async function openWorksheet(page: Page, { hasWorksheet }: Shown): Promise<boolean> {
  if (hasWorksheet) return true;
  await page.getByRole('button', { name: 'Bảng cộng theo huyện' }).click();
  return page
    .locator('.worksheet table')
    .waitFor({ timeout: 3_000 })
    .then(
      () => true,
      () => false,
    );
}

/** The numbers of the repeats on the page, in their order. */
const numbersOf = (page: Page, repeat: string): Promise<string[]> =>
  page
    .locator(`[name^="${repeat}."][name$=".name"]`)
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name')!.split('.')[1]!));

/** Ticks a box, or chooses one of two. */
export async function tick(
  walk: Walk,
  { field, option, ...where }: Where & { field: string; option: string },
): Promise<void> {
  const form = await atForm(walk, where);
  if (!form || [form.shown.values[field] ?? []].flat().includes(option)) return;
  const question = findField(field)?.question;
  const label = (question && 'options' in question ? question.options : []).find(
    ({ value }) => value === option,
  )!.label;
  const isOneOf = question?.kind === 'choice';
  if (isOneOf) walk.ledger.takeShown(form.shown, ({ path }) => path === field);
  await form.page.locator(`[name="${field}"][value="${option}"]`).check();
  walk.did('tick');
  const box = { label, place: question!.place };
  const { device } = where;
  walk.ledger.enter({ path: field, value: option, box, unit: form.shown.unit, device, step: walk.step });
}

/** Takes the tick away from a box. */
export async function untick(
  walk: Walk,
  { field, option, ...where }: Where & { field: string; option: string },
): Promise<void> {
  const form = await atForm(walk, where);
  if (!form || findField(field)?.question.kind === 'choice') return;
  walk.ledger.takeShown(form.shown, ({ path, value }) => path === field && value === option);
  await form.page.locator(`[name="${field}"][value="${option}"]`).uncheck();
}

/** Chooses neither of the two boxes of section 2. */
export async function clearChoice(walk: Walk, where: Where): Promise<void> {
  const form = await atForm(walk, where);
  const button = form?.page.getByRole('button', { name: 'Bỏ chọn' });
  if (!form || (await button!.count()) === 0) return;
  walk.ledger.takeShown(form.shown, ({ path }) => path === 'plan_status');
  await button!.click();
}

const rows = ['registration_offices', 'registrars', 'equipped_registrars'];

/** Pastes two lines of two figures into the table of section 1. */
export async function pasteRange(walk: Walk, { field, ...where }: Where & { field: string }): Promise<void> {
  const form = await atForm(walk, where);
  const cell = form?.page.locator(`[name="${field}"]`);
  if (!form || !(await cell!.isEditable())) return;
  const first = rows.indexOf(field.split('.')[0]!);
  const paths = [first, first + 1].flatMap((row) => [`${rows[row]}.district`, `${rows[row]}.commune`]);
  const values = paths.map((path) => walk.newValue(path));
  await cell!.focus();
  walk.ledger.takeShown(form.shown, ({ path }) => paths.includes(path));
  await cell!.evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    input.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
    );
  }, `${values[0]}\t${values[1]}\n${values[2]}\t${values[3]}`);
  await pause(50);
  const shown = await look(form.tab);
  const { device } = where;
  // What the page did not take, a person sees at once; it was never entered.
  for (const [index, path] of paths.entries())
    if (shown?.values[path] === values[index])
      walk.ledger.enter({ path, value: values[index]!, unit: form.shown.unit, device, step: walk.step });
}

const itemOf = (repeat: string): string => {
  const question = questions.find(({ name }) => name === repeat);
  return question?.kind === 'repeat' ? question.item.toLowerCase() : '';
};

/** Adds a repeat and names it at once. */
export async function addRepeat(walk: Walk, { repeat, ...where }: Where & { repeat: string }): Promise<void> {
  const form = await atForm(walk, where);
  const button = form?.page.getByRole('button', { name: `Thêm ${itemOf(repeat)}`, exact: true });
  if (!form || (await button!.count()) === 0) return;
  const before = await numbersOf(form.page, repeat);
  await noteClicks(form.page);
  await button!.click();
  await form.page
    .waitForFunction(
      ([name, count]) =>
        document.querySelectorAll(`[name^="${name}."][name$=".name"]`).length > Number(count),
      [repeat, before.length],
    )
    .catch(async () => {
      const clicked = await form.page.evaluate(() => (window as Clicked).lastClicked);
      const now = await numbersOf(form.page, repeat);
      throw new Error(`no ${repeat} was added: clicked ${clicked}, ${before.join()} became ${now.join()}`);
    });
  const added = (await numbersOf(form.page, repeat)).find((number) => !before.includes(number));
  if (added !== undefined) await fill(walk, where, form, `${repeat}.${added}.name`, walk.newValue('name'));
}

type Clicked = Window & { lastClicked?: string };

/** Notes what is clicked on a page from now on, to tell a click that was not heard from one that came to nothing. */
const noteClicks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (window as Clicked).lastClicked = 'nothing';
    const note = ({ type, target }: Event) =>
      ((window as Clicked).lastClicked += `, ${type} ${(target as Element).outerHTML.slice(0, 80)}`);
    for (const type of ['pointerdown', 'pointerup', 'click']) addEventListener(type, note, { capture: true });
  });

/** Removes the repeat at that place, or the last. */
export async function removeRepeat(
  walk: Walk,
  { repeat, position, ...where }: Where & { repeat: string; position: number },
): Promise<void> {
  const form = await atForm(walk, where);
  const numbers = form ? await numbersOf(form.page, repeat) : [];
  const place = Math.min(position, numbers.length - 1);
  const button = form?.page.getByRole('button', {
    name: `Bỏ ${itemOf(repeat)} thứ ${place + 1}`,
    exact: true,
  });
  if (!form || (await button!.count()) === 0) return;
  walk.ledger.takeShown(form.shown, ({ path }) => path.startsWith(`${repeat}.${numbers[place]}.`), 'removed');
  await button!.click();
}

/** Takes back the repeat that was removed last. */
export async function takeRepeatBack(
  walk: Walk,
  { repeat, ...where }: Where & { repeat: string },
): Promise<void> {
  const form = await atForm(walk, where);
  const button = form?.page.getByRole('button', { name: 'Lấy lại', exact: true }).first();
  if (!form || (await button!.count()) === 0) return;
  const names = [repeat, ...['software_in_use', 'software_planned'].filter((name) => name !== repeat)];
  const numbers = async (): Promise<string[]> =>
    (
      await Promise.all(
        names.map(async (name) => (await numbersOf(form.page, name)).map((number) => `${name}.${number}.`)),
      )
    ).flat();
  const before = await numbers();
  await button!.click();
  await pause(50);
  for (const prefix of await numbers()) if (!before.includes(prefix)) walk.ledger.takeBack(prefix);
  walk.did('take a repeat back');
}
