import { type BarElement, Chart as Drawn, type Plugin } from 'chart.js';
import { formatCount } from '../../vietnamese/numbers.ts';
import { noData } from '../figure-words.ts';
import type { ChartColors } from './canvas-colors.ts';
import type { ScatterChart } from './chart.ts';
import { labelledDots } from './point-labels.ts';

/** The value printed in each part of a bar, and in words that there is none; where it is too narrow it is read in the tooltip and the table, unless the bar has room behind it. */
export const dataLabels = (colors: ChartColors): Plugin<'bar'> => ({
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
        printValue(ctx, bar as unknown as BarElement, formatCount(value), series, colors, alone);
      });
    });
    chart.data.labels?.forEach((_, index) => {
      if (chart.data.datasets.some(({ data: values }) => values[index] !== null)) return;
      ctx.fillStyle = colors.text;
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
  colors: ChartColors,
  alone: boolean,
): void {
  const { x, y, base } = bar.getProps(['x', 'y', 'base'], true) as { x: number; y: number; base: number };
  const { width } = ctx.measureText(text);
  const fits = Math.abs(x - base) > width + 8;
  if (!fits && !alone) return;
  const middle = fits ? (x + base) / 2 : x + 5 + width / 2;
  if (series === 1) {
    ctx.fillStyle = colors.paper;
    ctx.fillRect(middle - width / 2 - 2, y - 9, width + 4, 18);
  }
  ctx.textAlign = 'center';
  ctx.fillStyle = fits && series === 0 ? colors.paper : colors.text;
  ctx.fillText(text, middle, y);
}

/** The letters of each province beside its dot, where they have room. */
export const pointLabels = (colors: ChartColors, points: ScatterChart['points']): Plugin<'scatter'> => ({
  id: 'names_of_points',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.font = `${(Drawn.defaults.font.size ?? 14) * 0.75}px ${Drawn.defaults.font.family}`;
    ctx.fillStyle = colors.text;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    const dots = chart.getDatasetMeta(0).data;
    const size = (Drawn.defaults.font.size ?? 14) * 0.75;
    const named = labelledDots(dots, ctx.measureText('MMM').width, size * 1.1);
    dots.forEach(({ x, y }, index) => {
      if (named[index]) ctx.fillText(points[index]?.letters ?? '', x - 6, y);
    });
    ctx.restore();
  },
});
