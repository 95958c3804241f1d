import type { Cell } from '../../spreadsheet/cell.ts';

/** A column of open data: its name in files, what it means, what it may hold. */
export interface Field {
  name: string;
  title: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'datetime';
  required?: true;
  values?: readonly string[];
  pattern?: string;
}

/** One tidy table: a subject, its columns, what a line is known by, and the lines. */
export interface Table {
  /** Its name in addresses: "muc-1". */
  name: string;
  title: string;
  key: readonly string[];
  fields: readonly Field[];
  rows: readonly (readonly Cell[])[];
}

/** Lays out a table: each column with how its value is read from a line's subject. */
export const table = <T>(
  name: string,
  title: string,
  key: readonly string[],
  columns: readonly [Field, (of: T) => Cell][],
  subjects: readonly T[],
): Table => ({
  ...{ name, title, key, fields: columns.map(([field]) => field) },
  rows: subjects.map((subject) => columns.map(([, read]) => read(subject))),
});
