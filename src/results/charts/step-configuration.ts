import type { ChartConfiguration, Plugin } from 'chart.js';
import { shortDate } from '../../vietnamese/dates.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import { axisText, countTick, gridOf } from './axes.ts';
import { brokenTime, type BrokenTime } from './broken-time.ts';
import type { StepChart } from './chart.ts';
import { type Drawing, isNarrow, letters } from './drawing.ts';

/** The time axis of a chart of steps, broken where nothing came for long. */
export const timeOf = ({ steps, due }: Pick<StepChart, 'steps' | 'due'>): BrokenTime =>
  brokenTime([...steps.map(({ day }) => day), ...(due === null ? [] : [due])]);

/** Steps as Chart.js draws them, with the deadline as a dashed line. */
export function stepConfiguration(chart: StepChart, drawing: Drawing): ChartConfiguration<'line'> {
  const { steps, due, most, unit } = chart;
  const { colors } = drawing;
  const time = timeOf(chart);
  const end = Math.max(1, time.end);
  const marks = marksOf(chart, time, end * (isNarrow(drawing) ? 0.3 : 0.14));
  return {
    type: 'line',
    data: {
      datasets: [
        {
          ...{
            label: unit,
            data: steps.map(({ day, total }) => ({ x: time.at(day), y: total })),
            stepped: true,
          },
          ...{ borderColor: colors.fill, backgroundColor: colors.fill, borderWidth: 2.5, pointRadius: 2.5 },
        },
      ],
    },
    options: {
      layout: { padding: { right: 34, top: 8 } },
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            title: ([item]) => shortDate(steps[item?.dataIndex ?? 0]?.day ?? ''),
            label: ({ parsed }) => formatCount(parsed.y ?? 0),
          },
        },
      },
      scales: {
        x: {
          ...{ type: 'linear', min: 0, max: end, grid: gridOf(drawing) },
          afterBuildTicks: (axis) => {
            axis.ticks = marks.map(({ place }) => ({ value: place }));
          },
          ticks: {
            ...axisText(drawing),
            ...{ autoSkip: false, maxRotation: 0 },
            callback: (_, index) => marks[index]?.words ?? '',
          },
        },
        y: {
          ...{ min: 0, max: most, grid: gridOf(drawing) },
          ticks: {
            ...axisText(drawing),
            stepSize: isNarrow(drawing) ? 20 : 10,
            includeBounds: false,
            callback: countTick,
          },
          title: { ...axisText(drawing), display: true, text: unit },
        },
      },
    },
    plugins: [deadline(due, time, drawing), breaks(time, drawing)],
  };
}

/** The days written on the axis: the first, the last and those on both sides of a break, then others where there is room. */
function marksOf({ steps }: StepChart, time: BrokenTime, room: number): { place: number; words: string }[] {
  const days = steps.map(({ day }) => day);
  const must = [days.at(0), days.at(-1), ...time.breaks.flatMap(({ from, to }) => [to, from])];
  const taken: { place: number; words: string }[] = [];
  for (const day of [...must, ...days]) {
    if (day === undefined || !days.includes(day)) continue;
    const place = time.at(day);
    if (taken.some((mark) => Math.abs(mark.place - place) < room)) continue;
    taken.push({ place, words: shortDate(day) });
  }
  return taken.sort((a, b) => a.place - b.place);
}

const deadline = (due: string | null, time: BrokenTime, drawing: Drawing): Plugin<'line'> => ({
  id: 'deadline',
  afterDatasetsDraw({ ctx: context, chartArea: { left, right, top, bottom }, scales }) {
    if (due === null) return;
    const x = scales['x']?.getPixelForValue(time.at(due)) ?? 0;
    const words = `Thời hạn: trước ${shortDate(due)}`;
    context.save();
    context.strokeStyle = drawing.colors.text;
    context.lineWidth = 1.5;
    context.setLineDash([6, 4]);
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
    context.setLineDash([]);
    context.font = letters(drawing, 400, 0.92);
    context.fillStyle = drawing.colors.text;
    context.textBaseline = 'middle';
    const before = x < (left + right) / 2;
    context.textAlign = before ? 'left' : 'right';
    context.fillText(words, x + (before ? 6 : -6), top + 8);
    context.restore();
  },
});

/** Two slanted strokes where the axis leaves something out. */
const breaks = ({ at, breaks: all }: BrokenTime, drawing: Drawing): Plugin<'line'> => ({
  id: 'breaks',
  afterDatasetsDraw({ ctx: context, chartArea: { bottom }, scales }) {
    context.save();
    context.strokeStyle = drawing.colors.text;
    context.lineWidth = 1.5;
    for (const { from, to } of all) {
      const middle = scales['x']?.getPixelForValue((at(from) + at(to)) / 2) ?? 0;
      for (const aside of [-3, 3]) {
        context.beginPath();
        context.moveTo(middle + aside - 3, bottom + 6);
        context.lineTo(middle + aside + 3, bottom - 6);
        context.stroke();
      }
    }
    context.restore();
  },
});
