import {
  AlignmentType,
  BorderStyle,
  LeaderType,
  Paragraph,
  TabStopType,
  TableCell,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';

/** Twentieths of a point in a millimetre, the unit of Word's lengths. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** The width between the margins, in millimetres. */
export const textWidth = 160;

/** Half points: 13 pt, as official papers are set. */
const size = 26;

/** Words in the type of the paper; line breaks that were typed are kept. */
export const run = (text: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ text, size, font: 'Times New Roman', ...options });

/** A paragraph of words or of runs. */
export const line = (content: string | readonly TextRun[], options: IParagraphOptions = {}): Paragraph =>
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

/** A box to tick, ticked or not. */
export const tick = (isTicked: boolean): TextRun => run(isTicked ? '☒ ' : '☐ ', { font: 'Segoe UI Symbol' });

/** Words with dots to write on to the end of the line. */
export const withRoom = (
  words: string | TextRun,
  width = textWidth,
  options: IParagraphOptions = {},
): Paragraph =>
  line([typeof words === 'string' ? run(words) : words, run('\t')], {
    ...options,
    tabStops: [{ type: TabStopType.RIGHT, position: twips(width), leader: LeaderType.DOT }],
  });

/** Whole lines of dots. */
export const dottedLines = (count: number, width = textWidth): Paragraph[] =>
  Array.from({ length: count }, () => withRoom('', width));

/** What a filled sheet says where nothing was given. */
export const notGiven = (): TextRun => run('Không điền', { italics: true });

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
