import type { ProvinceRecord } from '../aggregate/province-record.ts';
import type { Context } from '../indicators/indicator.ts';
import type { Chart } from './chart.ts';
import { equippedByRegionChart, notEquippedChart } from './equipment-charts.ts';
import { answersChart, deploymentChart, overTimeChart } from './response-charts.ts';
import { kindsChart, softwareCharts } from './software-charts.ts';

/** Every chart of the results, in the order of the page. */
export const chartsOf = (records: readonly ProvinceRecord[], context: Context): Chart[] => [
  deploymentChart(records),
  answersChart(records),
  overTimeChart(records, context),
  notEquippedChart(records),
  equippedByRegionChart(records),
  kindsChart(records, context),
  ...softwareCharts(records),
];
