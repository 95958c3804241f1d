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
import { faultWords } from '../../office-files/fault-words.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { readXlsx } from '../../spreadsheet/read-xlsx.ts';
import { toXlsx, xlsxType } from '../../spreadsheet/write-xlsx.ts';
import { fold } from '../../vietnamese/text.ts';
import { valueAt, type FieldValue } from '../draft/values.ts';

/**
 * An Excel file of the worksheet with its headings, filled as far as it is.
 * @param names what lines without a name are called
 */
export async function writeWorksheetFile(
  formValues: FormValues,
  lines: number,
  names: ReadonlyMap<number, string | undefined> = new Map(),
): Promise<Blob> {
  const heads = ['STT', districtHeading, ...worksheetColumns.map(({ level, label }) => `${level}: ${label}`)];
  const rows = Array.from({ length: lines }, (_, line) => [
    line + 1,
    ...worksheetCells.map((name) => {
      const typed = cellOf(valueAt(formValues, worksheetPath(line, name)));
      return name === 'name' ? (typed ?? names.get(line) ?? null) : typed;
    }),
  ]);
  const widths = [6, 30, ...worksheetColumns.map(() => 18)];
  const file = await toXlsx([{ name: 'Theo huyện', heads: [heads], rows, widths }]);
  return new Blob([file], { type: xlsxType });
}

/** Figures as numbers, so that Excel can add them up; everything else as text. */
function cellOf(typed: FieldValue): Cell {
  const text = [typed].flat().join(' ');
  if (/^\d{1,7}$/.test(text)) return Number(text);
  return text === '' ? null : text;
}

/** What an Excel file made from the template holds. */
export interface WorksheetFile {
  /** The values by path; blank ones are left out. */
  values: readonly (readonly [string, string])[];
  /** How many lines were left out: those of totals, and those for which there is no room. */
  totals: number;
  beyond: number;
}

/** Reads an Excel file made from the template, or says in a sentence why it is not read. */
export async function readWorksheetFile(file: Blob): Promise<WorksheetFile | { refusal: string }> {
  try {
    const refusal = 'Tệp này không phải bảng theo mẫu. Đề nghị tải mẫu và nhập lại.';
    return readWorksheetRows(await readXlsx(file)) ?? { refusal };
  } catch (error) {
    return { refusal: faultWords(error) };
  }
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
