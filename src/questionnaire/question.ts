import { limits } from './limits.ts';

/** What the public may learn of an answer: the value itself, only how many gave one, or nothing. */
export type Published = 'value' | 'count' | 'no';

/** What every question says of itself: its place in the Phiếu, its words there, and what is published of it. */
export interface Wording {
  /** Where it stands on paper, as officers cite it: "Mục 3.2, (ii)". */
  place: string;
  label: string;
  /** The same in a few words, for summaries, error lists and charts. */
  shortLabel: string;
  hint?: string;
  /** Heading printed once above it: "Mô hình triển khai:". */
  heading?: string;
  footnote?: number;
  published: Published;
  /** True where the paper has no such field and the system needs it. */
  addedBySystem?: boolean;
  /** True for what identifies a person: kept apart from the answers and deleted when the survey is closed. */
  contact?: boolean;
  required?: boolean;
  /** True where the Phiếu asks only "if any": leaving it blank is no omission. */
  ifAny?: boolean;
}

/** One box of a group: the stored value and the words beside the box. */
export interface Option<V extends string = string> {
  value: V;
  label: string;
  /** The words beside the box on paper, where the form writes them otherwise. */
  onPaper?: string;
  footnote?: number;
}

/** A column of a count table. */
export interface Column<V extends string = string> {
  name: V;
  label: string;
}

interface Named extends Wording {
  name: string;
}

/** Words on one or several lines; blank is null. */
export interface TextQuestion extends Named {
  kind: 'text';
  lines: number;
  max: number;
  /** The box this text explains: "Khác: …". It may not stay empty when that box is ticked. */
  explains?: { question: string; option: string };
  inputType?: 'text' | 'tel' | 'email';
  autocomplete?: 'name' | 'organization-title' | 'tel' | 'email';
}

/** A day, YYYY-MM-DD; blank is null. */
export interface DateQuestion extends Named {
  kind: 'date';
}

/** The province a response speaks for, by its code of 2016. */
export interface ProvinceQuestion extends Named {
  kind: 'province';
  options: readonly Option[];
}

/** One box of several; none is null. */
export interface ChoiceQuestion<V extends string = string> extends Named {
  kind: 'choice';
  options: readonly Option<V>[];
}

/** Any number of boxes; none is the empty list. */
export interface ChoicesQuestion<V extends string = string> extends Named {
  kind: 'choices';
  options: readonly Option<V>[];
}

/** A row of a table of whole numbers, one for each column; blank is null. */
export interface CountsQuestion<C extends string = string> extends Named {
  kind: 'counts';
  row: number;
  columns: readonly Column<C>[];
}

/** A question that may stand inside a repeated question. */
export type InstanceQuestion = TextQuestion | ChoicesQuestion;

/** The same questions again for each thing described; an instance with every field empty is not there. */
export interface RepeatQuestion<
  Q extends readonly InstanceQuestion[] = readonly InstanceQuestion[],
> extends Named {
  kind: 'repeat';
  questions: Q;
  /** Heading of the column that holds the instances on paper. */
  tableHeading: string;
  /** What one instance describes: "Phần mềm". */
  item: string;
  /** The question an instance may not lack. */
  identifiedBy: string;
  /** Names offered for a quick start: the ministry's own systems, as the letter writes them. */
  suggestions: readonly string[];
  /** How many instances the paper prints. */
  printed: number;
  /** Footnote beside the number of the second printed instance. */
  nextFootnote: number;
}

/** Any question of the Phiếu. */
export type Question =
  | TextQuestion
  | DateQuestion
  | ProvinceQuestion
  | ChoiceQuestion
  | ChoicesQuestion
  | CountsQuestion
  | RepeatQuestion;

/** What the answer to a question is: text and numbers as such, blanks as null or the empty list. */
export type AnswerTo<Q> = Q extends { kind: 'text' | 'date' }
  ? string | null
  : Q extends { kind: 'province' }
    ? string
    : Q extends { kind: 'choice'; options: readonly Option<infer V>[] }
      ? V | null
      : Q extends { kind: 'choices'; options: readonly Option<infer V>[] }
        ? V[]
        : Q extends { kind: 'counts'; columns: readonly Column<infer C>[] }
          ? { [N in C]: number | null }
          : Q extends { kind: 'repeat'; questions: infer B extends readonly InstanceQuestion[] }
            ? AnswersTo<B>[]
            : never;

/** The answers to several questions, by their names. */
export type AnswersTo<Q extends readonly Question[]> = { [K in Q[number] as K['name']]: AnswerTo<K> };

/** A question answered in words, on one line unless `lines` says more. */
export function text<const N extends string>(
  name: N,
  wording: Wording & Partial<Pick<TextQuestion, 'lines' | 'explains' | 'inputType' | 'autocomplete'>>,
): TextQuestion & { name: N } {
  const max = (wording.lines ?? 1) > 1 ? limits.text : limits.line;
  return { kind: 'text', lines: 1, ...wording, name, max };
}

/** A question answered with a day. */
export function date<const N extends string>(name: N, wording: Wording): DateQuestion & { name: N } {
  return { kind: 'date', ...wording, name };
}

/** The question which province answers. */
export function province<const N extends string>(
  name: N,
  wording: Wording & { options: readonly Option[] },
): ProvinceQuestion & { name: N } {
  return { kind: 'province', ...wording, name };
}

/** A question of which one box may be ticked. */
export function choice<const N extends string, const V extends string>(
  name: N,
  wording: Wording & { options: readonly Option<V>[] },
): ChoiceQuestion<V> & { name: N } {
  return { kind: 'choice', ...wording, name };
}

/** A question of which any number of boxes may be ticked. */
export function choices<const N extends string, const V extends string>(
  name: N,
  wording: Wording & { options: readonly Option<V>[] },
): ChoicesQuestion<V> & { name: N } {
  return { kind: 'choices', ...wording, name };
}

/** A row of a count table. */
export function counts<const N extends string, const C extends string>(
  name: N,
  wording: Wording & { row: number; columns: readonly Column<C>[] },
): CountsQuestion<C> & { name: N } {
  return { kind: 'counts', ...wording, name };
}

/** Questions asked again for each thing described. */
export function repeat<const N extends string, const Q extends readonly InstanceQuestion[]>(
  name: N,
  wording: Wording &
    Pick<
      RepeatQuestion<Q>,
      'questions' | 'tableHeading' | 'item' | 'identifiedBy' | 'suggestions' | 'printed' | 'nextFootnote'
    >,
): RepeatQuestion<Q> & { name: N } {
  return { kind: 'repeat', ...wording, name };
}
