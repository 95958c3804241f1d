import type { Paragraph, Table, TableCell } from 'docx';
import { notGivenWords } from '../../questionnaire/word-tags.ts';
import type { InstanceQuestion, RepeatQuestion } from '../../questionnaire/question.ts';
import { filledInstances } from '../../questionnaire/form-values.ts';
import type { PrintedValues } from '../sheet/printed-values.ts';
import { answerLine, answerOf, boxLines } from './word-answers.ts';
import { restControl, run } from './word-controls.ts';
import { cell, centred, dottedLines, line, mark, textWidth, withRoom } from './word-parts.ts';
import { table } from './word-table.ts';

/** Millimetres of the column of numbers, and of what stands beside it. */
const widths = [13, textWidth - 13] as const;

/** Room for dots within a cell. */
const room = widths[1] - 5;

/** Dotted lines in the second row of a blank sheet. */
const linesOfNext = 5;

/** The table of 3.2 or 3.3: blank as the paper prints it, filled with one numbered part for each software. */
export function instancesTable(repeat: RepeatQuestion, values: PrintedValues): Table {
  const head = [
    cell([centred('STT', { bold: true })], widths[0]),
    cell([centred(repeat.tableHeading, { bold: true })], widths[1]),
  ];
  const filled = filledInstances(values ?? {}, repeat.name);
  const instances = filled.flatMap((index, position) => instanceRows(repeat, values, index, position + 1));
  if (!values) return table(widths, [head, ...instanceRows(repeat, values, 0, 1), nextRow(repeat)]);
  const none = [
    cell([line('')], widths[0]),
    cell([line([restControl(repeat.name, [run(notGivenWords, { italics: true })])])], widths[1]),
  ];
  return table(widths, [head, ...(instances.length > 0 ? instances : [none])]);
}

const nextRow = ({ name, nextFootnote }: RepeatQuestion): TableCell[] => [
  cell([line([run('2'), ...mark(nextFootnote)], { alignment: 'center' })], widths[0]),
  cell([dottedLines(linesOfNext, (dots) => restControl(name, dots), room)], widths[1]),
];

function instanceRows(
  repeat: RepeatQuestion,
  values: PrintedValues,
  index: number,
  number: number,
): TableCell[][] {
  const asked = repeat.questions.filter((question) => question.kind !== 'text' || !question.explains);
  return asked.map((question, position) => {
    const isFirst = position === 0;
    const mine = number === 2 ? mark(repeat.nextFootnote) : [];
    const words = isFirst ? [run(String(number)), ...mine] : [];
    const open = { openAbove: !isFirst, openBelow: position < asked.length - 1 };
    return [
      cell([line(words, { alignment: 'center' })], widths[0], open),
      cell(itemLines(question, repeat, values, `${repeat.name}.${index}.`), widths[1]),
    ];
  });
}

function itemLines(
  question: InstanceQuestion,
  repeat: RepeatQuestion,
  values: PrintedValues,
  prefix: string,
): Paragraph[] {
  const heading = question.heading ? [line(`${question.heading}:`)] : [];
  const asked = `${question.label}:`;
  if (question.kind === 'choices')
    return [
      ...heading,
      line(asked),
      ...boxLines(question, repeat.questions, values, { prefix, width: room }),
    ];
  const path = prefix + question.name;
  if (question.lines > 1)
    return [...heading, line(asked), answerLine(values, path, question.lines - 1, room)];
  const label = run(`${asked} `);
  return [...heading, values ? line([label, answerOf(values, path)]) : withRoom([label], path, room)];
}
