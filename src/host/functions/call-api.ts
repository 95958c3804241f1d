import type { IncomingMessage } from 'node:http';
import { refusal, runFunction, type LocalFunction } from './functions.ts';
import { readBody, toRequest } from '../web/http.ts';

/** As on Netlify: a larger body never reaches a function. */
const functionLimit = 6 * 1024 * 1024;

/** Where browsers send files, each to the address that was signed for it. */
const uploads = '/storage/v1/object/upload/sign/';

/** More than the largest file that storage takes. */
const uploadLimit = 32 * 1024 * 1024;

/**
 * What Storage or the function with this address answers; undefined for every other request. Functions are only asked for
 * where one may be meant.
 */
export async function callApi(
  incoming: IncomingMessage,
  address: URL,
  functions: () => Promise<LocalFunction[]> | LocalFunction[],
): Promise<Response | undefined> {
  if (incoming.method === 'PUT' && address.pathname.startsWith(uploads)) return upload(incoming, address);
  if (!address.pathname.startsWith('/api/')) return undefined;
  const called = (await functions()).find(({ path }) => path === address.pathname);
  return called && call(called, incoming, address);
}

async function call(called: LocalFunction, incoming: IncomingMessage, address: URL): Promise<Response> {
  const body = await readBody(incoming, functionLimit);
  if (!body) return refusal(413, 'body_too_large');
  const ip = (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return runFunction(called, toRequest(incoming, address, body), ip);
}

/**
 * Passes a file on to the Storage of Supabase Lite, so that a browser reaches it at the site's own address from any
 * machine. On a hosted project browsers go to Supabase itself.
 */
async function upload(incoming: IncomingMessage, address: URL): Promise<Response | undefined> {
  const { SUPABASE_URL } = process.env;
  if (!SUPABASE_URL) return undefined;
  const body = await readBody(incoming, uploadLimit);
  if (!body) return new Response(null, { status: 413 });
  const target = new URL(address.pathname + address.search, SUPABASE_URL);
  const type = incoming.headers['content-type'] ?? 'application/octet-stream';
  const sent = { method: 'PUT', headers: { 'content-type': type }, body: new Uint8Array(body) };
  const { status } = await fetch(target, sent);
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
