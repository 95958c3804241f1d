import type { IncomingMessage } from 'node:http';
import { Readable, Transform } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** One way to Supabase that browsers may take at the site's own address, so that it needs no CORS. */
export interface PassThrough {
  method: string;
  /** A whole path, or the beginning of paths when it ends with a slash. */
  path: string;
  /** Bytes a body may have. */
  maxBody: number;
  /** Request headers that are passed on besides content-type and content-length; no cookie ever is. */
  headers?: readonly string[];
  /** Whether the caller sees the body of the answer; unless said, only its status. */
  showsBody?: boolean;
}

/** Where browsers send files, each to the address that was signed for it; storage takes 20 MB. */
export const signedUploads: PassThrough = {
  method: 'PUT',
  path: '/storage/v1/object/upload/sign/',
  maxBody: 32 * 1024 * 1024,
};

/** Milliseconds for all of it: 20 MB on a line of 1 Mbit/s take 160 s. */
const patience = 300_000;

/** The way a request may take, or undefined. An escaped slash could lead elsewhere behind a gateway. */
export function findPassThrough(
  routes: readonly PassThrough[],
  method: string | undefined,
  { pathname }: URL,
): PassThrough | undefined {
  if (/%2f|%5c|\\/i.test(pathname)) return undefined;
  return routes.find(
    (route) =>
      route.method === method &&
      (route.path.endsWith('/') ? pathname.startsWith(route.path) : pathname === route.path),
  );
}

/** Passes a request on to Supabase at `base`; its body is never held whole. */
export async function passThrough(
  incoming: IncomingMessage,
  address: URL,
  route: PassThrough,
  base: string,
): Promise<Response> {
  const length = Number(incoming.headers['content-length'] ?? NaN);
  if (!(length <= route.maxBody)) {
    incoming.resume();
    return bare(Number.isNaN(length) ? 411 : 413);
  }
  const target = new URL(address.pathname + address.search, base);
  const response = await fetch(target, {
    method: route.method,
    headers: headersOf(incoming, route),
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
    ...(length > 0 && { body: bodyOf(incoming), duplex: 'half' }),
  } as RequestInit).catch(() => undefined);
  if (!response) {
    incoming.resume();
    return bare(503, { 'retry-after': '5' });
  }
  if (route.showsBody !== true) {
    await response.body?.cancel();
    return bare(response.status);
  }
  const type = response.headers.get('content-type');
  return new Response(response.body, {
    status: response.status,
    headers: { ...plain, ...(type !== null && { 'content-type': type }) },
  });
}

const plain = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const bare = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...plain, ...headers } });

function headersOf(incoming: IncomingMessage, { headers = [] }: PassThrough): Record<string, string> {
  const passed = ['content-type', 'content-length', ...headers].flatMap((name) => {
    const value = incoming.headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(passed);
}

/** A fresh stream: one that fails must not take the caller's line with it before the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream {
  return Readable.toWeb(incoming.pipe(new Transform({ transform: (piece, _, done) => done(null, piece) })));
}
