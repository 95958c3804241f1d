import type { APIRoute } from 'astro';
import { published } from '../../../results/published-view/read-published.ts';

/** The version of the data this site was built from, which the scheduled function compares with the database's, and how
 *  many have answered and how many files of signed copies were taken back, which the next build compares with what it finds. */
export const GET: APIRoute = async () => {
  const { version, changed_at, answered, withdrawn } = (await published()).summary;
  return new Response(JSON.stringify({ version, changed_at, answered, withdrawn }), {
    headers: { 'Content-Type': 'application/json' },
  });
};
