import type { Context } from '../indicators/indicator.ts';
import type { Place } from '../tally.ts';
import type { Chart } from './chart.ts';
import { bothLevelsChart, kindsChart, overTimeChart, softwareCharts } from './other-charts.ts';
import { answersChart, deploymentChart, notEquippedChart } from './region-charts.ts';

/** Every chart of the results, in the order of the page. */
export const chartsOf = (places: readonly Place[], context: Context): Chart[] => [
  deploymentChart(places),
  answersChart(places),
  overTimeChart(places, context),
  notEquippedChart(places),
  bothLevelsChart(places),
  kindsChart(places, context),
  ...softwareCharts(places),
];
