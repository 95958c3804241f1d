import { look, pause } from './device.ts';
import type { Where } from './steps.ts';
import { tabWithForm } from './tab-steps.ts';
import { typeInto } from './typing-steps.ts';
import type { Walk } from './walk.ts';

/** Saves a draft file in one tab and opens it in another. */
export async function carryFile(walk: Walk, { to, ...where }: Where & { to: Where }): Promise<void> {
  if (!walk.device(where).isOnline || !walk.device(to).isOnline) return;
  const from = await tabWithForm(walk, where);
  const target = await tabWithForm(walk, to);
  if (!from || !target || from === target) return;
  const [here, there] = [await look(from), await look(target)];
  // A file of another Sở would be another story.
  if (!here || !there || (there.unit !== '' && here.unit !== there.unit)) return;
  const saved = from.page.waitForEvent('download', { timeout: 4_000 }).catch(() => undefined);
  await from.page.getByRole('button', { name: 'Lưu bản nháp ra tệp' }).click();
  const file = await (await saved)?.path();
  if (file === undefined) return;
  await target.page.getByLabel('Tệp bản nháp').setInputFiles(file);
  walk.did('carry a draft file');
  await target.page
    .getByText('Đã đọc tệp bản nháp.')
    .waitFor({ timeout: 3_000 })
    .catch(() => undefined);
}

/** Chooses one of the two values of a conflict. */
export async function chooseInConflict(
  walk: Walk,
  { which, position, ...where }: Where & { which: 'local' | 'remote'; position: number },
): Promise<void> {
  const tab = walk.tab(where) && (await tabWithForm(walk, where));
  const shown = tab && (await look(tab));
  if (!tab || !shown || shown.conflicts.length === 0) return;
  const place = Math.min(position, shown.conflicts.length - 1);
  const name = which === 'local' ? 'Giữ giá trị này' : 'Lấy giá trị này';
  const button = tab.page
    .locator('.conflicts li')
    .nth(place)
    .getByRole('button', { name, exact: true })
    .first();
  if ((await button.count()) === 0) return;
  walk.ledger.takeUnchosen(shown.conflicts[place]!, which, shown);
  await button.click();
  walk.did('choose in a conflict');
}

/** Reviews the Phiếu and sends it, where it was opened by its code and nothing waits for a choice. */
export async function sendFrom(walk: Walk, where: Where): Promise<void> {
  const tab = walk.tab(where) && (await tabWithForm(walk, where));
  const shown = tab && (await look(tab));
  if (!tab || !shown?.isOpened || shown.conflicts.length > 0) return;
  for (const field of ['respondent_name', 'respondent_email'])
    if (!shown.values[field]) await typeInto(walk, { field, ...where });
  const { page } = tab;
  await page.getByRole('button', { name: 'Xem lại và gửi' }).click();
  const isReviewed = await page
    .getByRole('heading', { name: 'Xem lại trước khi gửi' })
    .waitFor({ timeout: 2_500 })
    .then(
      () => true,
      () => false,
    );
  if (!isReviewed) return;
  await page.getByLabel('Số liệu đã được lãnh đạo Sở đồng ý gửi.').check();
  await page.getByRole('button', { name: 'Gửi Phiếu', exact: true }).click();
  await page
    .getByRole('button', { name: 'Đang gửi…' })
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
  await pause(100);
  if (await page.locator('.confirmation').isVisible()) walk.did('send');
}

/** Goes on with the form after a send, to correct it. */
export const startCorrection = async (walk: Walk, where: Where): Promise<void> => {
  if (walk.tab(where)) await tabWithForm(walk, where);
};
