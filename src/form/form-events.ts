import { countHistory, editOf, isBox, isControl, isHistoryUnsafe, isUndoKey } from './dom/controls.ts';
import { repeatId } from './dom/field-id.ts';
import { keepEnterInside } from './start/keep-enter-inside.ts';
import { moveByKey } from './fields/sheet.ts';
import { tidyField } from './fields/tidy-field.ts';
import type { FormModel } from './form-model.ts';
import { loadPaste, preloadLazyParts } from './lazy-parts.ts';
import { addInstance } from './sections/instances.ts';

/** Listens to the whole form in one place: what happens in its fields and at its buttons changes the draft. */
export function listenToForm(form: HTMLFormElement, model: FormModel): void {
  const paste = pasteInto(model);

  form.addEventListener('input', (event) => {
    countHistory(event);
    edit(model, event.target);
    preloadLazyParts();
  });
  const leave = ({ target }: Event) => {
    const path = tidyField(target);
    // A box tells of itself when it is ticked; it is left both ticked and not.
    if (isControl(target) && !isBox(target)) edit(model, target);
    if (path) model.leave(path);
  };
  form.addEventListener('change', leave);
  form.addEventListener('focusout', leave);
  form.addEventListener('focusin', preloadLazyParts);
  form.addEventListener('paste', paste.take);
  form.addEventListener('keydown', (event) => {
    const { target } = event;
    if (target instanceof HTMLElement && target.closest('table.counts')) moveByKey(event);
    keepEnterInside(event);
    if (!event.defaultPrevented && isUndoKey(event) && paste.undo(target)) event.preventDefault();
  });
  // The browser's own undo goes no further back than what script has put into a field.
  form.addEventListener('beforeinput', (event) => {
    if (!isHistoryUnsafe(event)) return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') paste.undo(event.target);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    model.submit();
  });
  form.addEventListener('click', (event) => press(model, event));
}

function edit(model: FormModel, target: EventTarget | null): void {
  const edited = editOf(target);
  if (!edited || !isControl(target)) return;
  if (target.name === 'unit') model.chooseUnit(target.value);
  else model.edit(edited);
}

/** What is pasted into the form: a range from a spreadsheet goes into the cells of its table, with a way back. */
function pasteInto(model: FormModel) {
  /** The last range that waits for what takes it apart. */
  let waiting: { isUndone?: true } | undefined;

  function take(event: ClipboardEvent): void {
    const { target } = event;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isRange =
      target instanceof HTMLInputElement && target.closest('table.counts') && /[\t\n]/.test(text.trimEnd());
    if (model.readOnly || event.defaultPrevented) return;
    if (!isRange)
      return void setTimeout(() => {
        tidyField(target);
        edit(model, target);
      });
    event.preventDefault();
    const range: { isUndone?: true } = (waiting = {});
    void loadPaste().then(
      (part) => {
        if (range.isUndone) return;
        waiting = undefined;
        model.paste(part.pastedIntoCells(text, target) ?? [[target.name, text]], part);
      },
      () => {
        waiting = undefined;
        model.pasteMissing();
      },
    );
  }

  /** Takes a paste back, also one that still waits, where the browser knows of neither; false where there is none. */
  function undo(target: EventTarget | null): boolean {
    if (waiting) {
      waiting.isUndone = true;
      waiting = undefined;
      return true;
    }
    const { pasted } = model;
    if (!pasted?.part.holdsPasted(pasted, target)) return false;
    model.undoPaste();
    return true;
  }

  return { take, undo };
}

/** What the buttons of the fields do, by the word in `data-press`. */
const presses: Readonly<Record<string, (model: FormModel, button: HTMLButtonElement) => void>> = {
  add: (model, { dataset }) => {
    const repeat = dataset['of'] ?? '';
    const index = addInstance(repeat);
    if (index !== undefined) model.added({ repeat, index });
  },
  'add-named': (model, { dataset }) => model.addNamed(dataset['of'] ?? '', dataset['name'] ?? ''),
  remove: (model, button) => model.remove(instanceAt(button)),
  collapse: (_, button) => {
    const { repeat, index } = instanceAt(button);
    button.closest('details')!.open = false;
    document.getElementById(repeatId(repeat, index))?.focus();
  },
  clear: (_, button) => {
    for (const input of button.closest('fieldset')!.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
      input.checked = false;
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
    }
  },
};

function press(model: FormModel, event: Event): void {
  const { target } = event;
  if (!(target instanceof Element)) return;
  // A box that is there to be read stays as it is.
  if (target instanceof HTMLInputElement && target.ariaDisabled === 'true') return event.preventDefault();
  const button = target.closest<HTMLButtonElement>('button[data-press]');
  if (button) presses[button.dataset['press'] ?? '']?.(model, button);
}

function instanceAt(button: HTMLElement): { repeat: string; index: number } {
  const instance = button.closest<HTMLElement>('[data-index]')!;
  const repeat = instance.closest<HTMLElement>('[data-repeat]')!.dataset['repeat'] ?? '';
  return { repeat, index: Number(instance.dataset['index']) };
}
