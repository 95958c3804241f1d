import type { Answers } from '../../src/questionnaire/answers.ts';
import type { RawInput } from '../../src/questionnaire/raw-input.ts';

type AsTyped<T> = T extends readonly (infer E)[]
  ? readonly AsTyped<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: AsTyped<T[K]> }
    : T extends number
      ? string
      : Exclude<T, null>;

/** A Phiếu as an officer typed it, under the names of its questions: figures as text, what was left blank not there. */
export type TypedPhieu = AsTyped<Answers> & {
  readonly unit: string;
  /** Reasons given for what is unusual, by the path it is about. */
  readonly explanations?: Readonly<Record<string, string>>;
};

/** What was typed as raw input: from the path of each field to its text or its ticked boxes. */
export const rawOf = (phieu: TypedPhieu): RawInput => Object.fromEntries(entriesBelow(phieu));

function entriesBelow(typed: object, prefix = ''): [string, string | readonly string[]][] {
  return Object.entries(typed).flatMap(([name, value]: [string, unknown]) => {
    const path = prefix + name;
    if (typeof value === 'string') return [[path, value]];
    return isTicked(value) ? [[path, value]] : entriesBelow(value as object, `${path}.`);
  });
}

const isTicked = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** A text of several lines, one argument a line. */
export const lines = (...texts: string[]): string => texts.join('\n');
