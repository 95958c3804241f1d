import type { Cell } from '../../spreadsheet/cell.ts';
import { isoDay } from '../../vietnamese/dates.ts';
import { choices, sectionOne, software } from './answer-tables.ts';
import { dictionaryTable } from './dictionary-table.ts';
import { indicatorTable } from './indicator-table.ts';
import { readinessTable, responses, units } from './province-tables.ts';
import { type Field, type OpenDataInput, type Table, toTheSecond } from './table.ts';

/** Every table of the open data, each line with the time of the data and whether it is a trial. */
export function tablesOf(source: OpenDataInput): Table[] {
  const { changed_at: changed, trial } = source.summary;
  const letter = marked(units(source), '2016-11-15T00:00:00Z', false);
  const answered = [
    responses(source),
    sectionOne(source),
    choices(source),
    software(source),
    ...(source.context.settings.readiness.name_provinces ? [readinessTable(source)] : []),
    indicatorTable(source),
    dictionaryTable(),
  ];
  return [letter, ...answered.map((table) => marked(table, toTheSecond(changed), trial))];
}

/** The list of 2016 and what the letter says of it are of the letter's day, whatever was answered since. */
function marked(table: Table, time: string | null, trial: boolean): Table {
  const marks: [Field, Cell][] = [
    [{ name: 'data_time', title: 'Thời điểm của số liệu', type: 'datetime' }, time],
    [{ name: 'trial', title: 'Dữ liệu thử nghiệm', type: 'boolean', required: true }, trial],
  ];
  return {
    ...table,
    fields: [...table.fields, ...marks.map(([field]) => field)],
    rows: table.rows.map((row) => [...row, ...marks.map(([, value]) => value)]),
  };
}

/** The day of the data for names of files; before the first answer the day of the letter. */
export const dayOf = ({ summary }: Pick<OpenDataInput, 'summary'>): string =>
  isoDay(summary.changed_at ?? '2016-11-15T00:00:00+07:00');
