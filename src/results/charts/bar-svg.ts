import { formatCount } from '../../vietnamese/numbers.ts';
import { sum } from '../aggregate/aggregate.ts';
import { noData } from '../figure-words.ts';
import { axisBelow, axisTicks } from './axis.ts';
import type { BarChart } from './chart.ts';
import { colors, element, hatch, label, patternOf, round, smallSize } from './svg.ts';
import { wrapText } from './wrap-text.ts';

const right = 24;
/** Names take up to so much of the width; the longest region has two lines then. */
const leftOf = (width: number): number => Math.round(Math.min(230, width * 0.44));

/** The lines of a category's name beside bars that begin so far from the left. */
const nameLines = (name: string, left: number): string[] =>
  wrapText(name, Math.floor(left / 7.7)).slice(0, 3);

/** The lines of what stands below the name in smaller letters. */
const noteLines = (note: string, left: number): string[] => wrapText(note, Math.floor(left / 7));

/** Horizontal bars as SVG of this width; values stand in the bars, or after them where they have no room. */
export function barSvg(chart: BarChart, width: number): { inner: string; height: number } {
  const { categories, series, unit } = chart;
  const left = leftOf(width);
  const legendHeight = series.length > 1 ? 22 * Math.ceil(series.length / perRow(chart, width)) + 6 : 0;
  const most = Math.max(
    ...[
      1,
      ...categories.map(({ name, note }) => nameLines(name, left).length + noteLines(note, left).length - 1),
    ],
  );
  const rowHeight = 18 + 13 * most;
  const totals = categories.map((_, index) => sum(series.map(({ values }) => values[index] ?? 0)));
  const ticks = axisTicks(Math.max(0, ...totals));
  const scale = (width - left - right) / (ticks.at(-1) ?? 1);
  const at = (value: number) => left + value * scale;
  const bottom = legendHeight + categories.length * rowHeight;
  const bars = categories.map((_, index) => rowOf(chart, index, legendHeight + index * rowHeight, left, at));
  const inner = [
    hatch(chart.id),
    legendOf(chart, width),
    axisBelow(ticks, at, legendHeight, bottom, unit),
    ...bars,
  ];
  return { inner: inner.join(''), height: bottom + 42 };
}

/** Keys of the legend beside each other, where the longest has room in half the width. */
const perRow = ({ series }: BarChart, width: number): number =>
  Math.max(...series.map(({ name }) => name.length)) * 7.7 + 27 < width / 2 ? 2 : 1;

function legendOf(chart: BarChart, width: number): string {
  const { id, series } = chart;
  const beside = perRow(chart, width);
  if (series.length < 2) return '';
  return series
    .map(({ name }, index) => {
      const [x, y] = [(index % beside) * (width / 2), Math.floor(index / beside) * 22];
      const key = element('rect', {
        ...{
          x,
          y: y + 2,
          width: 20,
          height: 13,
          fill: patternOf(id, index),
          stroke: colors.fill,
          'stroke-width': 1.5,
        },
      });
      return key + label(x + 27, y + 13, name);
    })
    .join('');
}

function rowOf(
  chart: BarChart,
  index: number,
  top: number,
  left: number,
  at: (value: number) => number,
): string {
  const { categories, series, id } = chart;
  const category = categories[index];
  if (!category) return '';
  const names = nameLines(category.name, left);
  const texts = names.map((line, row) =>
    label(left - 8, top + 12 + row * 13, line, { 'text-anchor': 'end' }),
  );
  const note = noteLines(category.note, left)
    .map((line, row) =>
      label(left - 8, top + 12 + (names.length + row) * 13, line, {
        ...{ 'text-anchor': 'end', 'font-size': smallSize, fill: colors.muted },
      }),
    )
    .join('');
  if (series.every(({ values }) => values[index] === null))
    return [...texts, note, label(at(0) + 5, top + 19, noData, { 'font-size': smallSize })].join('');
  let from = 0;
  const parts = series.map(({ values }, number) => {
    const value = values[index] ?? 0;
    const part = partOf(id, number, value, at(from), at(from + value), top + 2, series.length === 1);
    from += value;
    return part;
  });
  return [...texts, note, ...parts].join('');
}

function partOf(
  id: string,
  series: number,
  value: number,
  x: number,
  end: number,
  y: number,
  alone: boolean,
): string {
  if (value === 0) return alone ? label(x + 5, y + 17, '0') : '';
  const bar = element('rect', {
    ...{ x: round(x), y, width: round(end - x), height: 25, fill: patternOf(id, series) },
    ...{ stroke: colors.fill, 'stroke-width': 1.5 },
  });
  const text = formatCount(value);
  const fits = end - x > text.length * 8 + 8;
  if (!fits) return bar + (alone ? label(end + 5, y + 17, text, { 'font-weight': 600 }) : '');
  const middle = (x + end) / 2;
  // On hatching a number needs a ground of its own.
  const ground =
    series === 1
      ? element('rect', {
          x: round(middle - text.length * 4.5 - 2),
          y: y + 5,
          width: text.length * 9 + 4,
          height: 16,
          fill: '#ffffff',
        })
      : '';
  const ink = series === 0 ? '#ffffff' : colors.text;
  return (
    bar + ground + label(middle, y + 18, text, { 'text-anchor': 'middle', 'font-weight': 600, fill: ink })
  );
}
