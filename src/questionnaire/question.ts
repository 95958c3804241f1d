import * as z from 'zod/mini';
import { readDate } from '../vietnamese/dates.ts';
import { hasAtMost } from '../vietnamese/text.ts';
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
  answer: z.ZodMiniNullable<z.ZodMiniString>;
}

/** A day, YYYY-MM-DD; blank is null. */
export interface DateQuestion extends Named {
  kind: 'date';
  answer: z.ZodMiniNullable<z.ZodMiniString>;
}

/** The province a response speaks for, by its code of 2016. */
export interface ProvinceQuestion extends Named {
  kind: 'province';
  options: readonly Option[];
  answer: z.ZodMiniType<string>;
}

/** One box of several; none is null. */
export interface ChoiceQuestion<V extends string = string> extends Named {
  kind: 'choice';
  options: readonly Option<V>[];
  answer: z.ZodMiniNullable<z.ZodMiniType<V>>;
}

/** Any number of boxes; none is the empty list. */
export interface ChoicesQuestion<V extends string = string> extends Named {
  kind: 'choices';
  options: readonly Option<V>[];
  answer: z.ZodMiniArray<z.ZodMiniType<V>>;
}

/** A row of a table of whole numbers, one for each column; blank is null. */
export interface CountsQuestion<C extends string = string> extends Named {
  kind: 'counts';
  row: number;
  columns: readonly Column<C>[];
  answer: z.ZodMiniObject<{ [N in C]: z.ZodMiniNullable<z.ZodMiniNumber> }>;
}

/** A question that may stand inside a repeated block. */
export type BlockQuestion = TextQuestion | ChoicesQuestion;

/** The same questions again for each thing described; a block with every field empty is not there. */
export interface RepeatQuestion<Q extends readonly BlockQuestion[] = readonly BlockQuestion[]> extends Named {
  kind: 'repeat';
  questions: Q;
  /** Heading of the column that holds the blocks on paper. */
  tableHeading: string;
  /** What one block describes: "Phần mềm". */
  item: string;
  /** The question a block may not lack. */
  identifiedBy: string;
  /** Names offered for a quick start: the ministry's own systems, as the letter writes them. */
  suggestions: readonly string[];
  /** How many blocks the paper prints. */
  printed: number;
  /** Footnote beside the number of the second printed block. */
  nextFootnote: number;
  answer: z.ZodMiniArray<z.ZodMiniObject<ShapeOf<Q>>>;
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

/** The zod shape of several questions: their names with their schemas. */
export type ShapeOf<Q extends readonly Question[]> = { [K in Q[number] as K['name']]: K['answer'] };

/** The zod shape of several questions, to build an object schema from. */
export function shapeOf<const Q extends readonly Question[]>(questions: Q): ShapeOf<Q> {
  // fromEntries forgets which key has which value; the type says it again.
  return Object.fromEntries(questions.map((question) => [question.name, question.answer])) as ShapeOf<Q>;
}

const textWithin = (max: number) =>
  z.nullable(
    z.string().check(
      z.minLength(1),
      z.refine((text) => hasAtMost(text, max)),
    ),
  );

/** A question answered in words, on one line unless `lines` says more. */
export function text<const N extends string>(
  name: N,
  wording: Wording & Partial<Pick<TextQuestion, 'lines' | 'explains' | 'inputType' | 'autocomplete'>>,
): TextQuestion & { name: N } {
  const max = (wording.lines ?? 1) > 1 ? limits.text : limits.line;
  return { kind: 'text', lines: 1, ...wording, name, max, answer: textWithin(max) };
}

/** A question answered with a day. */
export function date<const N extends string>(name: N, wording: Wording): DateQuestion & { name: N } {
  const isDay = (text: string) => {
    const reading = readDate(text);
    return reading.ok && reading.value === text;
  };
  const answer = z.nullable(z.string().check(z.refine(isDay)));
  return { kind: 'date', ...wording, name, answer };
}

/** The question which province answers. */
export function province<const N extends string>(
  name: N,
  wording: Wording & { options: readonly Option[] },
): ProvinceQuestion & { name: N } {
  return { kind: 'province', ...wording, name, answer: z.enum(valuesOf(wording.options)) };
}

/** A question of which one box may be ticked. */
export function choice<const N extends string, const V extends string>(
  name: N,
  wording: Wording & { options: readonly Option<V>[] },
): ChoiceQuestion<V> & { name: N } {
  return { kind: 'choice', ...wording, name, answer: z.nullable(z.enum(valuesOf(wording.options))) };
}

/** A question of which any number of boxes may be ticked. */
export function choices<const N extends string, const V extends string>(
  name: N,
  wording: Wording & { options: readonly Option<V>[] },
): ChoicesQuestion<V> & { name: N } {
  const isEachOnce = (values: readonly V[]) => new Set(values).size === values.length;
  const answer = z.array(z.enum(valuesOf(wording.options))).check(z.refine(isEachOnce));
  return { kind: 'choices', ...wording, name, answer };
}

/** A row of a count table. */
export function counts<const N extends string, const C extends string>(
  name: N,
  wording: Wording & { row: number; columns: readonly Column<C>[] },
): CountsQuestion<C> & { name: N } {
  const count = z.nullable(z.int().check(z.minimum(0), z.maximum(limits.count)));
  const shape = Object.fromEntries(wording.columns.map((column) => [column.name, count]));
  // fromEntries forgets the names of the columns; the type says them again.
  const answer = z.strictObject(shape) as unknown as CountsQuestion<C>['answer'];
  return { kind: 'counts', ...wording, name, answer };
}

/** Questions asked again for each thing described. */
export function repeat<const N extends string, const Q extends readonly BlockQuestion[]>(
  name: N,
  wording: Wording &
    Pick<
      RepeatQuestion<Q>,
      'questions' | 'tableHeading' | 'item' | 'identifiedBy' | 'suggestions' | 'printed' | 'nextFootnote'
    >,
): RepeatQuestion<Q> & { name: N } {
  const block = z.strictObject(shapeOf(wording.questions)) as unknown as z.ZodMiniObject<ShapeOf<Q>>;
  return { kind: 'repeat', ...wording, name, answer: z.array(block).check(z.maxLength(limits.blocks)) };
}

const valuesOf = <V extends string>(options: readonly Option<V>[]) =>
  options.map((option) => option.value) as [V, ...V[]];
