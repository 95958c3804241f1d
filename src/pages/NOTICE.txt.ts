import type { APIRoute } from 'astro';
import notice from '../../NOTICE?raw';

/** The licence of the fonts, which has to go wherever their files go. */
export const GET: APIRoute = () =>
  new Response(notice, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
