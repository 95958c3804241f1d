import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import { owedWords, urgedWords } from './urged-office.ts';
import { urgingParagraphs, type Urging } from './urging-text.ts';

/** The heading of an official letter: who issues it, and the state's name and motto. */
export interface LetterHead {
  /** "BỘ TƯ PHÁP". */
  parentAgency: string;
  /** "CỤC CÔNG NGHỆ THÔNG TIN". */
  agency: string;
  state: string;
  motto: string;
  /** "Hà Nội". */
  place: string;
}

/**
 * An urging as an official letter to be edited, in the layout of Thông tư 01/2011/TT-BNV, with the list attached. Number,
 * day and signatory are left for whoever issues it.
 */
export function urgingLetter(head: LetterHead, urging: Urging): Promise<Blob> {
  const document = new Document({
    title: 'Công văn đôn đốc gửi Phiếu khảo sát',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 28, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: { page },
        children: [heading(head, urging), ...addressed(urging), ...body(urging), foot()],
      },
      { properties: { page }, children: list(urging) },
    ],
  });
  return Packer.toBlob(document);
}

const millimetres = (length: number): number => Math.round((length / 25.4) * 1440);
const page = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: { top: millimetres(20), right: millimetres(20), bottom: millimetres(20), left: millimetres(30) },
};

const run = (text: string, options: IRunOptions = {}): TextRun => new TextRun({ text, ...options });
const centred = (text: string, options: IRunOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, options)] });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const open = { top: none, bottom: none, left: none, right: none };

const row = (cells: readonly [width: number, content: Paragraph[]][], borders?: typeof open): TableRow =>
  new TableRow({
    cantSplit: true,
    children: cells.map(
      ([width, children]) =>
        new TableCell({
          children,
          width: { size: millimetres(width), type: WidthType.DXA },
          ...(borders && { borders }),
        }),
    ),
  });

const table = (rows: TableRow[], widths: readonly number[]): Table =>
  new Table({
    rows,
    columnWidths: widths.map(millimetres),
    width: { size: millimetres(160), type: WidthType.DXA },
  });

/** A short line under the agency's name, a long one under the motto, as the rules draw them. */
const rule = (length: number): Paragraph => centred('_'.repeat(length), { size: 16 });

function heading({ parentAgency, agency, state, motto, place }: LetterHead, { letterNumber }: Urging): Table {
  const left = [
    centred(parentAgency, { size: 26 }),
    centred(agency, { size: 26, bold: true }),
    rule(10),
    centred('Số:          /', { size: 26 }),
    centred(`V/v đôn đốc gửi Phiếu khảo sát theo Công văn số ${letterNumber}`, { size: 24 }),
  ];
  const right = [
    centred(state, { size: 24, bold: true }),
    centred(motto, { size: 26, bold: true }),
    rule(26),
    centred(`${place}, ngày       tháng       năm          `, { size: 26, italics: true }),
  ];
  return table(
    [
      row(
        [
          [68, left],
          [92, right],
        ],
        open,
      ),
    ],
    [68, 92],
  );
}

const addressed = ({ offices }: Urging): Paragraph[] => {
  const [only] = offices;
  const whom = offices.length === 1 && only ? only.name : 'Các Sở Tư pháp có tên trong danh sách kèm theo';
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 360, after: 240 },
      children: [run(`Kính gửi: ${whom}`)],
    }),
  ];
};

const body = (urging: Urging): Paragraph[] =>
  urgingParagraphs(urging).map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: millimetres(12.7) },
        spacing: { after: 120, line: 300 },
        children: [run(text)],
      }),
  );

/** Whom it goes to, and room for who signs. */
function foot(): Table {
  const left = [
    new Paragraph({ children: [run('Nơi nhận:', { size: 24, bold: true, italics: true })] }),
    ...['- Như trên;', '- Lưu: VT.'].map((text) => new Paragraph({ children: [run(text, { size: 22 })] })),
  ];
  const right = [
    centred('[QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ]', { bold: true }),
    ...Array.from({ length: 4 }, () => centred('')),
    centred('[Họ và tên]', { bold: true }),
  ];
  return table(
    [
      row(
        [
          [80, left],
          [80, right],
        ],
        open,
      ),
    ],
    [80, 80],
  );
}

function list(urging: Urging): (Paragraph | Table)[] {
  const widths = [12, 68, 50, 30] as const;
  const heads = ['TT', 'Sở Tư pháp', 'Tình trạng', 'Đã đôn đốc'];
  const text = (words: string, options: IRunOptions = {}): Paragraph[] => [
    new Paragraph({ children: [run(words, { size: 26, ...options })] }),
  ];
  const lines = urging.offices.map((office, at) =>
    [`${at + 1}`, office.name, owedWords(office), urgedWords(office)].map((words) => text(words)),
  );
  const rows = [heads.map((head) => text(head, { bold: true })), ...lines];
  return [
    centred('DANH SÁCH', { bold: true }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [run('Các Sở Tư pháp chưa hoàn thành việc gửi Phiếu khảo sát', { bold: true })],
    }),
    table(
      rows.map((cells) => row(cells.map((cell, at) => [widths[at] ?? 30, cell]))),
      widths,
    ),
  ];
}
