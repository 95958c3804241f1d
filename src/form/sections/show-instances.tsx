import { render } from 'preact';
import { limits } from '../../questionnaire/limits.ts';
import { repeatId, undoId } from '../dom/field-id.ts';
import { showValue } from '../dom/controls.ts';
import type { DraftState, RemovedRepeat } from '../draft/draft-state.ts';
import { hasRoom, instancePrefix, repeatQuestions, type RepeatInstance } from '../draft/repeats.ts';
import { valueAt } from '../draft/values.ts';
import { instancesOf, makeInstance, numberInstances, wrongWords } from './instances.ts';

/**
 * Makes the page show the instances of a draft, in order; where one was removed stands the way to take it back.
 * @param onRestore called for a removed instance that is taken back
 */
export function showInstances(
  form: HTMLFormElement,
  { repeats, removed, values }: DraftState,
  onRestore: (instance: RepeatInstance) => void,
): void {
  for (const { name } of repeatQuestions) {
    const list = instancesOf(name);
    const standing = new Map([...list.children].map((element) => [keyOf(element), element]));
    const shown = repeats[name] ?? [];
    const gone = removed.filter(({ repeat, index }) => repeat === name && !shown.includes(index));
    const keys = [...shown.map(instanceKey), ...gone.map(({ index }) => removedKey(index))];
    keys.sort((a, b) => indexIn(a) - indexIn(b));
    for (const [key, element] of standing) if (!keys.includes(key)) takeAway(element);
    let before: Element | undefined;
    for (const key of keys) {
      const index = indexIn(key);
      const instance = standing.get(key) ?? (isRemoved(key) ? makeNote(index) : makeInstance(name, index));
      if (instance.parentElement !== list || instance.previousElementSibling !== (before ?? null)) {
        if (before) before.after(instance);
        else list.prepend(instance);
      }
      if (!standing.has(key) && !isRemoved(key)) fill(form, { repeat: name, index }, values);
      before = instance;
    }
    for (const one of gone)
      render(
        <RemovedNote removed={one} isFull={!hasRoom(repeats, name)} onRestore={() => onRestore(one)} />,
        [...list.children].find((element) => keyOf(element) === removedKey(one.index))!,
      );
    numberInstances(name);
  }
}

const instanceKey = (index: number): string => `${index}`;
const removedKey = (index: number): string => `${index} removed`;
const isRemoved = (key: string): boolean => key.endsWith('removed');
const indexIn = (key: string): number => parseInt(key, 10);

function keyOf(element: Element): string {
  const { index, removed } = (element as HTMLElement).dataset;
  return removed === undefined ? instanceKey(Number(index)) : removedKey(Number(removed));
}

function makeNote(index: number): HTMLElement {
  const note = document.createElement('div');
  note.className = 'place';
  note.dataset['removed'] = String(index);
  return note;
}

function takeAway(element: Element): void {
  if (isRemoved(keyOf(element))) render(null, element);
  element.remove();
}

function fill(form: HTMLFormElement, instance: RepeatInstance, values: DraftState['values']): void {
  for (const path of Object.keys(values))
    if (path.startsWith(instancePrefix(instance))) showValue(form, path, valueAt(values, path));
}

/** Makes the heading of an instance say whether something in it is wrong. */
export function showHeading(instance: RepeatInstance, errors: Readonly<Record<string, string>>): void {
  const heading = document.getElementById(repeatId(instance.repeat, instance.index));
  if (!heading) return;
  const prefix = instancePrefix(instance);
  const isWrong = Object.keys(errors).some((path) => path.startsWith(prefix));
  setText(heading.querySelector('.instance-wrong')!, isWrong ? wrongWords : '');
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

interface RemovedNoteProps {
  removed: RemovedRepeat;
  isFull: boolean;
  onRestore: () => void;
}

/** Where an instance was removed: what it was, and the button that takes it back. */
function RemovedNote({ removed, isFull, onRestore }: RemovedNoteProps) {
  const { repeat, index, values } = removed;
  const name = valueAt(values, `${repeat}.${index}.name`);
  return (
    <p class="undo">
      <span role="status">Đã bỏ phần mềm{name && ` “${String(name)}”`}.</span>{' '}
      {isFull ? (
        <span id={undoId(repeat, index)} tabIndex={-1}>
          Đã đủ {limits.instances} phần mềm: muốn lấy lại, đề nghị bỏ bớt một phần mềm khác.
        </span>
      ) : (
        <button
          type="button"
          class="button-secondary for-editing"
          id={undoId(repeat, index)}
          onClick={onRestore}
        >
          Lấy lại
        </button>
      )}
    </p>
  );
}
