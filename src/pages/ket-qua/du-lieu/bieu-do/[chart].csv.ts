import type { APIRoute } from 'astro';
import { chartsOf } from '../../../../results/charts/all-charts.ts';
import { chartCsv } from '../../../../results/charts/chart-table.ts';
import type { Chart, ChartSource } from '../../../../results/charts/chart.ts';
import { surveyResults } from '../../../../results/survey-results.ts';

/** One file for each chart with its numbers. */
export async function getStaticPaths() {
  const { records, context, summary, time, preliminary } = await surveyResults();
  const source: ChartSource = { summary, time, preliminary: preliminary?.mark ?? null };
  return chartsOf(records, context).map((chart) => ({
    params: { chart: chart.id },
    props: { chart, source },
  }));
}

export const GET: APIRoute<{ chart: Chart; source: ChartSource }> = ({ props: { chart, source } }) =>
  new Response(chartCsv(chart, source), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
