import { toCsv } from '../../spreadsheet/csv.ts';
import { shortDate } from '../../vietnamese/dates.ts';
import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import { sum } from '../aggregate/aggregate.ts';
import { noData } from '../words.ts';
import {
  type BarsChart,
  type Chart,
  type ChartSource,
  type PointsChart,
  sourceOf,
  type StepsChart,
} from './chart.ts';

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
      return tableOfBars(chart);
    case 'points':
      return tableOfPoints(chart);
    case 'steps':
      return tableOfSteps(chart);
  }
}

/** A sum of those told; null where nobody told any. */
export function sumOfTold(values: readonly (number | null)[]): number | null {
  const told = values.filter((value) => value !== null);
  return told.length === 0 && values.length > 0 ? null : sum(told);
}

function tableOfBars({ categoryHead, categories, series, adds }: BarsChart): ChartTable {
  const several = adds && series.length > 1;
  const line = (values: (number | null)[]) =>
    (several ? [...values, sumOfTold(values)] : values).map((value) => value ?? noData);
  return {
    heads: [categoryHead, ...series.map(({ name }) => name), ...(several ? ['Cộng'] : [])],
    rows: categories.map(({ name }, index) => [
      name,
      ...line(series.map(({ values }) => values[index] ?? null)),
    ]),
    total: adds ? ['Tổng cộng', ...line(series.map(({ values }) => sumOfTold(values)))] : null,
  };
}

const tableOfPoints = ({ x, y, points }: PointsChart): ChartTable => ({
  heads: ['Tỉnh, thành phố', x, y],
  rows: points.map((point) => [
    point.name,
    `${formatPercent(point.x)} (${point.xLine})`,
    `${formatPercent(point.y)} (${point.yLine})`,
  ]),
  total: null,
});

const tableOfSteps = ({ steps }: StepsChart): ChartTable => ({
  heads: ['Ngày', 'Số phiếu nhận trong ngày', 'Cộng dồn'],
  rows: steps.map(({ day, added, total }) => [shortDate(day), added, total]),
  total: null,
});

/** A cell as it is printed. */
export const printed = (cell: string | number): string =>
  typeof cell === 'number' ? formatCount(cell) : cell;

/** A chart's numbers as a CSV file, on every line where they come from. */
export function chartCsv(chart: Chart, source: ChartSource): string {
  const { heads, rows } = tableOf(chart);
  const words = sourceOf(chart, source);
  return toCsv(
    [...heads, 'Nguồn'],
    rows.map((row) => [...row, words]),
  );
}
