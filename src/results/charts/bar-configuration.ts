import type { BarElement, ChartConfiguration, Plugin } from 'chart.js';
import { formatCount } from '../../vietnamese/numbers.ts';
import { noData } from '../figure-words.ts';
import { axisText, countTick, gridOf } from './axes.ts';
import type { BarChart } from './chart.ts';
import { type Drawing, hatch, isNarrow, letters } from './drawing.ts';
import { wrapToFit } from './wrap-text.ts';

/** Names take up to so much of the width, measured in the letters they are written in, so that none is cut. */
function namesOf({ categories }: BarChart, drawing: Drawing): string[][] {
  const { context, width } = drawing;
  context.save();
  context.font = letters(drawing);
  const most = Math.min(width * 0.4, 17 * drawing.fontSize);
  const fits = (line: string) => context.measureText(line).width <= most;
  const names = categories.map(({ name, note }) => wrapToFit([name, note].filter(Boolean).join(' '), fits));
  context.restore();
  return names;
}

const legendLines = ({ series }: BarChart, drawing: Drawing): number =>
  series.length < 2 ? 0 : isNarrow(drawing) ? series.length : 1;

/** How high bars must be for no name to reach into the next one; axis and legend stand around. */
export function barHeight(chart: BarChart, drawing: Drawing): number {
  const most = Math.max(1, ...namesOf(chart, drawing).map((lines) => lines.length));
  const bars = chart.beside ? chart.series.length * 1.35 : 1.8;
  const row = Math.max(bars, most * 1.2 + 0.25) * drawing.fontSize;
  return Math.ceil(chart.categories.length * row + 50 + legendLines(chart, drawing) * 22);
}

/** Bars as Chart.js draws them: solid, hatched, empty, with their values. */
export function barConfiguration(chart: BarChart, drawing: Drawing): ChartConfiguration<'bar'> {
  const { categories, series, unit, beside } = chart;
  const { colors } = drawing;
  const patterns = [colors.fill, hatch(drawing), colors.paper];
  const stacked = beside !== true;
  // Values stand behind bars that are alone.
  const alone = !stacked || series.length === 1;
  return {
    type: 'bar',
    data: {
      labels: namesOf(chart, drawing),
      datasets: series.map(({ name, values }, index) => ({
        // A 0 would leave a line of its border.
        ...{ label: name, data: values.map((value) => (value === 0 ? null : value)), borderSkipped: false },
        ...{ backgroundColor: patterns[index] ?? colors.paper, borderColor: colors.fill, borderWidth: 1.5 },
        ...{ barPercentage: stacked ? 0.7 : 0.85, categoryPercentage: stacked ? 0.9 : 0.8 },
      })),
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { right: alone ? 8 : 28 } },
      plugins: {
        legend: {
          ...{ display: series.length > 1, align: 'start', onClick: () => undefined },
          labels: { ...axisText(drawing), boxWidth: 22, boxHeight: 12, padding: 8 },
        },
        tooltip: { callbacks: { title: ([item]) => categories[item?.dataIndex ?? 0]?.name ?? '' } },
      },
      scales: {
        x: {
          ...{
            stacked,
            grid: gridOf(drawing),
            beginAtZero: true,
            grace: alone ? (isNarrow(drawing) ? '45%' : '22%') : 0,
          },
          ticks: { ...axisText(drawing), precision: 0, maxRotation: 0, callback: countTick },
          title: { ...axisText(drawing), display: true, text: unit },
        },
        y: { stacked, ticks: { ...axisText(drawing), autoSkip: false }, grid: { display: false } },
      },
    },
    plugins: [printedValues(chart, drawing)],
  };
}

/** The value of each part printed in it or, of a bar that stands alone, behind it with its rate; in words that there is none. */
const printedValues = ({ series, beside }: BarChart, drawing: Drawing): Plugin<'bar'> => ({
  id: 'printed_values',
  afterDatasetsDraw(drawn) {
    const context = drawn.ctx;
    const { colors } = drawing;
    const alone = beside === true || series.length === 1;
    context.save();
    context.font = letters(drawing, 600, 0.92);
    context.textBaseline = 'middle';
    series.forEach(({ values, rates }, number) => {
      drawn.getDatasetMeta(number).data.forEach((element, index) => {
        const value = values[index];
        if (typeof value !== 'number' || (value === 0 && !alone)) return;
        const { x, y, base } = (element as BarElement).getProps(['x', 'y', 'base'], true) as Record<
          'x' | 'y' | 'base',
          number
        >;
        const rate = rates?.[index];
        const text = rate ? `${formatCount(value)} (${rate})` : formatCount(value);
        const wide = context.measureText(text).width;
        if (alone) {
          context.textAlign = 'left';
          context.fillStyle = colors.text;
          const end = value === 0 ? drawn.chartArea.left : Math.max(x, base);
          context.fillText(text, end + 5, Number.isNaN(y) ? yOf(drawn, index) : y);
          return;
        }
        if (Math.abs(x - base) < wide + 3) return;
        const middle = (x + base) / 2;
        if (number === 1) {
          context.fillStyle = colors.paper;
          context.fillRect(middle - wide / 2 - 2, y - 8, wide + 4, 16);
        }
        context.textAlign = 'center';
        context.fillStyle = number === 0 ? colors.paper : colors.text;
        context.fillText(text, middle, y);
      });
    });
    drawn.data.labels?.forEach((_, index) => {
      if (series.some(({ values }) => values[index] !== null)) return;
      context.fillStyle = colors.text;
      context.textAlign = 'left';
      context.fillText(noData, drawn.chartArea.left + 5, yOf(drawn, index));
    });
    context.restore();
  },
});

const yOf = (
  drawn: { scales: Record<string, { getPixelForValue: (value: number) => number } | undefined> },
  index: number,
): number => drawn.scales['y']?.getPixelForValue(index) ?? 0;
