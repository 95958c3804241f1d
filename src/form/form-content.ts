import { approvalPath, approvalPlace } from '../questionnaire/approval.ts';
import { filledBlocks, textsAt, type RawInput } from '../questionnaire/raw-input.ts';
import { describePlace, findField } from '../questionnaire/fields.ts';
import { questions } from '../questionnaire/questionnaire.ts';
import { isWorksheetPath, worksheetPlace } from '../questionnaire/worksheet.ts';
import type { RepeatQuestion } from '../questionnaire/question.ts';

/** What is wrong, by path: the sentence shown beside the field. */
export type Errors = Readonly<Record<string, string>>;

/** What is to be noted at a place of the form. */
export interface Note {
  /** What is unusual. */
  messages: readonly string[];
  /** Whether there is room for an explanation. */
  isExplainable: boolean;
  /** What the Department asks to be completed or explained. */
  requests?: readonly string[];
}

/** What is unusual and what is asked for, by path: the sentences shown beside the field. */
export type Warnings = Readonly<Record<string, Note>>;

/** The same warnings together with what the Department asks for. */
export function withRequests(
  warnings: Warnings,
  items: readonly { path: string; reason: string }[],
): Warnings {
  const all: Record<string, Note> = { ...warnings };
  for (const { path, reason } of items) {
    const { requests = [], ...note } = all[path] ?? { messages: [], isExplainable: false };
    all[path] = { ...note, requests: [...requests, reason] };
  }
  return all;
}

/** What the form shows: what was typed, what is wrong with it and what is unusual. The view is a function of it alone. */
export interface FormContent {
  raw: RawInput;
  errors: Errors;
  warnings: Warnings;
  /** True where nothing may be changed any more: it is there to be read. */
  isReadOnly: boolean;
}

/** The blocks shown of each repeated question, by their identities in order. */
export type Blocks = Readonly<Record<string, readonly number[]>>;

/** The text to show in the input for a path. */
export const typedAt = (raw: RawInput, path: string): string => textsAt(raw, path).join('\n');

/** Every repeated question of the Phiếu. */
export const repeats: readonly RepeatQuestion[] = questions.filter((question) => question.kind === 'repeat');

/** The blocks to show for raw input: those that hold something, and empty ones up to what the paper prints. */
export const blocksFor = (raw: RawInput): Blocks =>
  Object.fromEntries(repeats.map((repeat) => [repeat.name, shownBlocks(raw, repeat)]));

function shownBlocks(raw: RawInput, { name, printed }: RepeatQuestion): number[] {
  const shown = filledBlocks(raw, name);
  while (shown.length < printed) shown.push(nextBlock(shown));
  return shown;
}

/** An identity that no block of the list has. */
export const nextBlock = (blocks: readonly number[]): number => Math.max(-1, ...blocks) + 1;

/**
 * An identity that no block of the list has and that no colleague gives at the same time: the time in milliseconds, and
 * a little by chance, for clocks that are ahead.
 */
export const newBlock = (blocks: readonly number[]): number =>
  Math.max(Date.now(), nextBlock(blocks)) + Math.floor(Math.random() * 1_000);

/**
 * Where a field, row, block, question or cell of the worksheet stands, counting the blocks as they are shown, empty ones too.
 * @param gone what stood in blocks that are not shown, for their names
 */
export function placeOf(path: string, blocks: Blocks, gone: RawInput = {}): string {
  if (path === approvalPath) return approvalPlace;
  if (isWorksheetPath(path)) return worksheetPlace(path);
  const [name = '', index, inner] = path.replace(/^explanations\./, '').split('.');
  const position = blocks[name]?.indexOf(Number(index)) ?? -1;
  const question = questions.find((candidate) => candidate.name === name);
  if (question && index === undefined && !findField(path)) return `${question.place}: ${question.shortLabel}`;
  if (question?.kind !== 'repeat') return describePlace(path);
  const words =
    position < 0 ? goneWords(typedAt(gone, `${name}.${index}.name`)) : `phần mềm thứ ${position + 1}`;
  return inner === undefined ? `${question.place}, ${words}` : describePlace(path, words);
}

const goneWords = (name: string): string => `phần mềm đã bỏ${name === '' ? '' : ` “${name}”`}`;
