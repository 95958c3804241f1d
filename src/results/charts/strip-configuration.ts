import type { ChartConfiguration, Plugin } from 'chart.js';
import { formatPercent } from '../../vietnamese/numbers.ts';
import { axisText, gridOf, percentTick } from './axes.ts';
import type { StripChart } from './chart.ts';
import { type Drawing, isNarrow, letters } from './drawing.ts';
import { wrapToFit } from './wrap-text.ts';

const radius = 4;

/** Dots in rows as Chart.js draws them: those at one place stand below each other, a stroke marks the median. */
export function stripConfiguration(chart: StripChart, drawing: Drawing): ChartConfiguration<'scatter'> {
  const { points, rows, unit } = chart;
  const { colors, context, width } = drawing;
  const step = isNarrow(drawing) ? 0.2 : 0.1;
  const lowest = Math.min(0.8, ...points.map(({ value }) => value));
  const from = Math.max(0, Math.floor(lowest / step + 1e-9) * step);
  const least = Math.round((1 - Math.ceil((1 - from) / step - 1e-9) * step) * 10) / 10;
  context.save();
  context.font = letters(drawing, 400, 0.92);
  const fits = (line: string) => context.measureText(line).width <= width * 0.28;
  const names = rows.map((row) => wrapToFit(row, fits));
  const title = wrapToFit(unit, (line) => context.measureText(line).width <= width * 0.6);
  context.restore();
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: points.map(({ value, row }) => ({ x: value, y: row })),
          ...{
            backgroundColor: colors.fill,
            borderColor: colors.paper,
            borderWidth: 1,
            pointRadius: radius,
            clip: false,
          },
        },
      ],
    },
    options: {
      layout: { padding: { right: 14 } },
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            label: ({ dataIndex }) => {
              const point = points[dataIndex];
              return point ? `${point.name}: ${formatPercent(point.value)} (${point.line})` : '';
            },
          },
        },
      },
      scales: {
        x: {
          ...{ min: Math.max(0, least), max: 1, grid: gridOf(drawing) },
          ticks: { ...axisText(drawing), stepSize: step, maxRotation: 0, callback: percentTick },
          title: { ...axisText(drawing), display: true, text: title },
        },
        y: {
          ...{ min: -0.5, max: rows.length - 0.5, reverse: true, grid: { display: false } },
          afterBuildTicks: (axis) => {
            axis.ticks = rows.map((_, row) => ({ value: row }));
          },
          ticks: {
            ...axisText(drawing),
            ...{ autoSkip: false, crossAlign: 'far' },
            callback: (value) => names[Number(value)] ?? '',
          },
        },
      },
    },
    plugins: [bands(rows.length, drawing), asideOf, medians(chart, drawing), namedDots(chart, drawing)],
  };
}

const bands = (rows: number, { colors }: Drawing): Plugin<'scatter'> => ({
  id: 'bands',
  beforeDatasetsDraw({ ctx: context, chartArea: { left, right, top, bottom } }) {
    const high = (bottom - top) / rows;
    context.save();
    context.fillStyle = colors.paper === '#ffffff' ? '#f3f5f8' : colors.paper;
    for (let row = 0; row < rows; row += 2) context.fillRect(left, top + row * high, right - left, high);
    context.restore();
  },
});

/** Dots that would touch step aside within their row: up, down, up further. */
const asideOf: Plugin<'scatter'> = {
  id: 'aside',
  beforeDatasetsDraw(drawn) {
    const standing: { x: number; y: number }[] = [];
    const dots = [...drawn.getDatasetMeta(0).data].sort((a, b) => a.x - b.x);
    for (const dot of dots) {
      const y = dot.y;
      const ways = Array.from({ length: 9 }, (_, index) => Math.ceil(index / 2) * (index % 2 === 0 ? 1 : -1));
      const free = ways
        .map((way) => y + way * (radius + 1.5))
        .find(
          (at) => !standing.some((other) => Math.hypot(other.x - dot.x, other.y - at) < 2 * radius + 0.5),
        );
      dot.y = free ?? y;
      standing.push({ x: dot.x, y: dot.y });
    }
  },
};

const medianOf = (values: readonly number[]): number => {
  const inOrder = [...values].sort((a, b) => a - b);
  const middle = (inOrder.length - 1) / 2;
  return ((inOrder[Math.floor(middle)] ?? 0) + (inOrder[Math.ceil(middle)] ?? 0)) / 2;
};

/** The median of a row of three or more. */
function medianOfRow(points: StripChart['points'], row: number): number | null {
  const values = points.filter((point) => point.row === row).map(({ value }) => value);
  return values.length < 3 ? null : medianOf(values);
}

const medians = ({ points, rows }: StripChart, { colors }: Drawing): Plugin<'scatter'> => ({
  id: 'medians',
  afterDatasetsDraw({ ctx: context, scales }) {
    context.save();
    context.strokeStyle = colors.text;
    context.lineWidth = 2;
    rows.forEach((_, row) => {
      const median = medianOfRow(points, row);
      if (median === null) return;
      const x = scales['x']?.getPixelForValue(median) ?? 0;
      const y = scales['y']?.getPixelForValue(row) ?? 0;
      context.beginPath();
      context.moveTo(x, y - 13);
      context.lineTo(x, y + 13);
      context.stroke();
    });
    context.restore();
  },
});

/** Names where they have room, from the lowest on: at the left of a dot, at its right, above, below, aslant. */
const namedDots = ({ points, rows }: StripChart, drawing: Drawing): Plugin<'scatter'> => ({
  id: 'named_dots',
  afterDatasetsDraw(drawn) {
    const { ctx: context, chartArea } = drawn;
    context.save();
    context.font = letters(drawing, 400, 0.9);
    context.fillStyle = drawing.colors.text;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    const high = drawing.fontSize;
    const dots = drawn
      .getDatasetMeta(0)
      .data.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
    const strokes = rows.flatMap((_, row) => {
      const median = medianOfRow(points, row);
      if (median === null) return [];
      const [x, y] = [
        drawn.scales['x']?.getPixelForValue(median) ?? 0,
        drawn.scales['y']?.getPixelForValue(row) ?? 0,
      ];
      return [{ left: x - 2, right: x + 2, top: y - 13, bottom: y + 13 }];
    });
    const standing = [...dots, ...strokes];
    const order = points
      .map((_, index) => index)
      .sort((a, b) => (points[a]?.value ?? 0) - (points[b]?.value ?? 0));
    for (const index of order) {
      const [point, dot] = [points[index], dots[index]];
      if (!point || !dot) continue;
      const wide = context.measureText(point.name).width;
      const [x, y] = [(dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2];
      const spots = [
        { left: dot.left - 3 - wide, y },
        { left: dot.right + 3, y },
        { left: x - wide / 2, y: y - high },
        { left: x - wide / 2, y: y + high },
        { left: x, y: y - high },
        { left: x, y: y + high },
        { left: x - wide, y: y - high },
        { left: x - wide, y: y + high },
        { left: x - wide / 2, y: y + 1.7 * high },
        { left: x - wide / 2, y: y - 1.7 * high },
        { left: x - 8, y: y + 1.7 * high },
      ];
      const place = spots.find(({ left, y: at }) => {
        const box = { left, right: left + wide, top: at - high / 2, bottom: at + high / 2 };
        if (box.left < chartArea.left || box.right > chartArea.right + 10) return false;
        return !standing.some(
          (other) =>
            other !== dot &&
            box.left < other.right &&
            box.right > other.left &&
            box.top < other.bottom &&
            box.bottom > other.top,
        );
      });
      if (!place) continue;
      standing.push({
        left: place.left,
        right: place.left + wide,
        top: place.y - high / 2,
        bottom: place.y + high / 2,
      });
      context.fillText(point.name, place.left, place.y);
    }
    context.restore();
  },
});
