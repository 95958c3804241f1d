import { formatCount } from '../../vietnamese/numbers.ts';
import type { ScatterChart } from './chart.ts';
import { colors, element, label, round, smallSize } from './svg.ts';

/** Round marks for an axis from 0 to at least `most`: about five of 1, 2 or 5 times a power of ten. */
export function axisTicks(most: number): number[] {
  const values = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(values));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= values) ?? values);
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step);
}

/** The axis both shares of a chart of points are drawn on: tenths, from below the lowest to a little above the highest. */
export function shareScale({ points }: Pick<ScatterChart, 'points'>): { from: number; to: number } {
  const shares = points.flatMap((point) => [point.x, point.y]);
  const from = Math.max(0, Math.floor(Math.min(0.9, ...shares) * 10) / 10);
  return { from, to: Math.max(1, ...shares) + 0.02 };
}

/** A horizontal axis below a drawing, with its marks and title. */
export function axisBelow(
  ticks: readonly number[],
  at: (value: number) => number,
  top: number,
  bottom: number,
  title: string,
): string {
  const marks = ticks.map(
    (tick) =>
      element('line', {
        x1: round(at(tick)),
        x2: round(at(tick)),
        y1: top,
        y2: bottom,
        stroke: colors.line,
        'stroke-width': 0.75,
      }) +
      label(at(tick), bottom + 16, formatCount(tick), {
        'text-anchor': 'middle',
        'font-size': smallSize,
        fill: colors.muted,
      }),
  );
  const middle = (at(ticks.at(0) ?? 0) + at(ticks.at(-1) ?? 0)) / 2;
  return (
    marks.join('') + label(middle, bottom + 34, title, { 'text-anchor': 'middle', 'font-size': smallSize })
  );
}
