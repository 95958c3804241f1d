import { withoutControls } from '../../questionnaire/form-values.ts';
import { nfc } from '../../vietnamese/text.ts';
import { putText } from '../dom/controls.ts';

const tidy = (text: string): string => nfc(withoutControls(text));

/**
 * Puts what was typed or pasted into the one spelling (NFC) without control characters, keeping the caret; returns the
 * field's path.
 * Called when a field is left or pasted into, never while letters are being composed.
 */
export function tidyField(target: EventTarget | null): string | undefined {
  if (target instanceof HTMLSelectElement) return target.name;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return undefined;
  const { value } = target;
  const isText =
    target instanceof HTMLTextAreaElement || !['checkbox', 'radio', 'file'].includes(target.type);
  const tidied = isText ? tidy(value) : value;
  if (value !== tidied) {
    const caret = tidy(value.slice(0, target.selectionStart ?? value.length)).length;
    putText(target, tidied);
    if (document.activeElement === target) target.setSelectionRange(caret, caret);
  }
  return target.name;
}
