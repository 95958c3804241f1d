import type { RawInput } from '../questionnaire/raw-input.ts';
import { findField } from '../questionnaire/fields.ts';
import { nfc } from '../vietnamese/text.ts';

/** What stands in the form now, as raw input: every filled field by its path. The access code is never in it. */
export function readForm(form: HTMLFormElement): RawInput {
  const raw: Record<string, string | string[]> = {};
  for (const [path, value] of new FormData(form)) {
    const field = typeof value === 'string' && value.trim() !== '' ? findField(path) : undefined;
    if (!field || typeof value !== 'string') continue;
    const isSeveral = field.question.kind === 'choices';
    raw[path] = isSeveral ? [...(raw[path] ?? []), value] : nfc(value);
  }
  return raw;
}

/** What stands in a field that is no question of the Phiếu, such as the access code. */
export function readExtra(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}
