import { districtsOf } from '../../src/units/districts.ts';
import { returned } from '../form/worksheet/returned-file.ts';
import { returnedWord } from '../form/word/word-files.ts';
import { look } from './device.ts';
import type { Where } from './steps.ts';
import { tabWithForm } from './tab-steps.ts';
import { openWorksheet } from './typing-steps.ts';
import type { Walk } from './walk.ts';

/** Reads a Word file with a new value that a colleague wrote into one field. */
export async function bringWord(walk: Walk, { field, ...where }: Where & { field: string }): Promise<void> {
  const value = walk.newValue(field);
  const { unit } = walk.office;
  const file = await returnedWord({ unit, [field]: value });
  await bring(walk, where, { label: 'Tệp Word của Phiếu', name: 'phieu.docx', file }, 'Đã đọc tệp Word', {
    path: field,
    value,
  });
}

/** Reads the file that the first district of the province sent back, as long as its line bears its name. */
export async function bringDistrict(walk: Walk, where: Where): Promise<void> {
  const path = 'worksheet.0.registration_offices-district';
  const value = walk.newValue(path);
  const { unit } = walk.office;
  const file = returned(unit, districtsOf(unit)[0]!.code, { C5: value });
  const tab = await tabWithForm(walk, where);
  const shown = tab && (await look(tab));
  if (!tab || !shown || !(await openWorksheet(tab.page, shown))) return;
  const name = await tab.page.locator('[name="worksheet.0.name"]').inputValue();
  if (name !== '' && name !== districtsOf(unit)[0]!.name) return;
  await bring(
    walk,
    where,
    { label: 'Các tệp Excel huyện gửi lại', name: 'huyen.xlsx', file },
    'Đã đọc 1 tệp',
    {
      path,
      value,
    },
  );
}

async function bring(
  walk: Walk,
  where: Where,
  { label, name, file }: { label: string; name: string; file: Blob },
  answer: string,
  { path, value }: { path: string; value: string },
): Promise<void> {
  const tab = await tabWithForm(walk, where);
  const shown = tab && (await look(tab));
  const input = tab?.page.getByLabel(label);
  if (!tab || shown?.unit !== walk.office.unit || (await input!.count()) === 0) return;
  const buffer = Buffer.from(await file.arrayBuffer());
  await input!.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await tab.page.getByText(answer).waitFor();
  walk.ledger.enter({ path, value, unit: shown.unit, device: where.device, step: walk.step });
  walk.did(`bring ${name}`);
}
