import { chooseUnit as chooseByName } from '../browser/form/form-page.ts';
import { provinceByCode } from '../../src/units/units.ts';
import { look, pause, ready, type Tab } from './device.ts';
import type { Where } from './steps.ts';
import type { Walk } from './walk.ts';

/** The tab with the form in view; it is opened if it is not there. Undefined where that cannot be. */
export async function tabWithForm(walk: Walk, where: Where): Promise<Tab | undefined> {
  const device = walk.device(where);
  if (!walk.tab(where) && !device.isOnline) return undefined;
  const tab = walk.tab(where) ?? (await device.open(where.tab));
  if (tab.isAway) return undefined;
  const form = tab.page.locator('form.form-body');
  for (const name of ['Trở lại sửa', 'Đính chính Phiếu này', 'Trở lại Phiếu']) {
    if (await form.isVisible()) return tab;
    const button = tab.page.getByRole('button', { name, exact: true });
    if (await button.isVisible()) await button.click();
  }
  await form.waitFor();
  return tab;
}

/** Opens the form in a tab, or the response in the form that is there, by the code or by the personal link. */
export async function openTab(
  walk: Walk,
  { how, ...where }: Where & { how: 'plain' | 'code' | 'link' },
): Promise<void> {
  const device = walk.device(where);
  const { unit, code } = walk.office;
  if (how === 'plain') return void (await tabWithForm(walk, where));
  if (how === 'code') return openByCode(walk, where);
  const fragment = `#so=${unit}&ma=${code}`;
  const tab = walk.tab(where);
  if (!device.isOnline || tab?.isAway) return;
  if (tab) {
    const loaded = tab.page.waitForEvent('load');
    await tab.page.evaluate((hash) => void setTimeout(() => (location.hash = hash)), fragment);
    await tab.page.clock.runFor(5);
    await loaded;
    await ready(tab.page);
    device.renew(tab);
  } else await device.open(where.tab, fragment);
  await untilOpened(walk, where);
}

async function openByCode(walk: Walk, where: Where): Promise<void> {
  const tab = await tabWithForm(walk, where);
  if (!tab) return;
  const device = walk.device(where);
  // A form that remembers the code opens by itself.
  await device.settle();
  const shown = await look(tab);
  if (!shown || shown.isOpened) return;
  if (shown.unit !== walk.office.unit) await chooseUnit(walk, { which: 'own', ...where });
  const code = tab.page.locator('[name=access_code]');
  if (!(await code.isEditable())) return;
  await code.fill(walk.office.code);
  await tab.page.getByRole('button', { name: 'Mở Phiếu của Sở' }).click();
  await untilOpened(walk, where);
}

/** Waits until the response is open, where it can be. */
async function untilOpened(walk: Walk, where: Where): Promise<void> {
  const device = walk.device(where);
  const tab = walk.tab(where)!;
  await device.settle();
  for (let turn = 0; turn < 30 && device.isApiUp && device.isOnline; turn += 1) {
    if ((await look(tab))?.isOpened) return walk.did('open the response');
    await pause(50);
  }
}

/** Chooses a Sở by its name, where one can be chosen. */
export async function chooseUnit(
  walk: Walk,
  { which, ...where }: Where & { which: 'own' | 'other' },
): Promise<void> {
  const tab = await tabWithForm(walk, where);
  if (!tab) return;
  // Once the response is open no other Sở can be chosen.
  await walk.device(where).settle();
  await tab.page.mouse.move(5, 5);
  if (!(await tab.page.locator('input[role=combobox]').isEditable())) return;
  const unit = which === 'own' ? walk.office.unit : walk.otherUnit;
  await chooseByName(tab.page, provinceByCode(unit)!.name);
  walk.did(`choose the ${which} Sở`);
  await pause(50);
}

/** F5. */
export async function reload(walk: Walk, where: Where): Promise<void> {
  const tab = walk.tab(where);
  const device = walk.device(where);
  // Without a line there would be no form to look at.
  if (!tab || tab.isAway || !device.isOnline) return;
  walk.did('reload');
  await tab.page.reload();
  await ready(tab.page);
  device.renew(tab);
  await device.settle();
}

/** Goes to another page of the site by a link. */
export async function leave(walk: Walk, where: Where): Promise<void> {
  const tab = walk.tab(where);
  if (!tab || tab.isAway || !walk.device(where).isOnline) return;
  await tab.page.evaluate(() => Object.assign(window, { isSamePage: true }));
  tab.isAway = true;
  await tab.page.locator('a[href="/tro-giup/"]').first().click();
  await tab.page.waitForURL('**/tro-giup/');
  tab.pending.clear();
}

/** Back. */
export async function returnTo(walk: Walk, where: Where): Promise<void> {
  const tab = walk.tab(where);
  const device = walk.device(where);
  if (!tab?.isAway || !device.isOnline) return;
  await tab.page.goBack({ waitUntil: 'commit' });
  await ready(tab.page);
  tab.isAway = false;
  // From the browser's memory it is the same page as before, else a new one.
  if (await tab.page.evaluate(() => 'isSamePage' in window)) walk.did('come back from memory');
  else device.renew(tab);
  await device.settle();
}

/** Closes a tab. */
export const closeTab = (walk: Walk, where: Where): Promise<void> => walk.device(where).close(where.tab);
