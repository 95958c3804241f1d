import { instancesOf } from './instances.ts';

/** Makes one software at a time be open from now on, unless all are asked for; on paper nothing is folded. */
export function listenToFolds(form: HTMLFormElement): void {
  form.addEventListener('click', ({ target }) => press(target as Element));
  unfoldForPrint(form);
}

function press(target: Element): void {
  const fold = target.closest('summary')?.parentElement;
  // It opens only after this.
  if (fold instanceof HTMLDetailsElement && !fold.open) openAlone(fold);
  const button = target.closest<HTMLElement>('[data-press]');
  const list = button?.dataset['of'] ? instancesOf(button.dataset['of']) : undefined;
  if (!button || !list) return;
  if (button.dataset['press'] === 'toggle-all') toggleAll(button, list);
  if (button.dataset['press'] !== 'add') return;
  const added = foldsIn(list).at(-1);
  closeOthers(list, added);
  added?.parentElement?.scrollIntoView({ block: 'nearest' });
}

const foldsIn = (list: ParentNode): HTMLDetailsElement[] => [
  ...list.querySelectorAll<HTMLDetailsElement>(':scope > [data-index] > details'),
];

/** Questions whose instances were all opened at once: there, none is closed by opening another. */
const allOpen = new WeakSet<Element>();

/** Closes the instances of a question, but this one. */
function closeOthers(list: Element, opened: HTMLDetailsElement | undefined): void {
  if (allOpen.has(list)) return;
  for (const other of foldsIn(list)) if (other !== opened) other.open = false;
}

/** Leaves the instance that is just being opened alone open, where it is on the screen. */
function openAlone(fold: HTMLDetailsElement): void {
  const list = fold.closest('[data-repeat]');
  if (!list) return;
  const topOf = () => fold.getBoundingClientRect().top;
  const before = topOf();
  closeOthers(list, fold);
  scrollBy(0, topOf() - before);
}

function toggleAll(button: HTMLElement, list: Element): void {
  const isOpening = !allOpen.has(list);
  if (isOpening) allOpen.add(list);
  else allOpen.delete(list);
  for (const fold of foldsIn(list)) fold.open = isOpening;
  button.textContent = isOpening ? 'Thu gọn tất cả' : 'Mở tất cả';
}

function unfoldForPrint(form: HTMLElement): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...form.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
  });
}
