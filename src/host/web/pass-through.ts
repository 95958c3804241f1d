import type { IncomingMessage } from 'node:http';
import { Readable, Transform } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { AddressLimit } from '../functions/address-limits.ts';

/** One route to Supabase that browsers may take at the site's own address, so that it needs no CORS. */
export interface PassThrough {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A whole path, or the beginning of paths when it ends with a slash. */
  path: string;
  /** Bytes a body may have. */
  maxBody: number;
  /**
   * Whether people who have signed in use it: then it goes on with the publishable key and with their token, and they see
   * what is answered. Otherwise the address itself says what may be done, and only the status is answered.
   */
  isForPeople?: boolean;
  /** How many requests one address may make; unless given, any number. */
  limit?: AddressLimit;
}

/** Where requests go, and with what. */
export interface Gateway {
  /** SUPABASE_URL. */
  base: string;
  publishableKey: string;
  /** The address of the caller, for the limits that Auth keeps itself. */
  ip: string;
}

/** Milliseconds for all of it: 20 MB on a line of 1 Mbit/s take 160 s. */
const patience = 300_000;

/** The route a request may take, or undefined. An escaped slash could lead elsewhere behind a gateway. */
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

/** Passes a request on to Supabase; its body is never held whole, no cookie goes either way, nothing is stored between. */
export async function passThrough(
  incoming: IncomingMessage,
  address: URL,
  route: PassThrough,
  gateway: Gateway,
): Promise<Response> {
  const length = lengthOf(incoming);
  if (length === undefined || length > route.maxBody) {
    incoming.resume();
    return bare(length === undefined ? 411 : 413);
  }
  const response = await fetch(new URL(address.pathname + address.search, gateway.base), {
    method: route.method,
    headers: requestHeaders(incoming, route, gateway),
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
    ...(length > 0 && { body: bodyOf(incoming), duplex: 'half' }),
  } as RequestInit).catch(() => undefined);
  if (!response) {
    incoming.resume();
    return bare(503, { 'retry-after': '5' });
  }
  if (route.isForPeople !== true) {
    await response.body?.cancel();
    return bare(response.status);
  }
  const { status, headers } = response;
  return new Response(response.body, { status, headers: { ...plain, ...picked(answered, headers) } });
}

/** What a caller writes that Supabase reads besides the token: how to read the body, and how to write the answer. */
const asked = ['content-type', 'content-length', 'accept', 'prefer', 'x-supabase-api-version'];
/** What the libraries of Supabase read of an answer. */
const answered = ['content-type', 'retry-after', 'x-supabase-api-version'];

const plain = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const bare = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...plain, ...headers } });

/** Bytes of the body; undefined when a body comes without saying how long it is. */
function lengthOf({ headers }: IncomingMessage): number | undefined {
  if (headers['transfer-encoding'] !== undefined) return undefined;
  return Number(headers['content-length'] ?? 0);
}

function requestHeaders(
  { headers }: IncomingMessage,
  route: PassThrough,
  { publishableKey, ip }: Gateway,
): Record<string, string> {
  const given = new Headers();
  for (const name of asked) {
    const value = headers[name];
    if (typeof value === 'string') given.set(name, value);
  }
  if (route.isForPeople !== true) return picked(['content-type', 'content-length'], given);
  const token = headers.authorization;
  return {
    ...picked(asked, given),
    apikey: publishableKey,
    'x-forwarded-for': ip,
    ...(token !== undefined && isOfSomebody(token) && { authorization: token }),
  };
}

/** Whether a token says it is of somebody who has signed in; Supabase checks it. A secret key opens nothing here. */
function isOfSomebody(authorization: string): boolean {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/i.exec(authorization) ?? [];
  if (payload === undefined) return false;
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { role?: unknown } | null;
    return claims?.role === 'authenticated';
  } catch {
    return false;
  }
}

const picked = (names: readonly string[], headers: Headers): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

/** A fresh stream: one that fails must not take the caller's line with it before the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream {
  return Readable.toWeb(incoming.pipe(new Transform({ transform: (piece, _, done) => done(null, piece) })));
}
