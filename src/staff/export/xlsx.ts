import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { withoutControls } from '../visible.ts';
import type { Cell, Sheet } from './sheet.ts';

/** Characters a cell of Excel holds; a file with more in one is refused as damaged. */
const cellLimit = 32_767;
const cutMark = ' … [còn tiếp trong tệp CSV]';

/** Sheets as one Excel workbook: numbers as numbers, everything else as text that is never a formula. */
export function toXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, headers, rows }) => ({
    sheet: name,
    data: [headers.map(headCell), ...rows.map((row) => row.map(bodyCell))],
    columns: headers.map((header, column) => ({ width: widthOf(header, rows, column) })),
    stickyRowsCount: 1,
  }));
  return writeExcelFile(written).toBuffer();
}

const headCell = (header: string): CellObject => ({ ...textCell(header), fontWeight: 'bold', wrap: true });

function bodyCell(cell: Cell): CellObject | null {
  if (cell === null) return null;
  return typeof cell === 'number' ? { value: cell, type: Number } : textCell(cell);
}

const textCell = (text: string): CellObject => ({
  value: storable(text),
  type: String,
  alignVertical: 'top',
  wrap: text.includes('\n'),
});

/** Text that comes back from the file as it is: the writer drops control characters in silence, and Excel decodes
 *  "_x0041_" to "A". */
function storable(text: string): string {
  const whole = withoutControls(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (whole.length > cellLimit)
    return whole.slice(0, cellLimit - cutMark.length).replace(/[\uD800-\uDBFF]$/, '') + cutMark;
  // The writer keeps its texts in an ordinary object, where "constructor" and the like are found before they are put.
  return whole in {} ? `${whole} ` : whole;
}

function widthOf(header: string, rows: Sheet['rows'], column: number): number {
  const longest = rows.reduce((most, row) => {
    const cell = row[column];
    return typeof cell === 'string' ? Math.max(most, Math.min(cell.length, 60)) : most;
  }, 8);
  return Math.max(longest + 2, Math.min(header.length, 24));
}
