import type { Paragraph, Table } from 'docx';
import type { CountsQuestion, Question } from '../../questionnaire/question.ts';
import type { Section } from '../../questionnaire/questionnaire.ts';
import { countAt, type PrintedValues } from '../sheet/printed-values.ts';
import { answerLine, boxLines } from './word-answers.ts';
import { instancesTable } from './word-repeats.ts';
import { answerControl, run } from './word-controls.ts';
import { cell, centred, line, notGiven, textWidth } from './word-parts.ts';
import { table } from './word-table.ts';

/** What a section of the paper is made of in Word. */
export type WordPart = Paragraph | Table;

/** One section of the paper: its heading, then each question as the paper asks it. */
export function sectionParts(section: Section, values: PrintedValues): WordPart[] {
  const { number, title, questions, tableHeading = '' } = section;
  const rows = questions.filter((question): question is CountsQuestion => question.kind === 'counts');
  const others = questions.filter((question) => question.kind !== 'counts');
  return [
    line([run(`${number}. ${title}`, { bold: true })], {
      keepNext: true,
      spacing: { before: 160, after: 80 },
    }),
    ...(rows.length > 0 ? [countsTable(tableHeading, rows, values)] : []),
    ...others.flatMap((question) => questionParts(question, section, values)),
  ];
}

function questionParts(question: Question, { questions }: Section, values: PrintedValues): WordPart[] {
  const { kind, name, label } = question;
  if (kind === 'text' && question.explains) return [];
  const heading =
    questions.length > 1 ? [line(label, { keepNext: true, spacing: { before: 120, after: 60 } })] : [];
  if (kind === 'text') return [...heading, answerLine(values, name, question.lines)];
  if (kind === 'choice' || kind === 'choices') return [...heading, ...boxLines(question, questions, values)];
  return kind === 'repeat' ? [...heading, instancesTable(question, values)] : heading;
}

/** Room to press on in a blank cell. */
const blankCell = ' '.repeat(12);

/** Millimetres of the columns of section 1. */
const columns = { number: 13, figure: 27 };

function countsTable(heading: string, rows: readonly CountsQuestion[], values: PrintedValues): Table {
  const levels = rows[0]?.columns ?? [];
  const asked = textWidth - columns.number - levels.length * columns.figure;
  const head = ['STT', heading, ...levels.map(({ label }) => label)];
  const widths = [columns.number, asked, ...levels.map(() => columns.figure)];
  const figure = (path: string): Paragraph => {
    const words = countAt(values, path);
    const blank = values ? notGiven(path) : answerControl(path, [run(blankCell)], true);
    return line([words === '' ? blank : answerControl(path, [run(words)])], { alignment: 'center' });
  };
  return table(widths, [
    head.map((words, at) => cell([centred(words, { bold: true })], widths[at] ?? 0, { center: true })),
    ...rows.map((row) => [
      cell([centred(String(row.row))], columns.number),
      cell([line(row.label)], asked),
      ...row.columns.map(({ name }) =>
        cell([figure(`${row.name}.${name}`)], columns.figure, { center: true }),
      ),
    ]),
  ]);
}
