import { instancesOf, makeInstance, numberInstances, shownInstances } from '../sections/instances.ts';

/** In the storage of the tab: it is there after a reload, and gone with the tab. */
const storageKey = 'phieu-669-go-som';

/** What was typed into one control: its name, its text, and of a box whether it is ticked. */
type Typed = [name: string, value: string, isTicked: boolean];

type Input = HTMLInputElement | HTMLTextAreaElement;

const isInput = (element: Element): element is Input =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
const isBox = (input: Input): boolean => input.type === 'checkbox' || input.type === 'radio';
const isTicked = (input: Input): boolean => input instanceof HTMLInputElement && input.checked;

/** Keeps what is typed before the rest of script has come, so that a reload loses nothing. The access code is not kept. */
export function keepEarlyTyping(form: HTMLFormElement): void {
  keep(
    [...form.elements]
      .filter(isInput)
      .filter((input) => input.name !== 'access_code' && isChanged(input))
      .map((input) => [input.name, input.value, isTicked(input)]),
  );
}

function keep(typed: Typed[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(typed));
  } catch {
    // Without storage it is in the page only, until the rest comes.
  }
}

const isChanged = (input: Input): boolean =>
  isBox(input)
    ? isTicked(input) !== (input as HTMLInputElement).defaultChecked
    : input.value !== input.defaultValue;

/** Puts what was kept back into the form, as if it had been typed again. */
export function restoreEarlyTyping(form: HTMLFormElement): void {
  for (const [name, value, ticked] of readTyped()) {
    makeRoomFor(name);
    for (const input of [...form.elements].filter(isInput).filter((one) => one.name === name))
      if (!isBox(input)) input.value = value;
      else if (input.value === value) (input as HTMLInputElement).checked = ticked;
  }
}

/** Forgets what was kept: it is in the draft now. */
export const forgetEarlyTyping = (): void => keep([]);

function readTyped(): Typed[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as Typed[];
  } catch {
    return [];
  }
}

/** The instance that a name is of, where it had been added. */
function makeRoomFor(name: string): void {
  const [, repeat = '', index] = /^(\w+)\.(\d{1,13})\./.exec(name) ?? [];
  if (index === undefined || shownInstances(repeat).includes(Number(index))) return;
  instancesOf(repeat).append(makeInstance(repeat, Number(index)));
  numberInstances(repeat);
}
