import { dictionary } from '../../questionnaire/dictionary.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import type { SurveyResults } from '../survey-results.ts';

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

/** What tables are made of. */
export type OpenDataInput = Pick<SurveyResults, 'summary' | 'records' | 'context'>;

/** The column every table of provinces begins with. */
export const unit: Field = {
  name: 'unit',
  title: 'Mã tỉnh, thành phố (danh mục năm 2016)',
  type: 'string',
  required: true,
  pattern: '^[0-9]{2}$',
};

/** The province by name, for who reads a table alone. */
export const provinceName: Field = {
  name: 'province',
  title: 'Tên tỉnh, thành phố (danh mục năm 2016)',
  type: 'string',
  required: true,
};

/** Whether there is an answer: what is empty beside "true" was left blank (Không điền), beside "false" was never sent. */
export const answered: Field = {
  name: 'answered',
  title: 'Sở đã gửi phiếu (ô trống khi true: Không điền; khi false: Chưa gửi phiếu)',
  type: 'boolean',
  required: true,
};

/** A time as the default format of the Table Schema has it: to the second, in UTC. */
export const toTheSecond = (time: string | null): string | null =>
  time === null ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;

/** The entry of a variable in the data dictionary of the Phiếu. */
export function entryOf(variable: string) {
  const entry = dictionary.find((one) => one.variable === variable);
  if (!entry) throw new Error(`The questionnaire has no ${variable}.`);
  return entry;
}

/** The values the boxes of a variable may have. */
export const optionsOf = (variable: string) => entryOf(variable).options.map(({ value }) => value);
