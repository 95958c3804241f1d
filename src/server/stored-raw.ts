import { findField } from '../questionnaire/fields.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { nfc } from '../vietnamese/text.ts';

/** What was typed or ticked at a path. */
export type Typed = string | readonly string[];

/**
 * What was typed, in the one form in which drafts hold it, so that equal input is equal: NFC, boxes as a sorted list
 * without repetitions (a plain form sends a single ticked box as text).
 */
export function asStored(path: string, typed: Typed): Typed {
  const texts = (typeof typed === 'string' ? [typed] : typed).map(nfc);
  if (findField(path)?.question.kind !== 'choices' && typeof typed === 'string') return nfc(typed);
  return [...new Set(texts)].filter((text) => text !== '').sort();
}

/** Raw input as a draft holds it: every entry as above, blanks left out. */
export function rawAsStored(raw: RawInput): RawInput {
  const entries = Object.entries(raw).map(([path, typed]) => [path, asStored(path, typed)] as const);
  return Object.fromEntries(entries.filter(([, typed]) => typed.length > 0));
}
