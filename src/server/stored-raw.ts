import { findField } from '../questionnaire/fields.ts';
import { withoutControls, type RawInput } from '../questionnaire/raw-input.ts';
import { nfc } from '../vietnamese/text.ts';

/** What was typed or ticked at a path. */
export type Typed = string | readonly string[];

/**
 * What was typed, in the one form in which drafts hold it, so that equal input is equal: text in NFC and without
 * control characters, boxes as a sorted
 * list without repetitions (a plain form sends a single ticked box as text).
 */
export function asStored(path: string, typed: Typed): Typed {
  if (typeof typed === 'string' && findField(path)?.question.kind !== 'choices')
    return nfc(withoutControls(typed));
  const values = typeof typed === 'string' ? [typed] : typed;
  return [...new Set(values)].filter((value) => value !== '').sort();
}

/** Raw input as a draft holds it: every entry as above, blanks left out. */
export function rawAsStored(raw: RawInput): RawInput {
  const entries = Object.entries(raw).map(([path, typed]) => [path, asStored(path, typed)] as const);
  return Object.fromEntries(entries.filter(([, typed]) => typed.length > 0));
}
