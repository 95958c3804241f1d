import type { IncomingMessage } from 'node:http';
import { readBody } from './http.ts';

/** Where browsers send files, each to the address that was signed for it. */
const uploads = '/storage/v1/object/upload/sign/';

/** More than the largest file that storage takes. */
const bodyLimit = 32 * 1024 * 1024;

/**
 * Passes a file on to the Storage of Supabase Lite, so that a browser reaches it at the site's own address from any machine;
 * undefined for every other request. On a hosted project browsers go to Supabase itself.
 */
export async function callStorage(incoming: IncomingMessage, address: URL): Promise<Response | undefined> {
  const { SUPABASE_URL } = process.env;
  if (!SUPABASE_URL || incoming.method !== 'PUT' || !address.pathname.startsWith(uploads)) return undefined;
  const body = await readBody(incoming, bodyLimit);
  if (!body) return new Response(null, { status: 413 });
  const target = new URL(address.pathname + address.search, SUPABASE_URL);
  const type = incoming.headers['content-type'] ?? 'application/octet-stream';
  const sent = { method: 'PUT', headers: { 'content-type': type }, body: new Uint8Array(body) };
  const { status } = await fetch(target, sent);
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
