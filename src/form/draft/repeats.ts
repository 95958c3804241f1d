import { limits } from '../../questionnaire/limits.ts';
import { questions } from '../../questionnaire/questionnaire.ts';
import type { RepeatQuestion } from '../../questionnaire/question.ts';
import { filledInstances } from '../../questionnaire/form-values.ts';
import type { FormValues } from './values.ts';

/** One instance of a repeated question; its index is its identity and stays when others come and go. */
export interface RepeatInstance {
  repeat: string;
  index: number;
}

/** The instances shown of each repeated question, in order. */
export type Repeats = Readonly<Record<string, readonly number[]>>;

/** Every repeated question of the Phiếu. */
export const repeatQuestions: readonly RepeatQuestion[] = questions.filter(
  (question) => question.kind === 'repeat',
);

/** The start of the paths of an instance. */
export const instancePrefix = ({ repeat, index }: RepeatInstance): string => `${repeat}.${index}.`;

/** Whether a path is that of a field of an instance, or of an explanation to one. */
export const isInside = (instance: RepeatInstance, path: string): boolean =>
  path.replace(/^explanations\./, '').startsWith(instancePrefix(instance));

/** The instances that hold something. */
export const filledRepeats = (values: FormValues): Repeats =>
  Object.fromEntries(repeatQuestions.map(({ name }) => [name, filledInstances(values, name)]));

/**
 * The instances to show: those shown before, those that hold something, and empty ones up to what the paper prints.
 * @param before those shown before; none for a form that is rendered first
 */
export function shownRepeats(values: FormValues, before: Repeats = {}): Repeats {
  const shown = repeatQuestions.map(({ name, printed }) => {
    const list = [...new Set([...(before[name] ?? []), ...filledInstances(values, name)])].sort(
      (a, b) => a - b,
    );
    while (before[name] === undefined && list.length < printed) list.push(nextIndex(list));
    return [name, isSameList(list, before[name]) ? before[name]! : list] as const;
  });
  const isSame = shown.every(([name, list]) => before[name] === list);
  return isSame ? before : Object.fromEntries(shown);
}

const isSameList = (a: readonly number[], b: readonly number[] | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((index, place) => index === b[place]);

/** Whether another instance may be added. */
export const hasRoom = (repeats: Repeats, repeat: string): boolean =>
  (repeats[repeat]?.length ?? 0) < limits.instances;

/** An index that no instance of the list has. */
const nextIndex = (list: readonly number[]): number => Math.max(-1, ...list) + 1;
