import { PackageError, type OfficePackage } from '../office-files/open-package.ts';
import { walkXml } from '../office-files/walk-xml.ts';

/** What a cell of Excel holds. Of a formula the text is what it came to when the file was saved. */
export interface ReadCell {
  /** Its place: "C5". */
  at: string;
  kind: 'text' | 'number' | 'date' | 'formula' | 'other';
  /** As a person reads it, without blanks around it; a day as "15/11/2016". */
  text: string;
}

/** Rows of a sheet, counted from 0 as they stand; what is blank is not there. */
export type ReadRows = readonly (readonly (ReadCell | undefined)[])[];

/** Rows, columns and texts a sheet may have here: many times what any form of this system asks for. */
export const sheetLimits = { rows: 1_000, columns: 100, texts: 20_000 } as const;

const main = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

/** The first sheet of a workbook. Throws a `PackageError` when the file is none, or has more in it than may be. */
export function readFirstSheet(workbook: OfficePackage): ReadRows {
  const xml = workbook.text(firstSheetOf(workbook));
  if (xml === undefined) throw new PackageError('not_a_package');
  const texts = readTexts(workbook.text('xl/sharedStrings.xml') ?? '');
  const days = readDayStyles(workbook.text('xl/styles.xml') ?? '');
  const rows: (ReadCell | undefined)[][] = [];
  let cell: { at: string; type: string; isDay: boolean; value: string; isFormula: boolean } | undefined;
  let into: 'value' | undefined;
  let phonetic = 0;
  walkXml(xml, main, {
    open(name, attributes) {
      if (name === 'x:row' && Number(attributes['r'] ?? 0) > sheetLimits.rows)
        throw new PackageError('too_much_inside');
      if (name === 'x:c')
        cell = {
          at: attributes['r'] ?? '',
          type: attributes['t'] ?? 'n',
          isDay: days.has(Number(attributes['s'] ?? 0)),
          value: '',
          isFormula: false,
        };
      if (name === 'x:f' && cell) cell.isFormula = true;
      if (name === 'x:rPh') phonetic += 1;
      if ((name === 'x:v' || name === 'x:t') && phonetic === 0) into = 'value';
    },
    text(text) {
      if (into && cell) cell.value += text;
    },
    close(name) {
      if (name === 'x:v' || name === 'x:t') into = undefined;
      if (name === 'x:rPh') phonetic -= 1;
      if (name !== 'x:c' || !cell) return;
      place(rows, cell.at, readCell(cell, texts));
      cell = undefined;
    },
  });
  return rows;
}

function place(rows: (ReadCell | undefined)[][], at: string, cell: ReadCell | undefined): void {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(at) ?? [];
  if (letters === '') throw new PackageError('damaged');
  if (!cell) return;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  if (row >= sheetLimits.rows || column >= sheetLimits.columns) throw new PackageError('too_much_inside');
  while (rows.length <= row) rows.push([]);
  rows[row]![column] = cell;
}

function readCell(
  {
    at,
    type,
    isDay,
    value,
    isFormula,
  }: { at: string; type: string; isDay: boolean; value: string; isFormula: boolean },
  texts: readonly string[],
): ReadCell | undefined {
  const isDate = type === 'd' || (type === 'n' && isDay);
  const raw = type === 's' ? (texts[Number(value)] ?? '') : value;
  const text = (isDate ? dayOf(raw) : type === 'n' && value !== '' ? numberOf(raw) : raw).trim();
  if (isFormula) return { at, kind: 'formula', text };
  if (text === '') return undefined;
  if (isDate) return { at, kind: 'date', text };
  if (type === 'n') return { at, kind: 'number', text };
  return {
    at,
    kind: type === 'b' || type === 'e' ? 'other' : 'text',
    text: type === 'b' ? (raw === '1' ? 'TRUE' : 'FALSE') : text,
  };
}

/** A number as people write it in Viet Nam: Excel keeps 1200 also as "1.2E3". */
const numberOf = (value: string): string =>
  Number.isFinite(Number(value)) ? String(Number(value)).replace('.', ',') : value;

/** The day of a serial number of Excel, which counts days from 30/12/1899, or of an ISO date. */
function dayOf(value: string): string {
  const time = /^\d{4}-/.test(value) ? Date.parse(value.slice(0, 10)) : (Number(value) - 25_569) * 86_400_000;
  if (!(Math.abs(time) < 8e15)) return value;
  const day = new Date(time);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

function firstSheetOf(workbook: OfficePackage): string {
  let id = '';
  const xml = workbook.text('xl/workbook.xml');
  if (xml === undefined) throw new PackageError('not_a_package');
  walkXml(xml, main, {
    open(name, attributes) {
      if (name === 'x:sheet' && id === '') id = attributes['r:id'] ?? '';
    },
  });
  let target = 'worksheets/sheet1.xml';
  walkXml(workbook.text('xl/_rels/workbook.xml.rels') ?? '<none/>', main, {
    open(name, attributes) {
      if (name !== 'rel:Relationship') return;
      if (attributes['TargetMode'] === 'External') throw new PackageError('outside_links');
      if (attributes['Id'] === id) target = attributes['Target'] ?? target;
    },
  });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** The texts that cells name by their number; how Japanese ones are spoken is left out. */
function readTexts(xml: string): string[] {
  const texts: string[] = [];
  if (xml === '') return texts;
  let [isText, phonetic] = [false, 0];
  walkXml(xml, main, {
    open(name) {
      if (name === 'x:si') texts.push('');
      if (texts.length > sheetLimits.texts) throw new PackageError('too_much_inside');
      if (name === 'x:rPh') phonetic += 1;
      isText = name === 'x:t' && phonetic === 0;
    },
    text(text) {
      if (isText && texts.length > 0) texts[texts.length - 1] += text;
    },
    close(name) {
      isText = false;
      if (name === 'x:rPh') phonetic -= 1;
    },
  });
  return texts.map((text) =>
    text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  );
}

/** The numbers of the cell styles that show a day. */
function readDayStyles(xml: string): Set<number> {
  const days = new Set<number>();
  if (xml === '') return days;
  const own = new Set<string>();
  let [isCellStyle, count] = [false, 0];
  walkXml(xml, main, {
    open(name, attributes) {
      if (name === 'x:numFmt' && showsDay(attributes['formatCode'] ?? ''))
        own.add(attributes['numFmtId'] ?? '');
      if (name === 'x:cellXfs') isCellStyle = true;
      if (name !== 'x:xf' || !isCellStyle) return;
      const format = attributes['numFmtId'] ?? '0';
      if (own.has(format) || /^(1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8])$/.test(format)) days.add(count);
      count += 1;
    },
    close(name) {
      if (name === 'x:cellXfs') isCellStyle = false;
    },
  });
  return days;
}

/** Whether a format shows a day or a time, beside what it has in quotes and brackets. */
const showsDay = (format: string): boolean => /[dmyhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
