import type { APIRoute } from 'astro';
import { snapshots } from '../../../results/snapshots/read-snapshots.ts';

/** One file for each snapshot that was not withdrawn. */
export async function getStaticPaths() {
  return (await snapshots()).flatMap(({ slug, text }) =>
    text === null ? [] : [{ params: { anh: slug }, props: { text } }],
  );
}

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'application/json' } });
