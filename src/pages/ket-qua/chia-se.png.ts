import type { APIRoute } from 'astro';
import { site } from '../../site/site.ts';
import { shareImage } from '../../results/share-image/share-image.ts';
import { surveyResults } from '../../results/survey-results.ts';

/** The picture that stands beside a shared link to the results. */
export const GET: APIRoute = async () => {
  const picture = shareImage(await surveyResults(), site.publisher !== null);
  return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/png' } });
};
