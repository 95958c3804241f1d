import type { Range } from './pasted-headings.ts';
import { readRange } from './pasted-range.ts';

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
  const place = { ...surroundingsOf(cell), rows, ...(onTotal && { onTotal }) };
  return readRange(event.clipboardData?.getData('text/plain') ?? '', place);
}

function surroundingsOf(cell: HTMLInputElement) {
  const grid = gridOf(cell);
  const [row, column] = placeIn(grid, cell);
  const textsIn = (selector: string) =>
    [...(cell.closest('table')?.querySelectorAll(selector) ?? [])].map(({ textContent }) =>
      textContent.trim(),
    );
  const headingId = cell.getAttribute('aria-labelledby')?.split(' ').at(-1) ?? '';
  const typed = grid.flatMap((cells) => cells.filter(isForWords)).map(({ value }) => value);
  return {
    columns: (grid[row]?.length ?? 0) - column,
    head: textsIn('thead th').join(' '),
    heading: document.getElementById(headingId)?.textContent ?? '',
    labels: [...textsIn('tbody th > :first-child'), ...typed],
    isForWords: isForWords(cell),
  };
}

const isForWords = ({ inputMode }: HTMLInputElement): boolean => inputMode === 'text';

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
