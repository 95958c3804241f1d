import { isSameValue, valueAt, type FieldValues, type FormValues } from '../draft/values.ts';

/** What was put into cells together, and what they held before. */
export interface Pasted {
  values: FieldValues;
  before: FieldValues;
}

/** What the cells held before that still hold what was pasted; what was changed since is left alone. */
export const toTakeBack = ({ values, before }: Pasted, now: FormValues): FieldValues =>
  before.filter(([path], place) => isSameValue(valueAt(now, path), values[place]?.[1] ?? ''));

/** Whether a cell still holds what was pasted into it, so that undo there means the paste. */
export const holdsPasted = (pasted: Pasted | undefined, target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement &&
  pasted?.values.some(([path, value]) => path === target.name && value === target.value) === true;
