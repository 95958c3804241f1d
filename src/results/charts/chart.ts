interface Named {
  /** Its name in addresses: "phieu-theo-vung". */
  id: string;
  title: string;
  /** What it shows, in one sentence computed from its numbers, that stands without it. */
  sentence: string;
  /** The letter of 2016, or the answers received. */
  from: 'letter' | 'answers';
  /** What is counted: the title of the axis. */
  unit: string;
  note?: string;
}

/** Bars, one for each category, made of the values of the series in order; each series has a pattern of its own. */
export interface BarChart extends Named {
  kind: 'bars';
  /** Head of the table's first column: "Vùng". */
  categoryHead: string;
  categories: { name: string; note: string }[];
  /** Null is nothing reported, never 0. */
  series: { name: string; values: (number | null)[] }[];
  /** Whether the bars add up to a whole that means something; without, the table has no sums. */
  adds: boolean;
}

/** What bar charts of the six regions have in common. */
export const byRegion = { kind: 'bars', categoryHead: 'Vùng', adds: true } as const;

/** A dot for each province: two shares between 0 and 1 or a little more. */
export interface ScatterChart extends Named {
  kind: 'points';
  x: string;
  y: string;
  points: { name: string; letters: string; x: number; y: number; xLine: string; yLine: string }[];
}

/** A line that rises by steps: how many there were at the end of each day. */
export interface StepChart extends Named {
  kind: 'steps';
  steps: { day: string; added: number; total: number }[];
  /** The moment before which answers were due, or null. */
  due: string | null;
  most: number;
}

/** A chart as data: what is drawn in the browser, at build, and written into tables. */
export type Chart = BarChart | ScatterChart | StepChart;

/** Whether a chart has anything to draw yet: a bar, a dot or a day. */
export function hasFigures(chart: Chart): boolean {
  if (chart.kind === 'points') return chart.points.length > 0;
  if (chart.kind === 'steps') return chart.steps.length > 0;
  return chart.series.some(({ values }) => values.some((value) => value !== null));
}
