import { answersSchema, type Answers } from './answers.ts';
import { describePlace, findField } from './fields.ts';
import { limits } from './limits.ts';
import { messages, type Problem } from './messages.ts';
import type { BlockQuestion, Question, RepeatQuestion } from './question.ts';
import { questions } from './questionnaire.ts';
import { filledBlocks, isUnstorable, textsAt, type RawInput } from './raw-input.ts';
import { readField } from './read-field.ts';

/** What is wrong with one field: its path, a stable word, the sentence for the respondent, and the place in words. */
export interface AnswerError {
  path: string;
  problem: Problem;
  message: string;
  place: string;
}

/** A reading of raw input: the answers, or everything that is wrong with it, in printed order. */
export type Reading = { ok: true; answers: Answers } | { ok: false; errors: AnswerError[] };

/**
 * Reads what was typed into answers or errors: the one reader for form, plain POST, draft file and paste.
 * Blank is null, never 0 or ""; a block with every field empty is not there.
 */
export function readRaw(input: unknown): Reading {
  const shape = checkShape(input);
  if (!shape.ok) return shape;
  const reader = new RawReader(shape.raw);
  const candidate = Object.fromEntries(questions.map((question) => [question.name, reader.read(question)]));
  reader.requireContact();
  if (reader.errors.length > 0) return { ok: false, errors: reader.errors };
  return { ok: true, answers: answersSchema.parse(candidate) };
}

/** Gathers the answers of one raw input and the errors met on the way. */
class RawReader {
  readonly errors: AnswerError[] = [];
  readonly #raw: RawInput;

  constructor(raw: RawInput) {
    this.#raw = raw;
  }

  read(question: Question): unknown {
    if (question.kind === 'repeat') return this.#readBlocks(question);
    if (question.kind === 'counts') return this.#readCells(question);
    return this.#readOne(question, question.name);
  }

  requireContact(): void {
    const isBlank = (path: string) => textsAt(this.#raw, path).length === 0;
    if (isBlank('unit')) this.#refuse('unit', 'required_unit');
    if (isBlank('respondent_name')) this.#refuse('respondent_name', 'required_name');
    if (isBlank('respondent_phone') && isBlank('respondent_email'))
      this.#refuse('respondent_phone', 'required_phone_or_email');
    this.errors.sort((a, b) => orderOf(a.path) - orderOf(b.path));
  }

  #readCells(question: Question & { kind: 'counts' }): unknown {
    const cells = question.columns.map(({ name }) => [
      name,
      this.#readOne(question, `${question.name}.${name}`),
    ]);
    return Object.fromEntries(cells);
  }

  #readBlocks(repeat: RepeatQuestion): unknown[] {
    const indexes = filledBlocks(this.#raw, repeat.name);
    if (indexes.length > limits.blocks)
      this.#refuse(`${repeat.name}.${indexes[limits.blocks]}.name`, 'too_many_blocks');
    return indexes.map((index, position) => this.#readBlock(repeat, `${repeat.name}.${index}`, position + 1));
  }

  #readBlock(repeat: RepeatQuestion, prefix: string, blockNumber: number): unknown {
    const identity = `${prefix}.${repeat.identifiedBy}`;
    if (textsAt(this.#raw, identity).length === 0) this.#refuse(identity, 'block_name_missing', blockNumber);
    const read = (inner: BlockQuestion) => this.#readOne(inner, `${prefix}.${inner.name}`, blockNumber);
    return Object.fromEntries(repeat.questions.map((inner) => [inner.name, read(inner)]));
  }

  #readOne(question: Question, path: string, blockNumber?: number): unknown {
    const reading = readField(question, textsAt(this.#raw, path));
    if (!reading.ok) this.#refuse(path, reading.problem, blockNumber);
    else if (reading.value === null && this.#mustExplain(question, path))
      this.#refuse(path, 'explanation_missing', blockNumber);
    return reading.ok ? reading.value : null;
  }

  #mustExplain(question: Question, path: string): boolean {
    if (question.kind !== 'text' || !question.explains) return false;
    const box = path.slice(0, path.length - question.name.length) + question.explains.question;
    return textsAt(this.#raw, box).includes(question.explains.option);
  }

  #refuse(path: string, problem: Problem, blockNumber?: number): void {
    this.errors.push(errorAt(path, problem, textsAt(this.#raw, path).join(', '), blockNumber));
  }
}

function errorAt(path: string, problem: Problem, typed = '', blockNumber?: number): AnswerError {
  const message = messages[problem]({ question: findField(path)?.question, typed });
  return { path, problem, message, place: describePlace(path, blockNumber) };
}

const printedOrder = new Map(questions.map(({ name }, position) => [name, position]));
const orderOf = (path: string) => printedOrder.get(path.split('.')[0] ?? '') ?? questions.length;

function checkShape(input: unknown): { ok: true; raw: RawInput } | { ok: false; errors: AnswerError[] } {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { ok: false, errors: [errorAt('', 'unreadable')] };
  const entries = Object.entries(input);
  if (entries.length > limits.entries) return { ok: false, errors: [errorAt('', 'unreadable')] };
  const errors = entries.flatMap(([path, typed]) => checkEntry(path, typed));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, raw: input as RawInput };
}

function checkEntry(path: string, typed: unknown): AnswerError[] {
  const texts: unknown[] = Array.isArray(typed) ? typed : [typed];
  if (!findField(path))
    return [errorAt(path.slice(0, 100).toWellFormed().replaceAll('\0', ''), 'unknown_question')];
  if (texts.length > 20 || !texts.every((text) => typeof text === 'string'))
    return [errorAt(path, 'unreadable')];
  return texts.some(isUnstorable) ? [errorAt(path, 'unstorable_text')] : [];
}
