import { strToU8, zipSync } from 'fflate';
import { storable } from './cell.ts';

/** One cell of a sheet to fill in; `fill` are those that may be written in. */
export interface FillInCell {
  text: string;
  style: 'title' | 'note' | 'head' | 'label' | 'number' | 'fill' | 'small';
  /** How many columns it goes over. */
  span?: number;
}

/** A sheet that somebody fills in: everything but its `fill` cells is protected, and those take whole numbers only. */
export interface FillInSheet {
  name: string;
  rows: readonly (readonly FillInCell[])[];
  /** How many characters wide each column is. */
  widths: readonly number[];
  /** Heights of rows in points, by position; the others are as high as a line. */
  heights: Readonly<Record<number, number>>;
  /** The largest number that may be written, and what is said about any other. */
  max: number;
  refusal: string;
}

/** The sheet as an Excel workbook; equal sheets give equal bytes. */
export function fillInXlsx(sheet: FillInSheet): Uint8Array<ArrayBuffer> {
  const parts = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escape(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml'),
    'xl/styles.xml': stylesXml,
    'xl/worksheets/sheet1.xml': sheetXml(sheet),
  };
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(header + xml)] as const);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

/** Files as one zip archive; their names are to be ASCII, which every system unpacks alike. */
export const zipOf = (files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Uint8Array<ArrayBuffer> =>
  // They are packed already.
  zipSync(files, { level: 0 });

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`;

function relations(...pairs: readonly string[]): string {
  const all = pairs.flatMap((type, at) =>
    at % 2 === 0
      ? [`<Relationship Id="rId${at / 2 + 1}" Type="${office}/${type}" Target="${pairs[at + 1]}"/>`]
      : [],
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

const styles = ['plain', 'title', 'note', 'head', 'label', 'number', 'fill', 'small'] as const;
const wrapped = '<alignment vertical="center" wrapText="1"/>';
const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>';

/** One cell format for each style, in their order; only the one to fill in is not locked. */
const formats: readonly string[] = [
  '<xf fontId="0"/>',
  `<xf fontId="1" applyFont="1" applyAlignment="1">${wrapped}</xf>`,
  `<xf fontId="2" applyFont="1" applyAlignment="1">${wrapped}</xf>`,
  `<xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1">${centred}</xf>`,
  `<xf fontId="0" borderId="1" applyBorder="1" applyAlignment="1">${wrapped}</xf>`,
  `<xf fontId="0" borderId="1" applyBorder="1" applyAlignment="1">${centred}</xf>`,
  `<xf fontId="0" fillId="2" borderId="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment horizontal="right" vertical="center"/><protection locked="0"/></xf>`,
  '<xf fontId="3" applyFont="1"/>',
];

const font = (size: number, more = ''): string =>
  `<font>${more}<sz val="${size}"/><name val="Times New Roman"/></font>`;
const edges = ['left', 'right', 'top', 'bottom'].map((edge) => `<${edge} style="thin"/>`).join('');
const stylesXml = `<styleSheet xmlns="${main}"><fonts count="4">${font(12)}${font(12, '<b/>')}${font(12, '<i/>')}${font(9)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF7D6"/></patternFill></fill></fills><borders count="2"><border/><border>${edges}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`;

function sheetXml({ rows, widths, heights, max, refusal }: FillInSheet): string {
  const places = rows.map((cells) => {
    let column = 0;
    return cells.map((cell) => {
      const from = column;
      column += cell.span ?? 1;
      return { cell, from, to: column - 1 };
    });
  });
  const body = places.map((cells, row) => {
    const height = heights[row] ? ` ht="${heights[row]}" customHeight="1"` : '';
    return `<row r="${row + 1}"${height}>${cells.map(({ cell, from }) => cellXml(cell, placeOf(from, row))).join('')}</row>`;
  });
  const merged = places.flatMap((cells, row) =>
    cells
      .filter(({ from, to }) => to > from)
      .map(({ from, to }) => `<mergeCell ref="${placeOf(from, row)}:${placeOf(to, row)}"/>`),
  );
  const fills = places.flatMap((cells, row) =>
    cells.filter(({ cell }) => cell.style === 'fill').map(({ from }) => placeOf(from, row)),
  );
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"><selection activeCell="${fills[0]}" sqref="${fills[0]}"/></sheetView></sheetViews>`,
    `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${body.join('')}</sheetData>`,
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>',
    merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '',
    `<dataValidations count="1"><dataValidation type="whole" allowBlank="1" showErrorMessage="1" errorTitle="Chưa đúng" error="${escape(refusal)}" sqref="${fills.join(' ')}"><formula1>0</formula1><formula2>${max}</formula2></dataValidation></dataValidations>`,
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
}

function cellXml({ text, style }: FillInCell, at: string): string {
  const kind = styles.indexOf(style);
  if (text === '') return `<c r="${at}" s="${kind}"/>`;
  return `<c r="${at}" s="${kind}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

const placeOf = (column: number, row: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

const escape = (text: string): string =>
  storable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
