import {
  AlignmentType,
  BorderStyle,
  LeaderType,
  Paragraph,
  TabStopType,
  TableCell,
  type Bookmark,
  type TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { answerControl, run } from './word-controls.ts';
import { notGivenWords } from '../../questionnaire/word-tags.ts';

/** Twentieths of a point in a millimetre, the unit of Word's lengths. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** The width between the margins, in millimetres. */
export const textWidth = 160;

/** What stands in a paragraph: words, or a control to fill in. */
export type Inline = TextRun | Bookmark;

/** A paragraph of words, or of runs and controls. */
export const line = (content: string | readonly Inline[], options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    spacing: { after: 60 },
    ...options,
    children: typeof content === 'string' ? [run(content)] : [...content],
  });

/** A paragraph in the middle of the page. */
export const centred = (text: string, options: IRunOptions = {}): Paragraph =>
  line([run(text, options)], { alignment: AlignmentType.CENTER });

/** The raised number of a footnote. */
export const mark = (number: number | undefined): TextRun[] =>
  number === undefined ? [] : [run(String(number), { superScript: true })];

/** Words with dots to write on to the end of the line, which a control for a path takes up. */
export const withRoom = (
  words: readonly Inline[],
  path: string,
  width = textWidth,
  options: IParagraphOptions = {},
): Paragraph => line([...words, answerControl(path, [run('\t')], true)], { ...options, ...dotted(width) });

/** Whole lines of dots, all in one control. */
export const dottedLines = (
  count: number,
  controlOf: (runs: readonly TextRun[]) => Bookmark,
  width = textWidth,
): Paragraph => {
  const dots = Array.from({ length: count }, (_, at) => run('\t', at > 0 ? { break: 1 } : {}));
  return line([controlOf(dots)], dotted(width));
};

const dotted = (width: number): IParagraphOptions => ({
  tabStops: [{ type: TabStopType.RIGHT, position: twips(width), leader: LeaderType.DOT }],
});

/** What a filled sheet says where nothing was given at a path. */
export const notGiven = (path: string, options: IRunOptions = {}): Bookmark =>
  answerControl(path, [run(notGivenWords, { ...options, italics: true })], true);

/** A cell of a table, of a width in millimetres. */
export const cell = (
  children: readonly Paragraph[],
  millimetres: number,
  options: { center?: boolean; openAbove?: boolean; openBelow?: boolean } = {},
): TableCell =>
  new TableCell({
    children: [...children],
    width: { size: twips(millimetres), type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    ...(options.center && { verticalAlign: VerticalAlignTable.CENTER }),
    borders: {
      ...(options.openAbove && { top: { style: BorderStyle.NIL } }),
      ...(options.openBelow && { bottom: { style: BorderStyle.NIL } }),
    },
  });
