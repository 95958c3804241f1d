import { findField } from './fields.ts';
import { withoutControls, type FieldValue, type FormValues } from './form-values.ts';
import { nfc } from '../vietnamese/text.ts';

/**
 * A value in the one form in which drafts hold it, so that equal input is equal: text in NFC and without control
 * characters, boxes as a sorted list without repetitions (a plain form sends a single ticked box as text).
 */
export function storedValue(path: string, typed: FieldValue): FieldValue {
  if (typeof typed === 'string' && findField(path)?.question.kind !== 'choices')
    return nfc(withoutControls(typed));
  const values = typeof typed === 'string' ? [typed] : typed;
  return [...new Set(values)].filter((value) => value !== '').sort();
}

/** Form values as a draft holds them: every value as above, blanks left out. */
export function storedValues(formValues: FormValues): FormValues {
  const entries = Object.entries(formValues).map(
    ([path, typed]) => [path, storedValue(path, typed)] as const,
  );
  return Object.fromEntries(entries.filter(([, typed]) => typed.length > 0));
}
