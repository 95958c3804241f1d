import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as Drawn,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import { shortDate } from '../../vietnamese/dates.ts';
import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import { shareScale } from './axis.ts';
import { type ChartColors, chartColors, patternFor } from './canvas-colors.ts';
import type { BarChart, Chart, ScatterChart, StepChart } from './chart.ts';
import { dataLabels, pointLabels } from './data-labels.ts';
import { wrapToFit } from './wrap-text.ts';

Drawn.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement);
Drawn.register(PointElement, ScatterController, Tooltip, Legend);

/** Draws a chart on a new canvas in its place; the canvas is named by the figure's sentence. Nothing moves. */
export function drawChart(figure: HTMLElement, place: HTMLElement, chart: Chart): void {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-labelledby', `${figure.id}-sentence`);
  place.replaceChildren(canvas);
  const style = getComputedStyle(figure);
  const colors = chartColors(figure);
  Drawn.defaults.font.family = style.fontFamily;
  Drawn.defaults.font.size = Number.parseFloat(style.fontSize) * 0.875;
  Drawn.defaults.color = colors.text;
  Drawn.defaults.locale = 'vi';
  Drawn.defaults.animation = false;
  Drawn.defaults.maintainAspectRatio = false;
  const labels = chart.kind === 'bars' ? labelsOf(chart, canvas, place.clientWidth) : [];
  place.style.minBlockSize = `${Math.ceil(heightOf(chart, labels) * Drawn.defaults.font.size)}px`;
  new Drawn(canvas, configurationOf(chart, colors, labels) as ChartConfiguration);
}

function configurationOf(chart: Chart, colors: ChartColors, labels: string[][]): unknown {
  switch (chart.kind) {
    case 'bars':
      return bars(chart, colors, labels);
    case 'points':
      return points(chart, colors);
    case 'steps':
      return steps(chart, colors);
  }
}

const grid = ({ line }: ChartColors) => ({ color: line, lineWidth: 0.25 });

/** Labels take up to 0.4 of the width, measured in the letters they are written in, so that none is cut. */
function labelsOf({ categories }: BarChart, canvas: HTMLCanvasElement, width: number): string[][] {
  const context = canvas.getContext('2d');
  if (context) context.font = `${Drawn.defaults.font.size}px ${Drawn.defaults.font.family}`;
  const most = Math.min(width * 0.4, 16 * (Drawn.defaults.font.size ?? 14));
  const fits = (line: string) => (context?.measureText(line).width ?? 0) <= most;
  return categories.map(({ name, note }) => [name, note].flatMap((text) => wrapToFit(text, fits)));
}

/** How high bars must be for no label to reach into the next one, in heights of a letter; axis and legend stand around. */
function heightOf(chart: Chart, labels: string[][]): number {
  if (chart.kind !== 'bars') return 0;
  const most = Math.max(0, ...labels.map((lines) => lines.length));
  return (
    chart.categories.length * (most + 0.5) * 1.2 + 5 + (chart.series.length > 1 ? 2 * chart.series.length : 0)
  );
}

function bars(chart: BarChart, colors: ChartColors, labels: string[][]): ChartConfiguration<'bar'> {
  const { categories, series, unit } = chart;
  return {
    type: 'bar',
    data: {
      labels,
      datasets: series.map(({ name, values }, index) => ({
        ...{ label: name, data: values, borderWidth: 1.5, borderColor: colors.fill, borderSkipped: false },
        ...{ backgroundColor: patternFor(colors, index), barPercentage: 0.7, categoryPercentage: 0.9 },
      })),
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { right: 28 } },
      plugins: {
        legend: { display: series.length > 1, align: 'start', onClick: () => undefined },
        tooltip: { callbacks: { title: ([item]) => categories[item?.dataIndex ?? 0]?.name ?? '' } },
      },
      scales: {
        x: {
          stacked: true,
          ticks: { precision: 0 },
          title: { display: true, text: unit },
          grid: grid(colors),
        },
        y: { stacked: true, ticks: { autoSkip: false }, grid: { display: false } },
      },
    },
    plugins: [dataLabels(colors)],
  };
}

function points(chart: ScatterChart, colors: ChartColors): ChartConfiguration<'scatter'> {
  const { points: dots, x, y } = chart;
  const { from, to } = shareScale(chart);
  const percent = (value: string | number) => formatPercent(Number(value));
  const axis = (title: string) => ({
    ...{ title: { display: true, text: title }, min: from, max: to },
    ticks: { stepSize: 0.1, includeBounds: false, callback: percent },
    grid: grid(colors),
  });
  return {
    type: 'scatter',
    data: {
      datasets: [
        { data: dots.map((dot) => ({ x: dot.x, y: dot.y })), backgroundColor: colors.fill, pointRadius: 4 },
      ],
    },
    options: {
      layout: { padding: { right: 16 } },
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            label: ({ dataIndex }) => {
              const dot = dots[dataIndex];
              return dot ? `${dot.name}: ${x} ${formatPercent(dot.x)}, ${y} ${formatPercent(dot.y)}` : '';
            },
          },
        },
      },
      scales: { x: axis(x), y: axis(y) },
    },
    plugins: [pointLabels(colors, dots)],
  };
}

function steps({ steps: days, due, most, unit }: StepChart, colors: ChartColors): ChartConfiguration<'line'> {
  const at = (day: string) => Date.parse(day);
  const limits = [...days.map(({ day }) => at(day)), ...(due === null ? [] : [at(due)])];
  const line = days.map(({ day, total }) => ({ x: at(day), y: total }));
  const style = {
    borderColor: colors.fill,
    backgroundColor: colors.fill,
    borderWidth: 2.5,
    pointRadius: 2.5,
  };
  const deadline =
    due === null
      ? []
      : [
          { x: at(due), y: 0 },
          { x: at(due), y: most },
        ];
  return {
    type: 'line',
    data: {
      datasets: [
        { label: unit, data: line, stepped: true, ...style },
        ...(due === null
          ? []
          : [
              {
                ...{ label: `Thời hạn: trước ${shortDate(due)}`, data: deadline, borderColor: colors.text },
                ...{ borderDash: [6, 4], borderWidth: 1.5, pointRadius: 0, backgroundColor: colors.text },
              },
            ]),
      ],
    },
    options: {
      plugins: {
        legend: {
          ...{ align: 'start', onClick: () => undefined },
          labels: { usePointStyle: true, pointStyle: 'line', pointStyleWidth: 40 },
        },
        tooltip: {
          callbacks: {
            title: ([item]) => shortDate(new Date(item?.parsed.x ?? 0)),
            label: ({ parsed }) => formatCount(parsed.y ?? 0),
          },
        },
      },
      scales: {
        x: {
          ...{
            type: 'linear',
            min: Math.min(...limits),
            max: Math.max(...limits) + 864e5,
            grid: grid(colors),
          },
          ticks: { stepSize: 864e5 * 5, callback: (value) => shortDate(new Date(Number(value))) },
        },
        y: {
          min: 0,
          suggestedMax: most,
          ticks: { precision: 0 },
          title: { display: true, text: unit },
          grid: grid(colors),
        },
      },
    },
  };
}
