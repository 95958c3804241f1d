import writeExcelFile, { type CellObject } from 'write-excel-file/universal';
import { type Cell, excelCell } from './cell.ts';

/** The media type of an Excel workbook. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One sheet of a workbook. */
export interface Sheet {
  /** The name on its tab, at most 31 characters. */
  name: string;
  /** Rows in bold, which stay in sight when the others are scrolled. */
  heads: readonly (readonly string[])[];
  rows: readonly (readonly Cell[])[];
  /** How many characters wide each column is; unless told, as wide as what it holds. */
  widths?: readonly number[];
}

/** Sheets as one Excel workbook, the same wherever it is made, in Node or in a browser: equal sheets give equal bytes. */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = sheets.map(({ name, heads, rows, widths }) => ({
    sheet: name,
    data: [...heads.map(headRow), ...rows.map(bodyRow)],
    columns: (widths ?? fittedTo(heads.at(-1) ?? [], rows)).map((width) => ({ width })),
    stickyRowsCount: heads.length,
  }));
  const file = await writeExcelFile(written).toBlob();
  return withoutTimes(new Uint8Array(await file.arrayBuffer()));
}

const headRow = (row: readonly string[]) =>
  row.map((text) => ({ ...excelCell(text), fontWeight: 'bold', wrap: true }) as const);

/** Where one cell has several lines, the others stand beside its first. */
function bodyRow(row: readonly Cell[]): (CellObject | null)[] {
  const hasLines = (cell: Cell) => typeof cell === 'string' && cell.includes('\n');
  if (!row.some(hasLines)) return row.map(excelCell);
  return row.map((cell) => {
    const written = excelCell(cell);
    return written && { ...written, alignVertical: 'top', wrap: hasLines(cell) };
  });
}

const fittedTo = (heads: readonly string[], rows: Sheet['rows']): number[] =>
  heads.map((head, column) => {
    const longest = rows.reduce((most, row) => {
      const cell = row[column];
      return typeof cell === 'string' ? Math.max(most, Math.min(cell.length, 60)) : most;
    }, 8);
    return Math.max(longest + 2, Math.min(head.length, 24));
  });

const [centralSignature, endSignature, firstDay] = [0x02014b50, 0x06054b50, 0x0021];

/** A zip whose entries all are of 1/1/1980: the writer puts the present time there, which is no fact of the data. */
function withoutTimes(zip: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(zip.buffer);
  // The record that ends a zip has 22 bytes, and no comment follows it.
  const end = zip.length - 22;
  if (view.getUint32(end, true) !== endSignature) throw new Error('The workbook is not a zip file.');
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === centralSignature) {
    const local = view.getUint32(at + 42, true);
    for (const place of [at + 12, local + 10]) view.setUint32(place, firstDay * 0x10000, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}
