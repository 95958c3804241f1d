import { provinceByCode } from '../units/units.ts';
import { answersSchema, type Answers } from './answers.ts';
import { approvalPath, approvalPlace } from './approval.ts';
import { findWarnings } from './checks/find-warnings.ts';
import type { Situation, Warning } from './checks/warning.ts';
import { hasShapeOf, isDraftPath } from './draft-path.ts';
import { describePlace, findField, someInstance, type Field } from './fields.ts';
import { lateReasonPath } from './late-reason.ts';
import { limits } from './limits.ts';
import { messages, type ErrorCode } from './messages.ts';
import type { InstanceQuestion, Question, RepeatQuestion } from './question.ts';
import { questions } from './questionnaire.ts';
import { filledInstances, textsAt, type FormValues } from './form-values.ts';
import { isUnstorable } from '../vietnamese/text.ts';
import { parseExplanations, parseLateReason, type Explanations } from './parse-explanations.ts';
import { parseField } from './parse-field.ts';

/** What is wrong with one field: its path, a stable word, the sentence for the respondent, and the place in words. */
export interface AnswerError {
  path: string;
  code: ErrorCode;
  message: string;
  place: string;
}

/** What is wrong when the leaders' consent is not ticked. */
export const approvalMissing: AnswerError = {
  path: approvalPath,
  code: 'approval_missing',
  message: messages.approval_missing(),
  place: approvalPlace,
};

/** What the values of a form parse to: the answers with their explanations, or everything that is wrong, in printed order. */
export type ParseResult =
  | { ok: true; answers: Answers; explanations: Explanations; warnings: Warning[] }
  | { ok: false; errors: AnswerError[]; warnings: Warning[] };

/**
 * Parses what was typed into answers or errors: the one parser for form, plain POST, draft file and paste.
 * Blank is null, never 0 or ""; an instance with every field empty is not there.
 */
export function parseAnswers(input: unknown): ParseResult {
  const shape = checkShape(input);
  if (!shape.ok) return shape;
  const { values: formValues } = shape;
  const parser = new AnswersParser(formValues);
  const candidate = parser.parseAll();
  parser.requireContact();
  const { warnings, explanations } = parser.explain(candidate);
  if (parser.errors.length > 0) return { ok: false, errors: parser.errors, warnings };
  return { ok: true, answers: answersSchema.parse(candidate), explanations, warnings };
}

/** What is wrong and what is unusual where one field stands. */
export interface FieldValidation {
  errors: AnswerError[];
  warnings: Warning[];
  /** Whether the errors of a path were looked for: what was said of it before is over. */
  coversErrors: (path: string) => boolean;
  /** The same of warnings: those of the names of other repeats too, which must differ. */
  coversWarnings: (path: string) => boolean;
}

/**
 * Validates one field with what belongs to it: the rows of its table, its repeat, the box it explains, the names of
 * repeats that must differ. Warnings about blanks are for the whole.
 */
export function validateField(formValues: FormValues, path: string): FieldValidation {
  const isInScope = scopeOf(path);
  const covers = {
    coversErrors: (other: string) => isInScope(other) && !isOtherName(path, other),
    coversWarnings: isInScope,
  };
  const inScope = Object.fromEntries(Object.entries(formValues).filter(([other]) => isInScope(other)));
  const shape = checkShape(inScope);
  if (!shape.ok) return { errors: shape.errors, warnings: [], ...covers };
  const parser = new AnswersParser({ ...inScope, unit: formValues['unit'] ?? '' });
  const answers = parser.parseAll();
  parser.requireContact();
  const { warnings } = parser.explain(answers);
  return {
    errors: parser.errors.filter((error) => covers.coversErrors(error.path)),
    warnings: warnings.filter((warning) => isInScope(warning.path) && !warning.aboutBlank),
    ...covers,
  };
}

/** Whether a path is the name of another repeat than the one a path stands in: nothing else of it is looked at. */
function isOtherName(path: string, other: string): boolean {
  const [here, there] = [findField(path)?.instance, findField(other)?.instance];
  return here !== undefined && there !== undefined && here.index !== there.index;
}

/** Which paths are looked at together with one. */
function scopeOf(path: string): (other: string) => boolean {
  const { question, instance, column } = findField(path.replace(/^explanations\./, '')) ?? {};
  const isIn = scopeWithin(path.replace(/^explanations\./, ''), question, instance, column !== undefined);
  return (other) => other === path || isIn(other.replace(/^explanations\./, ''));
}

function scopeWithin(
  path: string,
  question: Question | undefined,
  instance: Field['instance'],
  isCell: boolean,
): (other: string) => boolean {
  // The official figures are those of the province.
  if (isCell || question?.kind === 'province') return (other) => other === path || isCellPath(other);
  // One of telephone and e-mail is enough.
  if (question?.contact) return (other) => findField(other)?.question.contact === true;
  if (instance) {
    const { name, identifiedBy } = instance.repeat;
    const prefix = `${name}.${instance.index}.`;
    return (other) =>
      other.startsWith(prefix) || (other.startsWith(`${name}.`) && other.endsWith(`.${identifiedBy}`));
  }
  const explained = question?.kind === 'text' ? question.explains?.question : undefined;
  const explaining = questions.find(
    (other) => other.kind === 'text' && other.explains?.question === question?.name,
  )?.name;
  return (other) => other === path || other === explained || other === explaining;
}

const isCellPath = (path: string): boolean => findField(path)?.question.kind === 'counts';

/** Gathers the answers in form values and the errors met on the way. */
class AnswersParser {
  readonly errors: AnswerError[] = [];
  readonly #values: FormValues;

  constructor(formValues: FormValues) {
    this.#values = formValues;
  }

  parseAll(): Situation['answers'] & { unit: string | null } {
    return Object.fromEntries(
      questions.map((question) => [question.name, this.read(question)]),
    ) as Situation['answers'] & { unit: string | null };
  }

  read(question: Question): unknown {
    if (question.kind === 'repeat') return this.#parseInstances(question);
    if (question.kind === 'counts') return this.#readCells(question);
    return this.#readOne(question, question.name);
  }

  requireContact(): void {
    const isBlank = (path: string) => textsAt(this.#values, path).length === 0;
    if (isBlank('unit')) this.#refuse('unit', 'required_unit');
    if (isBlank('respondent_name')) this.#refuse('respondent_name', 'required_name');
    if (isBlank('respondent_phone') && isBlank('respondent_email'))
      this.#refuse('respondent_phone', 'required_phone_or_email');
    this.errors.sort((a, b) => orderOf(a.path) - orderOf(b.path));
  }

  /** What is unusual in the answers read so far, but for fields that could not be read. */
  explain(answers: Situation['answers'] & { unit: string | null }) {
    const instances = {
      software_in_use: filledInstances(this.#values, 'software_in_use'),
      software_planned: filledInstances(this.#values, 'software_planned'),
    };
    const unreadable = new Set(this.errors.map(({ path }) => path));
    const province = provinceByCode(answers.unit ?? '');
    const warnings = findWarnings({ answers, province, instances }).filter(
      ({ path }) => !unreadable.has(path),
    );
    const { explanations, tooLong } = parseExplanations(this.#values, warnings, instances);
    for (const path of tooLong) this.#refuse(path, 'too_long');
    if (parseLateReason(this.#values).isTooLong) this.#refuse(lateReasonPath, 'too_long');
    return { warnings, explanations };
  }

  #readCells(question: Question & { kind: 'counts' }): unknown {
    const cells = question.columns.map(({ name }) => [
      name,
      this.#readOne(question, `${question.name}.${name}`),
    ]);
    return Object.fromEntries(cells);
  }

  #parseInstances(repeat: RepeatQuestion): unknown[] {
    const indexes = filledInstances(this.#values, repeat.name);
    if (indexes.length > limits.instances)
      this.#refuse(`${repeat.name}.${indexes[limits.instances]}.name`, 'too_many_instances');
    return indexes
      .slice(0, limits.instances)
      .map((index, position) => this.#parseInstance(repeat, `${repeat.name}.${index}`, position + 1));
  }

  #parseInstance(repeat: RepeatQuestion, prefix: string, instanceNumber: number): unknown {
    const identity = `${prefix}.${repeat.identifiedBy}`;
    if (textsAt(this.#values, identity).length === 0)
      this.#refuse(identity, 'instance_name_missing', instanceNumber);
    const read = (inner: InstanceQuestion) => this.#readOne(inner, `${prefix}.${inner.name}`, instanceNumber);
    return Object.fromEntries(repeat.questions.map((inner) => [inner.name, read(inner)]));
  }

  #readOne(question: Question, path: string, instanceNumber?: number): unknown {
    const parsed = parseField(question, textsAt(this.#values, path));
    if (!parsed.ok) this.#refuse(path, parsed.code, instanceNumber);
    else if (parsed.value === null && this.#mustExplain(question, path))
      this.#refuse(path, 'explanation_missing', instanceNumber);
    if (parsed.ok) return parsed.value;
    return question.kind === 'choices' ? [] : null;
  }

  #mustExplain(question: Question, path: string): boolean {
    if (question.kind !== 'text' || !question.explains) return false;
    const box = path.slice(0, path.length - question.name.length) + question.explains.question;
    return textsAt(this.#values, box).includes(question.explains.option);
  }

  #refuse(path: string, code: ErrorCode, instanceNumber?: number): void {
    if (this.errors.some((error) => error.path === path)) return;
    this.errors.push(errorAt(path, code, textsAt(this.#values, path).join(', '), instanceNumber));
  }
}

function errorAt(path: string, code: ErrorCode, typed = '', instanceNumber?: number): AnswerError {
  const question = findField(path)?.question;
  const max = question?.kind === 'text' ? question.max : limits.explanation;
  const message = messages[code]({ question, typed, max });
  return { path, code, message, place: describePlace(path, instanceNumber ?? someInstance) };
}

const printedOrder = new Map(questions.map(({ name }, position) => [name, position]));
const orderOf = (path: string) => printedOrder.get(path.split('.')[0] ?? '') ?? questions.length;

type Shape = { ok: true; values: FormValues } | { ok: false; errors: AnswerError[]; warnings: [] };

function checkShape(input: unknown): Shape {
  const refuse = (errors: AnswerError[]): Shape => ({ ok: false, errors, warnings: [] });
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return refuse([errorAt('', 'unreadable')]);
  const entries = Object.entries(input);
  if (entries.length > limits.entries) return refuse([errorAt('', 'unreadable')]);
  const errors: AnswerError[] = [];
  for (const [path, typed] of entries) {
    errors.push(...checkEntry(path, typed));
    if (errors.length === listedFaults) return refuse(errors);
  }
  return errors.length > 0 ? refuse(errors) : { ok: true, values: input as FormValues };
}

/** At most so many entries are named that no form of ours can send. */
const listedFaults = 20;

function checkEntry(path: string, typed: unknown): AnswerError[] {
  if (!isDraftPath(path))
    return [errorAt(path.slice(0, 100).toWellFormed().replaceAll('\0', ''), 'unknown_question')];
  const texts: readonly unknown[] = Array.isArray(typed) ? typed : [typed];
  if (Array.isArray(typed) && !hasShapeOf(path, typed)) return [errorAt(path, 'unreadable')];
  if (!texts.every((text) => typeof text === 'string')) return [errorAt(path, 'unreadable')];
  // Those of fields are met when the field is read; an explanation may belong to no warning, and the worksheet is never read.
  return !findField(path) && texts.some(isUnstorable) ? [errorAt(path, 'unstorable_text')] : [];
}
