import { readSheet } from 'read-excel-file/browser';
import writeExcelFile from 'write-excel-file/browser';
import { worksheetColumns, worksheetLines, worksheetPath } from '../../questionnaire/worksheet.ts';
import { valueAt, type Typed } from '../draft/changes.ts';
import type { RawInput } from '../../questionnaire/raw-input.ts';

const nameHeading = 'Đơn vị cấp huyện';

/** An Excel file of the worksheet with its headings, filled as far as it is: the template for the districts. */
export function writeWorksheetFile(raw: RawInput, lines: number): Promise<Blob> {
  const headings = ['STT', nameHeading, ...worksheetColumns.map(({ level, label }) => `${level}: ${label}`)];
  const head = headings.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const body = Array.from({ length: lines }, (_, line) => [
    { value: line + 1 },
    ...['name', ...worksheetColumns.map(({ name }) => name)].map((name) =>
      cellOf(valueAt(raw, worksheetPath(line, name))),
    ),
  ]);
  const columns = [{ width: 6 }, { width: 30 }, ...worksheetColumns.map(() => ({ width: 18 }))];
  return writeExcelFile([head, ...body], { columns, sheet: 'Theo huyện', stickyRowsCount: 1 }).toBlob();
}

/** Figures as numbers, so that Excel can add them up; everything else as text, never as a formula. */
function cellOf(typed: Typed) {
  const text = [typed].flat().join(' ');
  if (/^\d{1,7}$/.test(text)) return { value: Number(text) };
  return text === '' ? null : { value: text, type: String };
}

/** The values in an Excel file made from the template, by path; undefined when the file is not one. */
export async function readWorksheetFile(file: File): Promise<(readonly [string, Typed])[] | undefined> {
  let rows: readonly (readonly unknown[])[];
  try {
    rows = await readSheet(file);
  } catch {
    return undefined;
  }
  const head = rows.findIndex((row) => row.some((cell) => cell === nameHeading));
  const first = rows[head]?.indexOf(nameHeading) ?? -1;
  if (first < 0) return undefined;
  const names = ['name', ...worksheetColumns.map(({ name }) => name)];
  return rows
    .slice(head + 1, head + 1 + worksheetLines)
    .flatMap((row, line) =>
      names.map((name, position) => [worksheetPath(line, name), textOf(row[first + position])] as const),
    );
}

const textOf = (cell: unknown): string =>
  typeof cell === 'string'
    ? cell.trim()
    : typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : '';
