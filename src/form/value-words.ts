import { findField } from '../questionnaire/fields.ts';
import type { FieldValue } from './draft/values.ts';

/** What stands at a path as people read it: the words beside the boxes, or the text typed. */
export function valueWords(path: string, value: FieldValue): string {
  const question = findField(path)?.question;
  const options = question && 'options' in question ? question.options : [];
  const labelOf = (text: string) => options.find((option) => option.value === text)?.label ?? text;
  return typeof value === 'string' ? labelOf(value) : value.map(labelOf).join('; ');
}
