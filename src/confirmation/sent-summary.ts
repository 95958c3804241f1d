import { filledInstances, textsAt, type FormValues } from '../questionnaire/form-values.ts';
import type { CountsQuestion, Question } from '../questionnaire/question.ts';
import { sections, type Section } from '../questionnaire/questionnaire.ts';

/** A section of the Phiếu, and in few words what was sent of it. */
export interface SummaryLine {
  place: string;
  words: string;
}

/**
 * What was sent, in the order of the paper: how many figures, which boxes, which software, whether there is a text; what
 * was left blank is gathered in the last line.
 * @param values what was typed, under the paths of the form
 */
export function sentSummary(values: FormValues): SummaryLine[] {
  const all = sections.filter(({ number }) => number !== '').flatMap((section) => linesOf(section, values));
  const blank = all.filter(({ words }) => words === '').map(({ place }) => place);
  const given = all.filter(({ words }) => words !== '');
  return blank.length === 0 ? given : [...given, { place: 'Không điền', words: blank.join('; ') }];
}

function linesOf({ number, title, questions }: Section, values: FormValues): SummaryLine[] {
  const counts = questions.filter((question): question is CountsQuestion => question.kind === 'counts');
  const table =
    counts.length > 0 ? [{ place: `Mục ${number}. ${title}`, words: countsWords(counts, values) }] : [];
  const others = questions.filter(
    (question) => question.kind !== 'counts' && !(question.kind === 'text' && question.explains),
  );
  return [
    ...table,
    ...others.map((question) => ({
      place: `${question.place}. ${question.shortLabel}`,
      words: wordsOf(question, values),
    })),
  ];
}

function countsWords(rows: readonly CountsQuestion[], values: FormValues): string {
  const paths = rows.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
  const given = paths.filter((path) => textsAt(values, path).length > 0).length;
  return given === 0 ? '' : `Đã điền ${given} trên ${paths.length} số liệu`;
}

function wordsOf(question: Question, values: FormValues): string {
  const given = textsAt(values, question.name);
  if (question.kind === 'repeat') return namesOf(question.name, values);
  if (!('options' in question)) return given.length > 0 ? 'Có ghi' : '';
  const labelOf = (value: string) => question.options.find((option) => option.value === value)?.label;
  return given.map(labelOf).filter(Boolean).join('; ');
}

function namesOf(repeat: string, values: FormValues): string {
  const names = filledInstances(values, repeat).map((index) => textsAt(values, `${repeat}.${index}.name`)[0]);
  return names.length === 0 ? '' : `${names.length} phần mềm: ${names.filter(Boolean).join('; ')}`;
}
