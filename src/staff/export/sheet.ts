import type { Cell } from '../../spreadsheet/cell.ts';

/** One subject of the export: a sheet of the workbook and a CSV file of its own. */
export interface Sheet {
  /** The name on the sheet's tab, at most 31 characters. */
  name: string;
  /** The name of the CSV file, without its ending. */
  file: string;
  headers: readonly string[];
  rows: readonly (readonly Cell[])[];
}
