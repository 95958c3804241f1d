import { withoutControls } from '../visible.ts';
import type { Sheet } from './sheet.ts';

// The signs a formula begins with, in their usual, full-width and small forms.
const signs = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B';
const beginning = new RegExp(`^(?:[\\t\\r\\n]|(?:\\s|\\p{Cf}|["'])*[${signs}])`, 'u');
// Vietnamese Excel splits at ";" and takes commas for decimals: opened there by a double click, what follows a ";"
// or a line break within a text begins a cell of its own.
const within = new RegExp(`([\\n\\t;])(?=[ "\\u00A0]{0,8}[${signs}])`, 'gu');

/**
 * A text that no spreadsheet takes for a formula: an apostrophe before every sign that could begin one.
 *
 * @example
 * neutralised('=1+1') // => "'=1+1"
 */
export function neutralised(text: string): string {
  const inside = text.replace(within, "$1'");
  return beginning.test(inside) ? `'${inside}` : inside;
}

/** A sheet as a CSV file by RFC 4180, with the mark by which Excel knows UTF-8; texts in quotes, blanks without. */
export function toCsv({ headers, rows }: Sheet): string {
  const lines = [headers, ...rows].map((row) => row.map(cellOf).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function cellOf(cell: Sheet['rows'][number][number]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${neutralised(withoutControls(cell)).replaceAll('"', '""')}"`;
}
