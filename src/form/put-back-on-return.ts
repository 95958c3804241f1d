import { afterFrame } from './after-frame.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Puts back what stood in a form when its page comes back from the browser's memory: WebKit then empties every field that
 * browsers are not to fill in (`autocomplete="off"`), a moment after the page is shown and without an event of its own.
 * @param isAwaited told true when the page is shown again, and false once everything stands in the form as it did
 * @returns how to stop
 */
export function putBackOnReturn(form: HTMLFormElement, isAwaited: (is: boolean) => void): () => void {
  let putBack: (() => void)[] = [];
  const leave = () => (putBack = controlsOf(form).map(remember));
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    isAwaited(true);
    afterFrame(() => {
      for (const one of putBack) one();
      isAwaited(false);
    });
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', comeBack);
  };
}

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((element): element is Control => element.matches('input, textarea, select'));

function remember(control: Control): () => void {
  const { value } = control;
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    const { checked } = control;
    return () => void (control.checked = checked);
  }
  return () => {
    // Not where it stands already: the caret would move.
    if (control.value !== value) control.value = value;
  };
}
