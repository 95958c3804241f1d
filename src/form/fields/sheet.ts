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
export function gridOf(cell: HTMLElement): HTMLInputElement[][] {
  const rows = [...(cell.closest('table')?.querySelectorAll('tbody > tr') ?? [])];
  const cellsOf = (row: Element) => [...row.querySelectorAll<HTMLInputElement>('input[type=text]')];
  return rows.map(cellsOf).filter((cells) => cells.length > 0);
}

export function placeIn(
  grid: readonly HTMLInputElement[][],
  cell: HTMLInputElement,
): [row: number, column: number] {
  const row = grid.findIndex((cells) => cells.includes(cell));
  return [row, grid[row]?.indexOf(cell) ?? -1];
}

function neighbour(cell: HTMLInputElement, [down, right]: [number, number]): HTMLInputElement | undefined {
  const grid = gridOf(cell);
  const [row, column] = placeIn(grid, cell);
  return grid[row + down]?.[column + right];
}
