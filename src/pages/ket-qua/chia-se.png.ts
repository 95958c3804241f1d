import type { APIRoute } from 'astro';
import { site } from '../../layouts/site.ts';
import { sharePicture } from '../../results/share/picture.ts';
import { surveyResults } from '../../results/survey-results.ts';

/** The picture that stands beside a shared link to the results. */
export const GET: APIRoute = async () => {
  const picture = await sharePicture(await surveyResults(), site.publisher !== null);
  return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/png' } });
};
