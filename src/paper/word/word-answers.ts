import type { IRunOptions, Paragraph } from 'docx';
import type { Question } from '../../questionnaire/question.ts';
import { textsAt, type FormValues } from '../../questionnaire/form-values.ts';
import { wordsOnPaper, type PrintedValues } from '../sheet/printed-values.ts';
import { answerControl, boxControl, run, runsOf } from './word-controls.ts';
import { dottedLines, line, mark, notGiven, textWidth, withRoom, type Inline } from './word-parts.ts';

/** A written answer: what was typed, dotted lines on the blank sheet, or that nothing was given. */
export const answerLine = (
  values: PrintedValues,
  path: string,
  lines: number,
  width = textWidth,
): Paragraph =>
  values
    ? line([answerOf(values, path)])
    : dottedLines(lines, (dots) => answerControl(path, dots, true), width);

/** What was typed at a path, or that nothing was given, as a control. */
export function answerOf(values: FormValues, path: string, options: IRunOptions = {}): Inline {
  const text = textsAt(values, path).join('\n');
  return text === '' ? notGiven(path, options) : answerControl(path, runsOf(text, options));
}

/** The boxes of a question, with what explains one beside it. */
export function boxLines(
  question: Question & { kind: 'choice' | 'choices' },
  siblings: readonly Question[],
  values: PrintedValues,
  { prefix = '', width = textWidth } = {},
): Paragraph[] {
  const ticked = textsAt(values ?? {}, prefix + question.name);
  return question.options.map((option) => {
    const words = siblings.find(
      (sibling) =>
        sibling.kind === 'text' &&
        sibling.explains?.question === question.name &&
        sibling.explains.option === option.value,
    );
    const box = boxControl(prefix + question.name, option.value, ticked.includes(option.value));
    if (!words) return line([box, run(` ${wordsOnPaper(option)}`), ...mark(option.footnote)]);
    const path = prefix + words.name;
    const beside = [box, run(` ${wordsOnPaper(option)}: `)];
    if (!values) return withRoom(beside, path, width);
    const text = textsAt(values, path).join(' ');
    return line([...beside, answerControl(path, runsOf(text === '' ? ' ' : text), text === '')]);
  });
}
