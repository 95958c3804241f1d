import type { Option, Question } from '../../src/questionnaire/question.ts';
import { questionnaire, sections, type Section } from '../../src/questionnaire/questionnaire.ts';

const marks = ['', '¹', '²', '³', '⁴', '⁵'];
const mark = (footnote?: number) => marks[footnote ?? 0] ?? `[${footnote}]`;
const wholeSections = ['2', '4', '5'];

/** The words of the Phiếu as the questionnaire says them, line by line in printed order; blank lines left out. */
export function printedLines(): string[] {
  const { title, answeredAt, attachedTo, signedBy, signatureNote, footnotes } = questionnaire;
  return [
    title.toLocaleUpperCase('vi'),
    answeredAt.toLocaleUpperCase('vi'),
    `(${attachedTo})`,
    ...sections.filter((section) => !section.addedBySystem).flatMap(linesOfSection),
    signedBy.toLocaleUpperCase('vi'),
    `(${signatureNote})`,
    ...Object.entries(footnotes).map(([number, words]) => `${mark(Number(number))} ${words}`),
  ];
}

function linesOfSection({ number, title, tableHeading, questions }: Section): string[] {
  const first = questions[0];
  const columns = first?.kind === 'counts' ? first.columns.map(({ label }) => label) : [];
  return [
    `${number}. ${title}`,
    ...(tableHeading ? [['STT', tableHeading, ...columns].join(' | ')] : []),
    // The one question of sections 2, 4 and 5 is their title; a label of its own is the system's.
    ...questions.flatMap((question) =>
      linesOf(question, questions, wholeSections.includes(number) ? '' : question.label),
    ),
  ];
}

function linesOf(question: Question, siblings: readonly Question[], label: string): string[] {
  const heading = question.heading ? [`${question.heading}:`] : [];
  const own = label ? [label + mark(question.footnote)] : [];
  switch (question.kind) {
    case 'counts':
      return [`${question.row} | ${label}`];
    case 'repeat':
      return [
        ...own,
        `STT | ${question.tableHeading}`,
        '1',
        ...question.questions.flatMap((inner) => linesOf(inner, question.questions, `${inner.label}:`)),
        `2${mark(question.nextFootnote)}`,
      ];
    case 'text':
      // What a box is explained with stands beside that box, as its dotted line.
      return question.explains ? [] : [...heading, ...own];
    case 'choice':
    case 'choices':
      return [...heading, ...own, ...question.options.map((option) => boxLine(question, option, siblings))];
    default:
      return own;
  }
}

function boxLine(
  question: Question,
  { value, label, onPaper = label, footnote }: Option,
  siblings: readonly Question[],
): string {
  const isExplained = siblings.some(
    (sibling) =>
      sibling.kind === 'text' &&
      sibling.explains?.question === question.name &&
      sibling.explains.option === value,
  );
  return `☐ ${onPaper}${isExplained ? ':' : ''}${mark(footnote)}`;
}
