import { readSheet } from 'read-excel-file/browser';
import writeExcelFile from 'write-excel-file/browser';
import {
  districtHeading,
  isWorksheetPath,
  worksheetCells,
  worksheetColumns,
  worksheetLines,
  worksheetPath,
} from '../../questionnaire/worksheet.ts';
import { isTotal } from '../../questionnaire/worksheet-sums.ts';
import type { FormValues } from '../../questionnaire/form-values.ts';
import { fold } from '../../vietnamese/text.ts';
import { valueAt, type FieldValue } from '../draft/values.ts';

/** An Excel file of the worksheet with its headings, filled as far as it is: the template for the districts. */
export function writeWorksheetFile(raw: FormValues, lines: number): Promise<Blob> {
  const headings = [
    'STT',
    districtHeading,
    ...worksheetColumns.map(({ level, label }) => `${level}: ${label}`),
  ];
  const head = headings.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const body = Array.from({ length: lines }, (_, line) => [
    { value: line + 1 },
    ...worksheetCells.map((name) => cellOf(valueAt(raw, worksheetPath(line, name)))),
  ]);
  const columns = [{ width: 6 }, { width: 30 }, ...worksheetColumns.map(() => ({ width: 18 }))];
  return writeExcelFile([head, ...body], { columns, sheet: 'Theo huyện', stickyRowsCount: 1 }).toBlob();
}

/** Figures as numbers, so that Excel can add them up; everything else as text, never as a formula. */
function cellOf(typed: FieldValue) {
  const text = [typed].flat().join(' ');
  if (/^\d{1,7}$/.test(text)) return { value: Number(text) };
  return text === '' ? null : { value: text, type: String };
}

/** What an Excel file made from the template holds. */
export interface WorksheetFile {
  /** The values by path; blank ones are left out. */
  values: readonly (readonly [string, string])[];
  /** How many lines were left out: those of totals, and those for which there is no room. */
  totals: number;
  beyond: number;
}

/** Reads an Excel file made from the template; undefined when the file is not one. */
export async function readWorksheetFile(file: File): Promise<WorksheetFile | undefined> {
  let rows: readonly (readonly unknown[])[];
  try {
    rows = await readSheet(file);
  } catch {
    return undefined;
  }
  return readWorksheetRows(rows.map((row) => row.map(textOf)));
}

/** Reads the rows of such a file. */
export function readWorksheetRows(rows: readonly (readonly string[])[]): WorksheetFile | undefined {
  const head = rows.findIndex((row) => row.some(isNameHeading));
  const first = rows[head]?.findIndex(isNameHeading) ?? -1;
  if (first < 0) return undefined;
  const body = rows.slice(head + 1);
  const lines = body.filter((row) => !isTotal(row));
  const values = lines.flatMap((row, line) =>
    worksheetCells.map((name, position) => [worksheetPath(line, name), row[first + position] ?? ''] as const),
  );
  return {
    values: values.filter(([path, value]) => value !== '' && isWorksheetPath(path)),
    totals: body.length - lines.length,
    beyond: lines.slice(worksheetLines).filter((row) => row.slice(first).some((text) => text !== '')).length,
  };
}

const isNameHeading = (text: string): boolean => keyOf(text) === keyOf(districtHeading);

const keyOf = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

const textOf = (cell: unknown): string =>
  typeof cell === 'string'
    ? cell.trim()
    : typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : '';
