import type { APIRoute } from 'astro';
import { chartsOf } from '../../../../results/charts/all-charts.ts';
import { chartSvgFile } from '../../../../results/charts/chart-picture.ts';
import type { Chart } from '../../../../results/charts/chart.ts';
import type { DataSource } from '../../../../results/data-source.ts';
import { surveyResults } from '../../../../results/survey-results.ts';

/** One picture for each chart, with its source and time in it. */
export async function getStaticPaths() {
  const { records, context, source } = await surveyResults();
  return chartsOf(records, context).map((chart) => ({
    params: { chart: chart.id },
    props: { chart, source },
  }));
}

export const GET: APIRoute<{ chart: Chart; source: DataSource }> = ({ props: { chart, source } }) =>
  new Response(chartSvgFile(chart, source), { headers: { 'Content-Type': 'image/svg+xml' } });
