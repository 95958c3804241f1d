import type { APIRoute } from 'astro';
import { printStyle } from '../../results/briefing/print-style.ts';
import { surveyResults } from '../../results/survey-results.ts';

/** What stands in the margins of each printed page of the summary: numbers of pages, source, time of the data. */
export const GET: APIRoute = async () =>
  new Response(printStyle(await surveyResults()), { headers: { 'Content-Type': 'text/css' } });
