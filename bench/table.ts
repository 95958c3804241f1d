/** A table as it is printed: rows of as many cells as there are columns, the first one naming the row. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** What a reader must know to read the numbers rightly, a sentence each. */
  notes?: readonly string[];
}

/** A table as lines of text: names to the left, everything else to the right. */
export function tableText({ title, columns, rows, notes = [] }: Table): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const printed = lines.map((line) => line.map((cell, column) => padded(cell, column, widths)).join('  '));
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const [head = '', ...body] = printed;
  return [title, head, rule, ...body, ...notes.map((note) => `  ${note}`)]
    .map((line) => line.trimEnd())
    .join('\n');
}

const padded = (cell: string, column: number, widths: readonly number[]): string =>
  column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);

/** How a value stands to its budget, both in the same unit: "ok" or "OVER", with the budget; less is better. */
export const held = (value: number, most: number, unit: string): string =>
  `${value <= most ? 'ok' : 'OVER'} (at most ${[most, unit].filter((part) => part !== '').join(' ')})`;

/** The same where more is better. */
export const reached = (value: number, least: number, unit: string): string =>
  `${value >= least ? 'ok' : 'UNDER'} (at least ${least} ${unit})`;

/** Bytes as kB (1 kB is 1,000 bytes), with one decimal. */
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Bytes as MB (1 MB is 1,000,000 bytes), without decimals. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** Milliseconds: with one decimal below 100. */
export const milliseconds = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;

/** Milliseconds as seconds with two decimals. */
export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`;

/** One number as a share of another: "71 %". */
export const share = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;

/** How many times as much: "1.23 x". */
export const times = (value: number, before: number): string => `${(value / before).toFixed(2)} x`;
