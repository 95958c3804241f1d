import type { Paragraph } from 'docx';
import type { Question } from '../../questionnaire/question.ts';
import { textsAt } from '../../questionnaire/form-values.ts';
import { paragraphsAt, wordsOnPaper, type PrintedValues } from '../sheet/printed-values.ts';
import { dottedLines, line, mark, notGiven, run, textWidth, tick, withRoom } from './word-parts.ts';

/** A written answer: its paragraphs, dotted lines on the blank sheet, or that nothing was given. */
export function answerLines(
  values: PrintedValues,
  path: string,
  lines: number,
  width = textWidth,
): Paragraph[] {
  if (!values) return dottedLines(lines, width);
  const paragraphs = paragraphsAt(values, path);
  return paragraphs.length > 0 ? paragraphs.map((paragraph) => line(paragraph)) : [line([notGiven()])];
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
    const box = tick(ticked.includes(option.value));
    if (!words) return line([box, run(wordsOnPaper(option)), ...mark(option.footnote)]);
    if (!values) return withRoom(`☐ ${wordsOnPaper(option)}:`, width);
    return line([
      box,
      run(`${wordsOnPaper(option)}: ${paragraphsAt(values, prefix + words.name).join(' ')}`),
    ]);
  });
}
