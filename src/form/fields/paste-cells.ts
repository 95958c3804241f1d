import type { FieldValues } from '../draft/values.ts';
import type { Range } from './pasted-headings.ts';
import { parseRange } from './parse-range.ts';
import { gridOf, placeIn } from './sheet.ts';

/** The range that is being pasted into a cell of a table; undefined when it is a single value. */
export function pastedRange(
  text: string,
  cell: HTMLInputElement,
  rows: number,
  onTotal?: () => void,
): Range | undefined {
  return parseRange(text, { ...surroundingsOf(cell), rows, ...(onTotal && { onTotal }) });
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

/**
 * What a range from a spreadsheet puts into the cells of a table, from the one pasted into on, by path; what does not fit
 * the table is left out. Undefined when it is a single value.
 */
export function pastedIntoCells(text: string, cell: HTMLInputElement): FieldValues | undefined {
  const grid = gridOf(cell);
  const [row, column] = placeIn(grid, cell);
  if (row < 0) return undefined;
  return pastedRange(text, cell, grid.length - row)?.flatMap((cells, down) =>
    cells.flatMap((value, right): FieldValues => {
      const path = grid[row + down]?.[column + right]?.name;
      return path === undefined ? [] : [[path, value]];
    }),
  );
}

export { holdsPasted, toTakeBack } from './paste-undo.ts';
