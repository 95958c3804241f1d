import { toCsv } from '../../spreadsheet/csv.ts';
import { shortDate } from '../../vietnamese/dates.ts';
import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import { sum } from '../aggregate/aggregate.ts';
import { type DataSource, sourceLine } from '../data-source.ts';
import { noData } from '../figure-words.ts';
import type { BarChart, Chart, StepChart, StripChart } from './chart.ts';

/** The numbers of a chart as a table: heads, lines, and the sums where the chart adds up. */
export interface ChartTable {
  heads: string[];
  rows: (string | number)[][];
  total: (string | number)[] | null;
}

/** The same numbers as the chart, for whoever reads rather than looks. */
export function tableOf(chart: Chart): ChartTable {
  switch (chart.kind) {
    case 'bars':
      return tableOfBarChart(chart);
    case 'strip':
      return tableOfStripChart(chart);
    case 'steps':
      return tableOfStepChart(chart);
  }
}

/** A sum of those reported; null where none is. */
export function sumOfReported(values: readonly (number | null)[]): number | null {
  const reported = values.filter((value) => value !== null);
  return reported.length === 0 && values.length > 0 ? null : sum(reported);
}

function tableOfBarChart({ categoryHead, categories, series, adds }: BarChart): ChartTable {
  const several = adds && series.length > 1;
  const line = (values: (number | null)[]) =>
    (several ? [...values, sumOfReported(values)] : values).map((value) => value ?? noData);
  return {
    heads: [categoryHead, ...series.map(({ name }) => name), ...(several ? ['Cộng'] : [])],
    rows: categories.map(({ name }, index) => [
      name,
      ...line(series.map(({ values }) => values[index] ?? null)),
    ]),
    total: adds ? ['Tổng cộng', ...line(series.map(({ values }) => sumOfReported(values)))] : null,
  };
}

const tableOfStripChart = ({ rows, points }: StripChart): ChartTable => ({
  heads: ['Tỉnh, thành phố', 'Vùng', 'Cấp xã', 'Cấp huyện'],
  rows: points.map(({ name, row, value, line, other }) => [
    name,
    rows[row] ?? '',
    `${formatPercent(value)} (${line})`,
    other,
  ]),
  total: null,
});

const tableOfStepChart = ({ steps }: StepChart): ChartTable => ({
  heads: ['Ngày', 'Số phiếu nhận trong ngày', 'Cộng dồn'],
  rows: steps.map(({ day, added, total }) => [shortDate(day), added, total]),
  total: null,
});

/** A cell as it is printed. */
export const printed = (cell: string | number): string =>
  typeof cell === 'number' ? formatCount(cell) : cell;

/** A chart's numbers as a CSV file, on every line where they come from. */
export function chartCsv(chart: Chart, source: DataSource): string {
  const { heads, rows } = tableOf(chart);
  const words = sourceLine(chart.from, source);
  return toCsv(
    [...heads, 'Nguồn'],
    rows.map((row) => [...row, words]),
  );
}
