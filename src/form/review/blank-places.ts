import type { Answers } from '../../questionnaire/answers.ts';
import { describePlace } from '../../questionnaire/fields.ts';
import type { Question } from '../../questionnaire/question.ts';
import { questions } from '../../questionnaire/questionnaire.ts';

type Values = Readonly<Record<string, unknown>>;

/** The places of an answer that were left blank, in the order of the paper; the words for "Khác" are asked for by a box. */
export const blankPlaces = (answers: Answers): string[] =>
  questions.flatMap((question) => blanksOf(question, answers, ''));

function blanksOf(question: Question, values: Values, prefix: string): string[] {
  const value = values[question.name];
  const path = prefix + question.name;
  if (question.kind === 'repeat') {
    const instances = value as readonly Values[];
    if (instances.length === 0) return [`${question.place}: ${question.shortLabel}`];
    return instances.flatMap((instance, index) =>
      question.questions.flatMap((inner) => blanksOf(inner, instance, `${path}.${index}.`)),
    );
  }
  if (question.kind === 'counts') {
    const cells = value as Values;
    const blank = question.columns.filter(({ name }) => cells[name] === null);
    return blank.map(({ name }) => describePlace(`${path}.${name}`));
  }
  if (question.kind === 'text' && question.explains) return [];
  const isBlank = value === null || (Array.isArray(value) && value.length === 0);
  return isBlank ? [describePlace(path)] : [];
}
