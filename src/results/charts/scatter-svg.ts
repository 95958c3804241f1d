import { formatPercent } from '../../vietnamese/numbers.ts';
import { shareScale } from './axis.ts';
import type { ScatterChart } from './chart.ts';
import { labelledDots } from './point-labels.ts';
import { colors, element, label, lineBetween, round, smallSize } from './svg.ts';

const [left, right, top] = [64, 28, 12];

/** Dots with the letters of their provinces beside them; both axes are shares, the slanted line is where they are equal. */
export function scatterSvg(chart: ScatterChart, width: number): { inner: string; height: number } {
  const { points, x, y } = chart;
  const { from, to } = shareScale(chart);
  const tall = Math.round(Math.min(270, width * 0.56));
  const atX = (share: number) => left + ((share - from) / (to - from)) * (width - left - right);
  const atY = (share: number) => top + tall - ((share - from) / (to - from)) * tall;
  const marks = Array.from({ length: Math.round((1 - from) * 10) + 1 }, (_, index) => from + index / 10);
  const axes = marks.map(
    (mark) =>
      lineBetween(atX(mark), top, atX(mark), top + tall) +
      lineBetween(left, atY(mark), width - right, atY(mark)) +
      label(atX(mark), top + tall + 17, formatPercent(mark), {
        'text-anchor': 'middle',
        'font-size': smallSize,
      }) +
      label(left - 8, atY(mark) + 4, formatPercent(mark), { 'text-anchor': 'end', 'font-size': smallSize }),
  );
  const equal = lineBetween(atX(from), atY(from), atX(1), atY(1), {
    stroke: colors.muted,
    'stroke-dasharray': '5 4',
  });
  const places = points.map((point) => ({ x: atX(point.x), y: atY(point.y) }));
  const named = labelledDots(places, 30, 13);
  const dots = places.map(
    (dot, index) =>
      element('circle', { cx: round(dot.x), cy: round(dot.y), r: 3.5, fill: colors.fill }) +
      (named[index]
        ? label(dot.x - 6, dot.y + 4, points[index]?.letters ?? '', {
            'text-anchor': 'end',
            'font-size': smallSize,
          })
        : ''),
  );
  const titles =
    label((left + width - right) / 2, top + tall + 36, x, { 'text-anchor': 'middle' }) +
    label(14, top + tall / 2, y, { 'text-anchor': 'middle', transform: `rotate(-90 14 ${top + tall / 2})` });
  return { inner: [...axes, equal, ...dots, titles].join(''), height: top + tall + 44 };
}
