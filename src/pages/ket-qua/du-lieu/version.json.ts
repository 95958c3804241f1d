import type { APIRoute } from 'astro';
import { published } from '../../../results/published-view/read-published.ts';

/** The version of the data this site was built from, which the scheduled function compares with the database's, and how
 *  many have answered, which the next build compares with what it finds. */
export const GET: APIRoute = async () => {
  const { version, changed_at, answered } = (await published()).summary;
  return new Response(JSON.stringify({ version, changed_at, answered }), {
    headers: { 'Content-Type': 'application/json' },
  });
};
