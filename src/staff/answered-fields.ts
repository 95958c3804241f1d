import { allFields, describePlace, type Field } from '../questionnaire/fields.ts';
import type { Question } from '../questionnaire/question.ts';
import { questions } from '../questionnaire/questionnaire.ts';
import { shortDate } from '../vietnamese/dates.ts';
import { formatCount } from '../vietnamese/numbers.ts';
import { notFilledIn } from './text/labels.ts';

/** Answers as they are stored: every question without the contact person. */
export type StoredAnswers = Readonly<Record<string, unknown>>;

/** One answer; a question left blank is null, whatever its kind. */
export type Value = null | string | number | readonly string[];

/** A field in a set of answers, with its place in words; instances are counted from 0 by their position. */
export interface AnsweredField extends Field {
  place: string;
}

const inAnswers = allFields.filter(({ question }) => !question.contact);

/** Every field of a set of answers in printed order, with as many instances as there are. */
export function fieldsOf(answers: StoredAnswers): AnsweredField[] {
  return questions.flatMap(({ name }) => {
    const own = inAnswers.filter(({ path }) => path.split('.')[0] === name);
    if (own[0]?.instance === undefined) return own.map((field) => atInstance(field, 0));
    return instancesOf(answers, name).flatMap((_, index) => own.map((field) => atInstance(field, index)));
  });
}

function atInstance(field: Field, index: number): AnsweredField {
  if (!field.instance) return { ...field, place: describePlace(field.path) };
  const path = `${field.instance.repeat.name}.${index}.${field.question.name}`;
  return { ...field, path, instance: { ...field.instance, index }, place: describePlace(path) };
}

/** The instances of a repeated question, none when there is no list of them. */
export function instancesOf(answers: StoredAnswers, repeat: string): StoredAnswers[] {
  const instances = answers[repeat];
  return Array.isArray(instances) ? (instances as StoredAnswers[]) : [];
}

/** The answer at a path. */
export function valueAt(answers: StoredAnswers, path: string): Value {
  let value: unknown = answers;
  for (const step of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as StoredAnswers)[step] : undefined;
  if (Array.isArray(value)) return value.length > 0 ? value.map(String) : null;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** An answer in the words of the Phiếu: labels of boxes, 1.234, 15/11/2016, "Không điền". */
export function inWords(question: Question, value: Value): string {
  if (value === null) return notFilledIn;
  if (typeof value === 'number') return formatCount(value);
  if (question.kind === 'date' && typeof value === 'string') return shortDate(value);
  return labelsOf(question, value);
}

/** The words beside the ticked boxes; for any other question the text itself. */
export function labelsOf(question: Question, value: string | readonly string[]): string {
  const options = 'options' in question ? question.options : [];
  const labels = [value].flat().map((one) => options.find((option) => option.value === one)?.label ?? one);
  return labels.join('; ');
}
