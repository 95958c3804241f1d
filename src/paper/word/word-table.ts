import { Table, TableRow, WidthType } from 'docx';
import { textWidth, twips, type cell } from './word-parts.ts';

/** A table as wide as the text, whose first row is repeated on every page; no row is cut in two that has room on one. */
export const table = (millimetres: readonly number[], rows: readonly ReturnType<typeof cell>[][]): Table =>
  new Table({
    width: { size: twips(textWidth), type: WidthType.DXA },
    columnWidths: millimetres.map(twips),
    rows: rows.map((children, at) => new TableRow({ children, tableHeader: at === 0, cantSplit: true })),
  });
