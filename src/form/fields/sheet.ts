import { nfc } from '../../vietnamese/text.ts';

/** A range copied from a spreadsheet: rows of cells, as the clipboard gives them. */
export type Range = readonly (readonly string[])[];

/**
 * The cells of a range on the clipboard (tabs and line breaks), without the headings copied with it; undefined
 * when it is a single value.
 * @param beginsWithWords true when it is pasted into a column for words, so that its first column is no heading
 */
export function readRange(text: string, beginsWithWords = false): Range | undefined {
  const lines = nfc(text).replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  if (rows.length === 1 && rows[0]!.length === 1) return undefined;
  const body =
    rows[0]!.every(isWords) && rows.slice(1).some((row) => !row.every(isWords)) ? rows.slice(1) : rows;
  return beginsWithWords ? body : withoutHeaderColumns(body);
}

function withoutHeaderColumns(rows: Range): Range {
  const width = Math.max(...rows.map((row) => row.length));
  let first = 0;
  while (first < width - 1 && isHeaderColumn(rows, first)) first += 1;
  return rows.map((row) => row.slice(first));
}

const isWords = (cell: string) => !/^[\d.,\s\-\u2212]+$/.test(cell);

/** A column of words, or the running numbers 1, 2, 3 before one. */
function isHeaderColumn(rows: Range, column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '');
  if (cells.every(isWords) && cells.some((cell) => cell !== '')) return true;
  const isRunning = cells.every((cell, position) => cell === String(position + 1));
  return isRunning && rows.every((row) => isWords(row[column + 1] ?? '') && (row[column + 1] ?? '') !== '');
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
  const rows = [...(cell.closest('table')?.tBodies[0]?.rows ?? [])];
  const cellsOf = (row: HTMLTableRowElement) => [
    ...row.querySelectorAll<HTMLInputElement>('input[type=text]'),
  ];
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

/** Fills the cells from the one pasted into with a range from a spreadsheet; what does not fit the table is left out. */
export function pasteRange(event: ClipboardEvent): void {
  const cell = event.target;
  if (!(cell instanceof HTMLInputElement)) return;
  const range = readRange(event.clipboardData?.getData('text/plain') ?? '', cell.inputMode === 'text');
  if (!range) return;
  event.preventDefault();
  const grid = gridOf(cell);
  const [row, column] = placeIn(grid, cell);
  range.forEach((cells, down) =>
    cells.forEach((text, right) => fill(grid[row + down]?.[column + right], text)),
  );
}

function fill(input: HTMLInputElement | undefined, text: string): void {
  if (!input) return;
  input.value = text;
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
}
