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
  /** Null is nothing reported, never 0. Beside each value its rate may stand: "12,5%". */
  series: { name: string; values: (number | null)[]; rates?: (string | null)[] }[];
  /** Whether the bars add up to a whole that means something; without, the table has no sums. */
  adds: boolean;
  /** Whether the series stand below each other instead of in one bar: parts too small for their value would have none. */
  beside?: true;
}

/** What bar charts of the six regions have in common. */
export const byRegion = { kind: 'bars', categoryHead: 'Vùng', adds: true } as const;

/** A dot for each province on the row of its region; those far from the others and the lowest of each row are named. */
export interface StripChart extends Named {
  kind: 'strip';
  rows: string[];
  /** `value` is between 0 and 1; `other` is the same at the other level, in words, for the table. */
  points: { name: string; row: number; value: number; line: string; other: string }[];
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
export type Chart = BarChart | StripChart | StepChart;

/** Whether a chart has anything to draw yet: a bar, a dot or a day. */
export function hasFigures(chart: Chart): boolean {
  if (chart.kind === 'strip') return chart.points.length > 0;
  if (chart.kind === 'steps') return chart.steps.length > 0;
  return chart.series.some(({ values }) => values.some((value) => value !== null));
}
