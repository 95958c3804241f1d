import { afterPaint } from '../dom/after-paint.ts';
import './first-sign.ts';
import { keepEnterInside } from './keep-enter-inside.ts';
import { forgetEarlyTyping, keepEarlyTyping, restoreEarlyTyping } from './early-typing.ts';
import { offerReloadWhenPartIsMissing } from './missing-part.ts';
import { listenToSectionBar } from './section-bar.ts';
import { addInstance } from '../sections/instances.ts';

/*
 * What the form begins with: a few lines that keep what is typed, add an instance, and remember any other press until the
 * rest has come.
 */
const form = document.querySelector<HTMLFormElement>('.form-body')!;
const early = new AbortController();
/** What was pressed last before there was anything to answer it. */
let pressed: HTMLElement | undefined;
let timer = 0;

function listen<K extends keyof HTMLElementEventMap>(
  type: K,
  act: (event: HTMLElementEventMap[K]) => void,
): void {
  form.addEventListener(type, act, { signal: early.signal });
}

listen('input', () => (timer ||= window.setTimeout(keep, 1_000)));
listen('keydown', keepEnterInside);
listen('click', (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('button[type=button]');
  if (button?.dataset['press'] === 'add') addInstance(button.dataset['of'] ?? '');
  else if (button) pressed = button;
});
listen('submit', (event) => {
  event.preventDefault();
  pressed = event.submitter ?? undefined;
});

function keep(): void {
  timer = 0;
  keepEarlyTyping(form);
}

async function goOn(): Promise<void> {
  // Where it can't be loaded that is said, and what is typed is kept for the next time.
  const part = await import('../take-over.tsx').catch(() => undefined);
  if (!part) return;
  await part.takeOver(form);
  early.abort();
  clearTimeout(timer);
  forgetEarlyTyping();
  pressed?.click();
}

// The end of the form is another one with script.
document.documentElement.classList.add('has-script');
document.querySelector('.without-script')?.remove();
restoreEarlyTyping(form);
listenToSectionBar();
offerReloadWhenPartIsMissing();
afterPaint(() => void goOn());
