import type { Cell } from './cell.ts';
import { withoutControls } from './control-characters.ts';
import { escapeFormula } from './escape-formula.ts';

/**
 * A table as a CSV file by RFC 4180: texts in quotes and never a formula, nothing as nothing. It begins with the mark by
 * which Excel knows UTF-8, but for programs, which take that for a part of the first head.
 */
export function toCsv(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  { byteOrderMark = true } = {},
): string {
  const lines = [heads, ...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`);
  return `${byteOrderMark ? '\uFEFF' : ''}${lines.join('')}`;
}

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return `"${escapeFormula(withoutControls(cell)).replaceAll('"', '""')}"`;
}
