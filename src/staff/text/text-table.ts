import { forTerminal } from './terminal-text.ts';

/** Rows as columns of text, each as wide as its widest entry; what strangers sent can't steer the terminal. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const clean = rows.map((row) =>
    row.map((text) => forTerminal(text).replaceAll('\n', ' ').normalize('NFC')),
  );
  const widths = clean.reduce<number[]>(
    (most, row) => row.map((text, column) => Math.max(most[column] ?? 0, [...text].length)),
    [],
  );
  return clean.map((row) =>
    row
      .map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...text].length)))
      .join('  ')
      .trimEnd(),
  );
}

/** A heading with its lines below it, indented; nothing when there are none. */
export const underHeading = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
