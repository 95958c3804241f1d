import type { APIRoute } from 'astro';
import { site } from '../../../site/site.ts';
import { type DataFile, dataFiles, dataSetOf } from '../../../results/open-data/files.ts';
import { surveyResults } from '../../../results/survey-results.ts';

/** One address for each file of the open data. */
export async function getStaticPaths() {
  const results = await surveyResults();
  const files = await dataFiles(
    results,
    dataSetOf(results, { address: import.meta.env.SITE, publisher: site.publisher }),
  );
  return files.map((file) => ({ params: { file: file.name }, props: { file } }));
}

export const GET: APIRoute<{ file: DataFile }> = ({ props: { file } }) =>
  new Response(typeof file.body === 'string' ? file.body : new Uint8Array(file.body), {
    headers: { 'Content-Type': file.type },
  });
