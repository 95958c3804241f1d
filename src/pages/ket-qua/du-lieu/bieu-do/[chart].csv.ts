import type { APIRoute } from 'astro';
import { chartsOf } from '../../../../results/charts/all-charts.ts';
import { tableOf } from '../../../../results/charts/chart-table.ts';
import { type Chart, sourceOf } from '../../../../results/charts/chart.ts';
import { toCsv } from '../../../../results/open-data/csv.ts';
import { surveyResults } from '../../../../results/survey-results.ts';

/** One file for each chart with its numbers, and on every line where they come from. */
export async function getStaticPaths() {
  const { records, context, summary, time, preliminary } = await surveyResults();
  const source = { summary, time, preliminary: preliminary?.mark ?? null };
  return chartsOf(records, context).map((chart) => ({
    params: { chart: chart.id },
    props: { chart, words: sourceOf(chart, source) },
  }));
}

export const GET: APIRoute<{ chart: Chart; words: string }> = ({ props: { chart, words } }) => {
  const { heads, rows } = tableOf(chart);
  const csv = toCsv(
    [...heads, 'Nguồn'],
    rows.map((row) => [...row, words]),
  );
  return new Response(csv, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
};
