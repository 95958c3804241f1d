import { isDraftPath } from '../../questionnaire/draft-path.ts';
import { nfc } from '../../vietnamese/text.ts';
import {
  filledValues,
  isSameValue,
  valueAt,
  type FieldValue,
  type FieldValues,
  type FormValues,
} from '../draft/values.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Box = HTMLInputElement & { type: 'checkbox' | 'radio' };

/** What a person has just done to a field of the form. */
export type FieldEdit =
  | { type: 'edited'; values: FieldValues }
  | { type: 'ticked'; path: string; option: string; isTicked: boolean };

export const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** Whether a control is a box to tick, round or square. */
export const isBox = (control: Control): control is Box =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

/** The text in a control in the one spelling that is stored; nothing visible is blank. */
const textOf = ({ value }: Pick<Control, 'value'>): string => (value.trim() === '' ? '' : nfc(value));

/** What an event of a control tells of the draft; undefined for one that is no field of the draft. */
export function editOf(target: EventTarget | null): FieldEdit | undefined {
  if (!isControl(target) || !isDraftPath(target.name)) return undefined;
  const path = target.name;
  if (isBox(target)) return { type: 'ticked', path, option: target.value, isTicked: target.checked };
  return { type: 'edited', values: [[path, textOf(target)]] };
}

/** The values that the fields of a page came with. */
export const renderedValues = (form: HTMLFormElement): FormValues =>
  filledValues(
    Object.fromEntries(
      draftNames(form).map((path) => [path, shownIn(controlsAt(form, path), 'rendered')] as const),
    ),
  );

/**
 * What was typed into a page before its script ran: the fields that hold something else than what they were rendered
 * with. This is the only time that the page is asked what the draft is.
 */
export const typedBeforeScript = (form: HTMLFormElement, rendered: FormValues): FieldValues =>
  draftNames(form)
    .map((path) => [path, shownIn(controlsAt(form, path), 'now')] as const)
    .filter(([path, value]) => !isSameValue(value, valueAt(rendered, path)));

const draftNames = (form: HTMLFormElement): string[] =>
  [...new Set([...form.elements].filter(isControl).map(({ name }) => name))].filter(isDraftPath);

function controlsAt(form: HTMLFormElement, path: string): Control[] {
  const named = form.elements.namedItem(path);
  if (named instanceof RadioNodeList) return [...named].filter(isControl);
  return isControl(named) ? [named] : [];
}

function shownIn(controls: readonly Control[], when: 'rendered' | 'now'): FieldValue {
  const [first] = controls;
  if (!first) return '';
  if (!isBox(first)) return when === 'now' ? textOf(first) : textOf({ value: defaultOf(first) });
  const isTicked = (box: Box) => (when === 'now' ? box.checked : box.defaultChecked);
  const ticked = controls.filter((box) => isBox(box) && isTicked(box)).map(({ value }) => value);
  return first.type === 'radio' ? (ticked[0] ?? '') : ticked.sort();
}

const defaultOf = (control: Control): string =>
  control instanceof HTMLSelectElement
    ? ([...control.options].find(({ defaultSelected }) => defaultSelected)?.value ?? '')
    : control.defaultValue;

/** What script last put into a control, and how many of the steps typed there since the browser has undone. */
const written = new WeakMap<Control, { text: string; undone: number }>();

/** Puts a text into a control; the browser's own undo and redo then go no further back than this. */
export function putText(control: Control, text: string): void {
  control.value = text;
  written.set(control, { text: control.value, undone: 0 });
}

/** Makes the controls of a path show a value. What shows it already is left alone: nothing is rewritten under the caret. */
export function showValue(form: HTMLFormElement, path: string, value: FieldValue): void {
  for (const control of controlsAt(form, path)) {
    if (isBox(control)) control.checked = [value].flat().includes(control.value);
    else {
      const text = [value].flat().join('\n');
      if (textOf(control) === text) continue;
      putText(control, text);
    }
  }
}

/** Makes the form show all values that differ between two states of the draft. */
export function showChanges(form: HTMLFormElement, before: FormValues, after: FormValues): void {
  if (before === after) return;
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (before[path] !== after[path]) showValue(form, path, valueAt(after, path));
}

/** Makes every control of the form show what the draft holds. */
export function showAll(form: HTMLFormElement, values: FormValues): void {
  for (const name of draftNames(form)) showValue(form, name, valueAt(values, name));
}

/** Makes the fields of the form to be read only, or to be filled in again. */
export function setReadOnly(form: HTMLFormElement, isReadOnly: boolean): void {
  form.toggleAttribute('data-read-only', isReadOnly);
  for (const control of form.elements) {
    if (!isControl(control) || !isDraftPath(control.name) || control instanceof HTMLSelectElement) continue;
    // Not disabled: a disabled box is no part of what the form holds, and cannot be reached by keyboard.
    if (isBox(control)) control.ariaDisabled = isReadOnly ? 'true' : null;
    else control.readOnly = isReadOnly;
  }
}

/** Puts blank fields in the place of those of the form: nothing of before can be undone in them. */
export function freshControls(form: HTMLFormElement): void {
  for (const control of [...form.elements]) {
    if (!isControl(control) || !isDraftPath(control.name) || control instanceof HTMLSelectElement) continue;
    const fresh = control.cloneNode() as HTMLInputElement | HTMLTextAreaElement;
    if (isBox(fresh)) fresh.checked = false;
    else fresh.value = '';
    control.replaceWith(fresh);
  }
}

/**
 * Whether the browser's undo or redo would go behind what script has put into a control: it then makes a value that nobody
 * typed (Chromium puts what was typed before beside what was put there).
 */
export function isHistoryUnsafe({ inputType, target }: InputEvent): boolean {
  const last = isControl(target) ? written.get(target) : undefined;
  if (!last || !isControl(target)) return false;
  if (inputType === 'historyUndo') return last.text === target.value;
  return inputType === 'historyRedo' && last.undone === 0;
}

/** Whether Ctrl+Z is pressed, or Cmd+Z. */
export const isUndoKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z';

/** Counts what the browser has undone and redone in a control. */
export function countHistory({ target, inputType }: InputEvent): void {
  const last = isControl(target) ? written.get(target) : undefined;
  if (!last) return;
  if (inputType === 'historyUndo') last.undone += 1;
  if (inputType === 'historyRedo') last.undone -= 1;
}
