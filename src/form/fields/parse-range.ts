import { isTotal } from '../../questionnaire/worksheet-sums.ts';
import { nfc } from '../../vietnamese/text.ts';
import {
  headingColumns,
  headingRows,
  underHeading,
  type Range,
  type Surroundings,
} from './pasted-headings.ts';

/** Where a range is pasted. */
export interface Place extends Surroundings {
  /** Called for each line of totals, which is then left out: a table that adds up must not add it again. */
  onTotal?: () => void;
}

/**
 * The cells of a range on the clipboard (tabs and line breaks), without the headings and running numbers copied with
 * it; undefined when it is a single value.
 */
export function parseRange(text: string, place: Place): Range | undefined {
  const rows = cellsIn(nfc(text));
  if (rows.length === 1 && rows[0]!.length === 1) return undefined;
  const count = headingRows(rows, place);
  const body = withoutTotals(rows.slice(count), place);
  const first = underHeading(rows.slice(0, count), place) ?? headingColumns(body, place);
  return body.map((row) => row.slice(first));
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
