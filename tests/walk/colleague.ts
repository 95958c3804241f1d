import { filledInstances } from '../../src/questionnaire/form-values.ts';
import type { Walk } from './walk.ts';

/** A colleague elsewhere, who sees what the system holds, saves one field. */
export async function saveAsColleague(walk: Walk, field: string): Promise<void> {
  const { office, ledger, step } = walk;
  const { form_values: formValues } = await office.stored();
  const [, repeat, position, name] = /^(\w+)#(\d+)\.(\w+)$/.exec(field) ?? [];
  const number =
    repeat === undefined
      ? 0
      : (filledInstances(formValues, repeat)[Number(position)] ?? Number(position) % 2);
  const path = repeat === undefined ? field : `${repeat}.${number}.${name}`;
  const value = walk.newValue(path);
  if (!(await office.save(path, value))) return;
  walk.did('save as a colleague');
  ledger.takeShown({ values: formValues }, (entry) => entry.path === path);
  ledger.enter({ path, value, unit: office.unit, device: undefined, step }, true);
}

/** A colleague without script sends a Phiếu of few answers: what the draft held is superseded. */
export async function sendWithoutScript(walk: Walk): Promise<void> {
  const { office, ledger, step } = walk;
  // The system holds one superseded draft; a second one would take its place.
  const before = await office.stored();
  if (before.superseded !== null) return;
  const values = Object.fromEntries(
    ['respondent_name', 'respondent_email', 'obstacles'].map((path) => [path, walk.newValue(path)]),
  );
  if (!(await office.post(values))) return;
  walk.did('post without script');
  // Whoever corrects what was sent replaces it, but for the worksheet; it stays in the history of revisions.
  if (!before.isChangedSinceSent)
    ledger.takeShown({ values: before.form_values }, ({ path }) => !path.startsWith('worksheet.'));
  for (const [path, value] of Object.entries(values))
    ledger.enter({ path, value, unit: office.unit, device: undefined, step }, true);
}

/** A colleague completes the contact and locks the draft for signature. */
export async function lockForSignature(walk: Walk): Promise<void> {
  const { form_values: formValues } = await walk.office.stored();
  for (const path of ['respondent_name', 'respondent_email'])
    if (formValues[path] === undefined) await saveAsColleague(walk, path);
  if (await walk.office.lock()) walk.did('lock for signature');
}
