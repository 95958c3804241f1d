import { fold } from '../../vietnamese/text.ts';

/** A range copied from a spreadsheet: rows of cells, as the clipboard gives them. */
export type Range = readonly (readonly string[])[];

/** What stands around the cell that a range is pasted into. */
export interface Surroundings {
  /** Rows from the cell pasted into to the last one. */
  rows: number;
  /** Columns from the cell pasted into to the last one. */
  columns: number;
  /** The words in the head of the table. */
  head: string;
  /** The heading of the column pasted into. */
  heading?: string;
  /** What the rows of the table are called. */
  labels?: readonly string[];
  /** True in a column for words, which names stay in. */
  isForWords?: boolean;
}

const isWords = (cell: string) => !/^[\d.,\s\-\u2212]+$/.test(cell);

/** What a cell says, without accents, capitals and signs. */
const keyOf = (cell: string) =>
  fold(cell)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/**
 * How many rows at the top are headings: words that the table's own head has or that only head a list of districts, or
 * more rows than there is room for.
 */
export function headingRows(rows: Range, { rows: room, head }: Surroundings): number {
  const known = ` ${fold(head)} `;
  const isKnown = (cell: string) =>
    cell !== '' && (known.includes(` ${fold(cell)} `) || headsDistricts.test(keyOf(cell)));
  let count = 0;
  while (
    count < rows.length - 1 &&
    rows[count]!.every(isWords) &&
    rows[count]!.some((cell) => isKnown(cell) || (cell !== '' && rows.length - count > room))
  )
    count += 1;
  return count;
}

// "TT", "Huyện, thành phố", "Tên đơn vị"; "Thành phố" alone may stand for the one city of a province.
const headsDistricts =
  /^(?!(?:thanh pho|thi xa|tp|tx)$)(?:(?:s?tt|so|thu tu|ten|cac|don vi|hanh chinh|dia phuong|dia ban|cap|huyen|quan|thi xa|thanh pho|tp|tx)(?: |$))+$/;

/** The column that the headings of a range call as the table calls the one pasted into; undefined when none does. */
export function underHeading(headings: Range, { heading = '' }: Surroundings): number | undefined {
  const wanted = keyOf(heading);
  return headings
    .map((row) => row.findIndex((cell) => wanted !== '' && keyOf(cell) === wanted))
    .find((column) => column >= 0);
}

/**
 * How many columns at the left are headings: running numbers before names, what the table calls its rows, or names
 * and merged cells for which there is no room; in a column for names only the numbers are.
 */
export function headingColumns(
  rows: Range,
  { columns: room, labels = [], isForWords }: Surroundings,
): number {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = Math.max(0, ...rows.map((row) => row.join('\t').replace(/\t+$/, '').split('\t').length));
  if (isForWords) return isNumbered(rows) ? 1 : 0;
  let first = width > 2 && isNumbered(rows) ? 2 : 0;
  const isHeading = (cells: readonly string[]) =>
    areLabels(cells, labels) || (filled - first > room && areNames(cells, first > 0));
  while (first < width - 1 && isHeading(rows.map((row) => row[first] ?? ''))) first += 1;
  return first;
}

function areLabels(cells: readonly string[], labels: readonly string[]): boolean {
  const keys = labels.map(keyOf);
  return cells.every(isWords) && cells.some((cell) => keys.some((label) => isPartOf(keyOf(cell), label)));
}

/** Whether two say the same, or one says it in more words. */
function isPartOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short !== '' && (one === other || (short.includes(' ') && ` ${long} `.includes(` ${short} `)));
}

const areNames = (cells: readonly string[], mayBeBlank: boolean) =>
  cells.every((cell) => cell === '' || isName(cell)) && (mayBeBlank || cells.some((cell) => cell !== ''));

/** Words that may name a row: not "12 phòng", and not what people write for none, as "–", "x", "không có". */
const isName = (cell: string): boolean =>
  /^(?:\(?\d[\d.]*[.)]\s*)?\D*\p{L}/u.test(cell) &&
  !/^(?:[xk]|(?:ko|khong|chua|khoang)(?: .*)?)$/.test(keyOf(cell));

/** Whether a range begins with running numbers before names: from any number on, as "3", "03", "3." or "III". */
function isNumbered(rows: Range): boolean {
  const numbered = rows.filter(([cell = '']) => numberOf(cell) > 0);
  const start = numberOf(numbered[0]?.[0] ?? '');
  return (
    numbered.length > 0 &&
    rows.every(([cell = '']) => numberOf(cell) > 0 || isWords(cell)) &&
    numbered.every(([cell = '', name = ''], place) => numberOf(cell) === start + place && isName(name))
  );
}

const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function numberOf(cell: string): number {
  const bare = cell.replace(/^\(|[.)]+$/g, '').toLowerCase();
  return /^\d{1,3}$/.test(bare) ? Number(bare) : romans.indexOf(bare);
}
