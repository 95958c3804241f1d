import type { CellObject } from 'write-excel-file/universal';
import { withoutControls } from './control-characters.ts';

/** What stands in one cell of a table; null is nothing, never 0 and never the empty text. */
export type Cell = string | number | boolean | null;

/** Characters a cell of Excel holds; a file with more in one is refused as damaged. */
const cellLimit = 32_767;
const cutMark = ' … [còn tiếp trong tệp CSV]';

/** A cell as Excel holds it: numbers as numbers, texts as texts, which are never a formula whatever they begin with. */
export function excelCell(cell: Cell): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  return typeof cell === 'boolean' ? { value: cell, type: Boolean } : { value: storable(cell), type: String };
}

/** Text that comes back from an Excel file as it is: the writer drops control characters in silence, and Excel decodes
 *  "_x0041_" to "A". */
export function storable(text: string): string {
  const whole = withoutControls(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (whole.length > cellLimit)
    return whole.slice(0, cellLimit - cutMark.length).replace(/[\uD800-\uDBFF]$/, '') + cutMark;
  // The writer keeps its texts in an ordinary object, where "constructor" and the like are found before they are put.
  return whole in {} ? `${whole} ` : whole;
}
