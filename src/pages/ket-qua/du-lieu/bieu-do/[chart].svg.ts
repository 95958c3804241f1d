import type { APIRoute } from 'astro';
import { chartsOf } from '../../../../results/charts/all-charts.ts';
import { chartSvg } from '../../../../results/charts/chart-svg.ts';
import type { Chart, ChartSource } from '../../../../results/charts/chart.ts';
import { surveyResults } from '../../../../results/survey-results.ts';

/** One picture for each chart, with its source and time in it. */
export async function getStaticPaths() {
  const { records, context, summary, time, preliminary } = await surveyResults();
  const source: ChartSource = { summary, time, preliminary: preliminary?.mark ?? null };
  return chartsOf(records, context).map((chart) => ({
    params: { chart: chart.id },
    props: { chart, source },
  }));
}

export const GET: APIRoute<{ chart: Chart; source: ChartSource }> = ({ props: { chart, source } }) =>
  new Response(chartSvg(chart, source), { headers: { 'Content-Type': 'image/svg+xml' } });
