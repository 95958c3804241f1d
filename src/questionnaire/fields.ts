import type { Column, Question, RepeatQuestion } from './question.ts';
import { lateReasonPath, lateReasonPlace } from './late-reason.ts';
import { questions } from './questionnaire.ts';

/** One place where something can be typed or ticked; `path` is its HTML name and its key in form values. */
export interface Field {
  path: string;
  question: Question;
  column?: Column;
  /** The instance it stands in; `index` is the instance's identity, not its position. */
  instance?: { repeat: RepeatQuestion; index: number };
}

const byName = new Map(questions.map((question) => [question.name, question]));

/** The field with this path, or undefined when the Phiếu has none. */
export function findField(path: string): Field | undefined {
  const [name = '', second, third, ...rest] = path.split('.');
  const question = byName.get(name);
  if (!question || rest.length > 0) return undefined;
  if (question.kind === 'repeat') return findInstanceField(path, question, second, third);
  if (question.kind === 'counts') return findCell(path, question, second, third);
  return second === undefined ? { path, question } : undefined;
}

function findCell(path: string, question: Question & { kind: 'counts' }, name?: string, extra?: string) {
  const column = question.columns.find((candidate) => candidate.name === name);
  return column && extra === undefined ? { path, question, column } : undefined;
}

function findInstanceField(path: string, repeat: RepeatQuestion, index = '', name?: string) {
  const question = repeat.questions.find((candidate) => candidate.name === name);
  if (!question || !/^(0|[1-9]\d{0,12})$/.test(index)) return undefined;
  return { path, question, instance: { repeat, index: Number(index) } };
}

/** Every field of the Phiếu in printed order, with one instance (index 0) of each repeated question. */
export const allFields: readonly Field[] = questions.flatMap((question) => fieldsOf(question));

function fieldsOf(question: Question): Field[] {
  const { name } = question;
  if (question.kind === 'counts')
    return question.columns.map((column) => ({ path: `${name}.${column.name}`, question, column }));
  if (question.kind === 'repeat')
    return question.questions.map((inner) => ({
      path: `${name}.0.${inner.name}`,
      question: inner,
      instance: { repeat: question, index: 0 },
    }));
  return [{ path: name, question }];
}

/**
 * Where a field stands, in words an officer can find on paper.
 * @param instance the number of its instance among those shown, or words for an instance that has none; not needed in answers,
 * whose paths count instances by their position
 *
 * @example
 * describePlace('registrars.commune') // => 'Mục 1, dòng 2, Cấp xã'
 */
export function describePlace(path: string, instance?: number | string): string {
  if (isExplanationPath(path))
    return `Lý do giải trình, ${describePlace(path.slice(explanationPrefix.length), instance)}`;
  if (path === lateReasonPath) return lateReasonPlace;
  const field = findField(path);
  if (!field) return path;
  const { question, column } = field;
  if (field.instance) {
    const { repeat, index } = field.instance;
    const words = typeof instance === 'string' ? instance : `phần mềm thứ ${instance ?? index + 1}`;
    return `${repeat.place}, ${words}: ${question.shortLabel}`;
  }
  if (column) return `${question.place}, ${column.label}`;
  return `${question.place}: ${question.shortLabel}`;
}

/** A software instance of form values whose position nobody knows: its path has only its identity. */
export const someInstance = 'một phần mềm';

const explanationPrefix = 'explanations.';

/** The path in form values of the explanation given to a warning at a path. */
export const explanationPath = (path: string): string => explanationPrefix + path;

/** Whether a path is that of an explanation to something the Phiếu asks. */
export const isExplanationPath = (path: string): boolean =>
  path.startsWith(explanationPrefix) && findField(path.slice(explanationPrefix.length)) !== undefined;
