/** A value in a table of open data; null is nothing, never 0 and never the empty text. */
export type Value = string | number | boolean | null;

// What a spreadsheet takes for a formula, in the usual, full-width and small forms, also behind blanks and quotes.
const formula = /^[\s"'\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]|^[\t\r\n]/u;

/** A text that no spreadsheet takes for a formula: an apostrophe before one that could be. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** A table as a CSV file by RFC 4180 with the mark by which Excel knows UTF-8; texts in quotes, nothing as nothing. */
export const toCsv = (heads: readonly string[], rows: readonly (readonly Value[])[]): string =>
  `\uFEFF${toPlainCsv(heads, rows)}`;

/** The same without the mark, which readers of data packages take for a part of the first head. */
export function toPlainCsv(heads: readonly string[], rows: readonly (readonly Value[])[]): string {
  const lines = [heads, ...rows].map((row) => row.map(cellOf).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

function cellOf(value: Value): string {
  if (value === null) return '';
  return typeof value === 'string' ? `"${harmless(value).replaceAll('"', '""')}"` : String(value);
}
