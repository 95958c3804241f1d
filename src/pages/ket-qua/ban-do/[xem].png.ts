import type { APIRoute } from 'astro';
import type { DataSource } from '../../../results/data-source.ts';
import { mapPng } from '../../../results/map/map-picture.ts';
import { mapViews, type MapView } from '../../../results/map/map-views.ts';
import { surveyResults } from '../../../results/survey-results.ts';

/** One picture for each map, with its legend, source and time in it. */
export async function getStaticPaths() {
  const { records, settings, source } = await surveyResults();
  return mapViews(records, settings).map((view) => ({ params: { xem: view.id }, props: { view, source } }));
}

export const GET: APIRoute<{ view: MapView; source: DataSource }> = ({ props: { view, source } }) =>
  new Response(new Uint8Array(mapPng(view, source)), { headers: { 'Content-Type': 'image/png' } });
