import { instancesId, instanceTemplateId, repeatId } from '../dom/field-id.ts';

/** What stands for the index in the HTML that a new instance is made from. */
export const indexMark = '-i-';
export type IndexMark = typeof indexMark;

/** What the heading of an instance says besides its name where something in it is wrong. */
export const wrongWords = ' (có nội dung cần xem lại)';

/** The list of the instances of a repeated question on the page. */
export const instancesOf = (repeat: string): HTMLElement => document.getElementById(instancesId(repeat))!;

/** The indexes of the instances that stand on the page, in order. */
export const shownInstances = (repeat: string): number[] =>
  elementsIn(instancesOf(repeat)).map(({ dataset }) => Number(dataset['index']));

const elementsIn = (list: HTMLElement): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>(':scope > [data-index]'),
];

/** Makes an instance of a repeated question, still on no page. */
export function makeInstance(repeat: string, index: number): HTMLElement {
  const template = document.getElementById(instanceTemplateId(repeat)) as HTMLTemplateElement;
  const made = document.createElement('template');
  made.innerHTML = template.innerHTML.replaceAll(indexMark, String(index));
  return made.content.firstElementChild as HTMLElement;
}

/**
 * Adds a blank instance at the end and puts the focus on it.
 * @returns its index; undefined where there is no room for more
 */
export function addInstance(repeat: string): number | undefined {
  const list = instancesOf(repeat);
  const shown = shownInstances(repeat);
  if (shown.length >= Number(list.dataset['limit'])) return undefined;
  const index = newIndex(shown);
  list.append(makeInstance(repeat, index));
  numberInstances(repeat);
  document.getElementById(repeatId(repeat, index))?.focus();
  return index;
}

/**
 * An index that no instance of the list has and that no colleague gives at the same time: the time in milliseconds, and
 * a little by chance, for clocks that are ahead.
 */
export const newIndex = (list: readonly number[]): number =>
  Math.max(Date.now(), ...list.map((index) => index + 1)) + Math.floor(Math.random() * 1_000);

/** Numbers the instances in the order they stand in, and says when there is no room for more. */
export function numberInstances(repeat: string): void {
  const list = instancesOf(repeat);
  const instances = elementsIn(list);
  for (const [place, instance] of instances.entries())
    for (const numbered of instance.querySelectorAll('[data-numbered]')) {
      const text = numbered.lastChild as Text;
      const now = text.data.replace(/\d+$/, String(place + 1));
      if (text.data !== now) text.data = now;
    }
  const isFull = instances.length >= Number(list.dataset['limit']);
  for (const element of list.parentElement!.querySelectorAll<HTMLElement>(':scope > [data-when-full]'))
    element.hidden = (element.dataset['whenFull'] === 'yes') !== isFull;
}
