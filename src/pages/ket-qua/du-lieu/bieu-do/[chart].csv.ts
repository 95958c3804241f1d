import type { APIRoute } from 'astro';
import { chartsOf } from '../../../../results/charts/all-charts.ts';
import { chartCsv } from '../../../../results/charts/chart-table.ts';
import type { Chart } from '../../../../results/charts/chart.ts';
import type { DataSource } from '../../../../results/data-source.ts';
import { surveyResults } from '../../../../results/survey-results.ts';

/** One file for each chart with its numbers. */
export async function getStaticPaths() {
  const { records, context, source } = await surveyResults();
  return chartsOf(records, context).map((chart) => ({
    params: { chart: chart.id },
    props: { chart, source },
  }));
}

export const GET: APIRoute<{ chart: Chart; source: DataSource }> = ({ props: { chart, source } }) =>
  new Response(chartCsv(chart, source), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
