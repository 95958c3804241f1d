import { shortDate } from '../../vietnamese/dates.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import { axisTicks } from './axis.ts';
import type { StepChart } from './chart.ts';
import { colors, element, label, lineBetween, round, smallSize } from './svg.ts';

const [left, right, top] = [64, 28, 12];

/** A rising line with a number at its end; the day from which answers are late is dashed. */
export function stepSvg(
  { steps, due, most, unit }: StepChart,
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
  const ticks = axisTicks(most);
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
    stroke: colors.fill,
    'stroke-width': 2.5,
  });
  const ends = steps.filter((_, index) => index === 0 || index === steps.length - 1);
  const words = ends.map(
    ({ day, total }) =>
      element('circle', { cx: round(atX(day)), cy: round(atY(total)), r: 4, fill: colors.fill }) +
      label(atX(day), atY(total) - 9, formatCount(total), { 'text-anchor': 'middle', 'font-weight': 600 }) +
      label(atX(day), top + height + 17, shortDate(day), { 'text-anchor': 'middle', 'font-size': smallSize }),
  );
  // Its words stand where there is room for them.
  const beforeMiddle = due !== null && atX(due) < width / 2;
  const deadline =
    due === null
      ? ''
      : lineBetween(atX(due), top, atX(due), top + height, {
          stroke: colors.text,
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
