import { shortDate } from '../../vietnamese/dates.ts';
import { formatCount, formatPercent } from '../../vietnamese/numbers.ts';
import type { PointsChart, StepsChart } from './chart.ts';
import { ticksTo } from './lines.ts';
import { namedDots, sharesAxis } from './point-names.ts';
import { element, inks, label, round, smallSize } from './svg.ts';

const [left, right, top] = [64, 28, 12];

const lineBetween = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  more: Record<string, string | number> = {},
): string =>
  element('line', {
    ...{
      x1: round(x1),
      y1: round(y1),
      x2: round(x2),
      y2: round(y2),
      stroke: inks.line,
      'stroke-width': 0.75,
      ...more,
    },
  });

/** Dots with the letters of their provinces beside them; both axes are shares, the slanted line is where they are equal. */
export function pointsSvg(chart: PointsChart, width: number): { inner: string; height: number } {
  const { points, x, y } = chart;
  const { from, to } = sharesAxis(chart);
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
    stroke: inks.muted,
    'stroke-dasharray': '5 4',
  });
  const places = points.map((point) => ({ x: atX(point.x), y: atY(point.y) }));
  const named = namedDots(places, 30, 13);
  const dots = places.map(
    (dot, index) =>
      element('circle', { cx: round(dot.x), cy: round(dot.y), r: 3.5, fill: inks.fill }) +
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

/** A rising line with a number at its end; the day from which answers are late is dashed. */
export function stepsSvg(
  { steps, due, most, unit }: StepsChart,
  width: number,
): { inner: string; height: number } {
  const height = 140;
  const [first, last] = [
    steps.at(0)?.day ?? due ?? '2016-11-15',
    [steps.at(-1)?.day ?? '', due ?? ''].sort().at(-1) ?? '',
  ];
  const [start, end] = [Date.parse(first), Math.max(Date.parse(last), Date.parse(first) + 864e5)];
  const atX = (day: string) =>
    left + ((Date.parse(day) - start) / (end - start)) * (width - left - right - 20);
  const ticks = ticksTo(most);
  const atY = (total: number) => top + height - (total / (ticks.at(-1) ?? 1)) * height;
  const axis = ticks.map(
    (tick) =>
      lineBetween(left, atY(tick), width - right, atY(tick)) +
      label(left - 8, atY(tick) + 4, formatCount(tick), { 'text-anchor': 'end', 'font-size': smallSize }),
  );
  const path = steps.map(({ day, total }, index) =>
    index === 0 ? `M${round(atX(day))} ${round(atY(total))}` : `H${round(atX(day))}V${round(atY(total))}`,
  );
  const line = element('path', {
    d: path.join('') || 'M0 0',
    fill: 'none',
    stroke: inks.fill,
    'stroke-width': 2.5,
  });
  const ends = steps.filter((_, index) => index === 0 || index === steps.length - 1);
  const words = ends.map(
    ({ day, total }) =>
      element('circle', { cx: round(atX(day)), cy: round(atY(total)), r: 4, fill: inks.fill }) +
      label(atX(day), atY(total) - 9, formatCount(total), { 'text-anchor': 'middle', 'font-weight': 600 }) +
      label(atX(day), top + height + 17, shortDate(day), { 'text-anchor': 'middle', 'font-size': smallSize }),
  );
  // Its words stand where there is room for them.
  const beforeMiddle = due !== null && atX(due) < width / 2;
  const deadline =
    due === null
      ? ''
      : lineBetween(atX(due), top, atX(due), top + height, {
          stroke: inks.text,
          'stroke-dasharray': '6 4',
          'stroke-width': 1.25,
        }) +
        label(atX(due) + (beforeMiddle ? 5 : -5), top + 12, `Thời hạn: trước ${shortDate(due)}`, {
          'text-anchor': beforeMiddle ? 'start' : 'end',
          'font-size': smallSize,
        });
  const title = label((left + width - right) / 2, top + height + 38, unit, {
    'text-anchor': 'middle',
    'font-size': smallSize,
  });
  return { inner: [...axis, deadline, line, ...words, title].join(''), height: top + height + 46 };
}
