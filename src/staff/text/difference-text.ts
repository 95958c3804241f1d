import { findField } from '../../questionnaire/fields.ts';
import { inWords, type Value } from '../answered-fields.ts';
import type { Difference } from '../differences.ts';
import { forTerminal } from './terminal-text.ts';
import { notFilledIn } from './labels.ts';

const kinds: Readonly<Record<Difference['kind'], string>> = {
  changed: '',
  added: ' (phần mềm thêm mới)',
  removed: ' (bản trước; phần mềm đã bỏ)',
  moved: ' (chỉ đổi thứ tự)',
};

/** Differences as staff read them: the place, then what stood there before and what stands there now. */
export function differencesInText(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return ['Hai bản có nội dung giống nhau.'];
  return differences.flatMap(({ kind, path, place, before, after }) => [
    `${forTerminal(place)}${kinds[kind]} [${forTerminal(path)}]`,
    ...marked('-', path, before),
    ...marked('+', path, after),
  ]);
}

function marked(mark: string, path: string, value: Value): string[] {
  const question = findField(path)?.question;
  const text = question ? inWords(question, value) : value === null ? notFilledIn : String(value);
  return forTerminal(text)
    .split('\n')
    .map((line) => `  ${mark} ${line}`);
}
