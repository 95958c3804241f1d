import { isTotal } from '../../questionnaire/worksheet.ts';
import { fold, nfc } from '../../vietnamese/text.ts';

/** A range copied from a spreadsheet: rows of cells, as the clipboard gives them. */
export type Range = readonly (readonly string[])[];

/** Where a range is pasted. */
export interface Place {
  /** Rows from the cell pasted into to the last one. */
  rows: number;
  /** The words in the head of the table. */
  head: string;
  /** True in a column for words: the first column pasted is then no heading. */
  isForWords?: boolean;
  /** Called for each line of totals, which is then left out: a table that adds up must not add it again. */
  onTotal?: () => void;
}

/**
 * The cells of a range on the clipboard (tabs and line breaks), without the headings and running numbers copied with
 * it; undefined when it is a single value.
 */
export function readRange(text: string, place: Place): Range | undefined {
  const rows = cellsIn(nfc(text));
  if (rows.length === 1 && rows[0]!.length === 1) return undefined;
  const body = withoutTotals(rows.slice(headingRows(rows, place)), place);
  if (!place.isForWords) return withoutHeaderColumns(body);
  return isRunning(body, 0) ? body.map((row) => row.slice(1)) : body;
}

function withoutTotals(rows: Range, { onTotal }: Place): Range {
  if (!onTotal) return rows;
  const lines = rows.filter((row) => !isTotal(row));
  for (let left = lines.length; left < rows.length; left += 1) onTotal();
  return lines;
}

/** Spreadsheets put a cell that holds a line break in quotation marks. */
function cellsIn(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)!.push((quoted?.replaceAll('""', '"') ?? plain ?? '').replace(/\s+/g, ' ').trim());
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** How many rows at the top are headings: words that the table's own head has, or more rows than there is room for. */
function headingRows(rows: Range, { rows: room, head }: Place): number {
  const known = ` ${fold(head)} `;
  const isKnown = (cell: string) => cell !== '' && known.includes(` ${fold(cell)} `);
  let count = 0;
  while (
    count < rows.length - 1 &&
    rows[count]!.every(isWords) &&
    rows[count]!.some((cell) => isKnown(cell) || (cell !== '' && rows.length - count > room))
  )
    count += 1;
  return count;
}

function withoutHeaderColumns(rows: Range): Range {
  const width = Math.max(0, ...rows.map((row) => row.length));
  let first = 0;
  while (first < width - 1 && isHeaderColumn(rows, first)) first += 1;
  return rows.map((row) => row.slice(first));
}

const isWords = (cell: string) => !/^[\d.,\s\-\u2212]+$/.test(cell);

/** A column of words, or the running numbers 1, 2, 3 before one. */
function isHeaderColumn(rows: Range, column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '');
  return (cells.every(isWords) && cells.some((cell) => cell !== '')) || isRunning(rows, column);
}

function isRunning(rows: Range, column: number): boolean {
  const counts = rows.every((row, position) => row[column] === String(position + 1));
  return counts && rows.every((row) => isWords(row[column + 1] ?? '') && (row[column + 1] ?? '') !== '');
}

/** Arrow keys and Enter move between the cells of a table as in a sheet; Tab does so by itself. */
export function moveByKey(event: KeyboardEvent): void {
  const cell = event.target;
  if (
    !(cell instanceof HTMLInputElement) ||
    event.isComposing ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey
  )
    return;
  const step = stepOf(event, cell);
  const next = step && neighbour(cell, step);
  if (event.key === 'Enter') event.preventDefault();
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}

function stepOf(
  { key, shiftKey }: KeyboardEvent,
  cell: HTMLInputElement,
): [row: number, column: number] | undefined {
  const { selectionStart, selectionEnd, value } = cell;
  const isAllSelected = selectionStart === 0 && selectionEnd === value.length;
  if (key === 'ArrowUp' || (key === 'Enter' && shiftKey)) return [-1, 0];
  if (key === 'ArrowDown' || key === 'Enter') return [1, 0];
  if (key === 'ArrowLeft' && (isAllSelected || selectionEnd === 0)) return [0, -1];
  if (key === 'ArrowRight' && (isAllSelected || selectionStart === value.length)) return [0, 1];
  return undefined;
}

/** The inputs of the table a cell stands in, by row. */
function gridOf(cell: HTMLElement): HTMLInputElement[][] {
  const rows = [...(cell.closest('table')?.querySelectorAll('tbody > tr') ?? [])];
  const cellsOf = (row: Element) => [...row.querySelectorAll<HTMLInputElement>('input[type=text]')];
  return rows.map(cellsOf).filter((cells) => cells.length > 0);
}

function placeIn(grid: readonly HTMLInputElement[][], cell: HTMLInputElement): [row: number, column: number] {
  const row = grid.findIndex((cells) => cells.includes(cell));
  return [row, grid[row]?.indexOf(cell) ?? -1];
}

function neighbour(cell: HTMLInputElement, [down, right]: [number, number]): HTMLInputElement | undefined {
  const grid = gridOf(cell);
  const [row, column] = placeIn(grid, cell);
  return grid[row + down]?.[column + right];
}

/** The range that is being pasted into a cell of a table; undefined when it is a single value. */
export function pastedRange(
  event: ClipboardEvent,
  cell: HTMLInputElement,
  rows: number,
  onTotal?: () => void,
): Range | undefined {
  const headings = [...(cell.closest('table')?.querySelectorAll('thead th') ?? [])];
  const head = headings.map(({ textContent }) => textContent.trim()).join(' ');
  const place = { rows, head, isForWords: cell.inputMode === 'text', ...(onTotal && { onTotal }) };
  return readRange(event.clipboardData?.getData('text/plain') ?? '', place);
}

/** Fills the cells from the one pasted into with a range from a spreadsheet; what does not fit the table is left out. */
export function pasteRange(event: ClipboardEvent): void {
  const cell = event.target;
  if (!(cell instanceof HTMLInputElement)) return;
  const grid = gridOf(cell);
  const [row, column] = placeIn(grid, cell);
  const range = pastedRange(event, cell, grid.length - row);
  if (!range) return;
  event.preventDefault();
  range.forEach((cells, down) =>
    cells.forEach((text, right) => fill(grid[row + down]?.[column + right], text)),
  );
}

function fill(input: HTMLInputElement | undefined, text: string): void {
  if (!input) return;
  input.value = text;
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
}
