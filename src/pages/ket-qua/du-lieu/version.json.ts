import type { APIRoute } from 'astro';
import { published } from '../../../results/published.ts';

/** The version of the data this site was built from, which the scheduled function compares with the database's. */
export const GET: APIRoute = async () => {
  const { version, changed_at } = (await published()).summary;
  return new Response(JSON.stringify({ version, changed_at }), {
    headers: { 'Content-Type': 'application/json' },
  });
};
