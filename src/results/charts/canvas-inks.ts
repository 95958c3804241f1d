import { type BarElement, Chart as Drawn, type Plugin } from 'chart.js';
import { formatCount } from '../../vietnamese/numbers.ts';
import { noData } from '../words.ts';
import type { PointsChart } from './chart.ts';
import { namedDots } from './point-names.ts';

/** The inks of a chart: the page's own colours, or the reader's where the system forces them. */
export interface Inks {
  text: string;
  line: string;
  fill: string;
  paper: string;
}

/** Reads the inks from the page. */
export function inksOf(figure: HTMLElement): Inks {
  if (matchMedia('(forced-colors: active)').matches)
    return { text: 'CanvasText', line: 'CanvasText', fill: 'CanvasText', paper: 'Canvas' };
  const style = getComputedStyle(figure);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...{ text: token('--color-text'), line: token('--color-muted') },
    ...{ fill: token('--results-answered'), paper: token('--color-paper') },
  };
}

/** What a series is filled with: solid, hatched, empty, so that nothing hangs on its colour. */
export function patternFor(inks: Inks, series: number): string | CanvasPattern {
  if (series === 0) return inks.fill;
  if (series > 1) return inks.paper;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const ink = tile.getContext('2d');
  if (!ink) return inks.paper;
  ink.fillStyle = inks.paper;
  ink.fillRect(0, 0, 8, 8);
  ink.strokeStyle = inks.fill;
  ink.lineWidth = 2;
  for (const shift of [-8, 0, 8]) {
    ink.moveTo(shift - 1, 9);
    ink.lineTo(shift + 9, -1);
  }
  ink.stroke();
  return ink.createPattern(tile, 'repeat') ?? inks.paper;
}

/** The value printed in each part of a bar, and in words that there is none; where it is too narrow it is read in the tooltip and the table, unless the bar has room behind it. */
export const printedValues = (inks: Inks): Plugin<'bar'> => ({
  id: 'printed_values',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.font = `600 ${Drawn.defaults.font.size}px ${Drawn.defaults.font.family}`;
    ctx.textBaseline = 'middle';
    const alone = chart.data.datasets.length === 1;
    chart.data.datasets.forEach(({ data: values }, series) => {
      chart.getDatasetMeta(series).data.forEach((bar, index) => {
        const value = values[index];
        if (typeof value !== 'number' || (value === 0 && !alone)) return;
        printValue(ctx, bar as unknown as BarElement, formatCount(value), series, inks, alone);
      });
    });
    chart.data.labels?.forEach((_, index) => {
      if (chart.data.datasets.some(({ data: values }) => values[index] !== null)) return;
      ctx.fillStyle = inks.text;
      ctx.textAlign = 'left';
      ctx.fillText(noData, chart.chartArea.left + 5, chart.scales['y']?.getPixelForValue(index) ?? 0);
    });
    ctx.restore();
  },
});

function printValue(
  ctx: CanvasRenderingContext2D,
  bar: BarElement,
  text: string,
  series: number,
  inks: Inks,
  alone: boolean,
): void {
  const { x, y, base } = bar.getProps(['x', 'y', 'base'], true) as { x: number; y: number; base: number };
  const { width } = ctx.measureText(text);
  const fits = Math.abs(x - base) > width + 8;
  if (!fits && !alone) return;
  const middle = fits ? (x + base) / 2 : x + 5 + width / 2;
  if (series === 1) {
    ctx.fillStyle = inks.paper;
    ctx.fillRect(middle - width / 2 - 2, y - 9, width + 4, 18);
  }
  ctx.textAlign = 'center';
  ctx.fillStyle = fits && series === 0 ? inks.paper : inks.text;
  ctx.fillText(text, middle, y);
}

/** The letters of each province beside its dot, where they have room. */
export const namesOfPoints = (inks: Inks, points: PointsChart['points']): Plugin<'scatter'> => ({
  id: 'names_of_points',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.font = `${(Drawn.defaults.font.size ?? 14) * 0.75}px ${Drawn.defaults.font.family}`;
    ctx.fillStyle = inks.text;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    const dots = chart.getDatasetMeta(0).data;
    const size = (Drawn.defaults.font.size ?? 14) * 0.75;
    const named = namedDots(dots, ctx.measureText('MMM').width, size * 1.1);
    dots.forEach(({ x, y }, index) => {
      if (named[index]) ctx.fillText(points[index]?.letters ?? '', x - 6, y);
    });
    ctx.restore();
  },
});
