import { isDraftPath } from '../questionnaire/draft-path.ts';
import { findField, isExplanationPath } from '../questionnaire/fields.ts';
import { isWorksheetPath } from '../questionnaire/worksheet.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { nfc } from '../vietnamese/text.ts';

/** Fields that are shown only at times; what was typed in them is carried along. */
const isCarried = (path: string) => isExplanationPath(path) || isWorksheetPath(path);

/**
 * What stands in the form now, as raw input: every filled field by its path, without the access code.
 * @param known what stood there before: what is shown only at times is taken from it
 * @param awaited paths whose fields are about to be rendered; they too are taken from `known`
 */
export function readForm(form: HTMLFormElement, known: RawInput, awaited: ReadonlySet<string>): RawInput {
  const raw: Record<string, string | string[]> = carriedFrom(form, known, awaited);
  for (const [path, value] of new FormData(form)) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    const question = findField(path)?.question;
    // Sorted, as the system stores them.
    if (question?.kind === 'choices') raw[path] = [...(raw[path] ?? []), value].sort();
    else if (question || isDraftPath(path)) raw[path] = nfc(value);
  }
  return raw;
}

function carriedFrom(form: HTMLFormElement, known: RawInput, awaited: ReadonlySet<string>) {
  const carried = Object.entries(known).filter(
    ([path]) => (isCarried(path) || awaited.has(path)) && !form.elements.namedItem(path),
  );
  return Object.fromEntries(
    carried.map(([path, typed]) => [path, typeof typed === 'string' ? typed : [...typed]]),
  );
}

/** What stands in one text field or list of the form, such as the access code. */
export function readExtra(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value.trim() : '';
}
