import type { IncomingMessage } from 'node:http';
import { clientAddress, type TrustedProxies } from '../web/client-address.ts';
import { readBody, toRequest } from '../web/http.ts';
import { findPassThrough, passThrough, type PassThrough } from '../web/pass-through.ts';
import type { AddressLimits } from './address-limits.ts';
import { refusal, runFunction, type HostedFunction } from './functions.ts';

/** As on Netlify: a larger body never reaches a function. */
const functionLimit = 6 * 1024 * 1024;

/** What answers besides the pages. */
export interface Api {
  functions: readonly HostedFunction[];
  /** Routes to Supabase at the site's own address; unless given, there are none. */
  passThroughs?: readonly PassThrough[];
  /** The proxies in front; unless given, there are none. */
  proxies?: TrustedProxies;
  /** Unless given, nobody is limited. */
  limits?: AddressLimits;
}

/** An answer, and what gave it: the name of a function, or the path of a route to Supabase. */
export interface ApiAnswer {
  by: string;
  response: Response;
}

/** What Supabase or the function with this address answers; undefined for every other request. */
export async function callApi(
  incoming: IncomingMessage,
  address: URL,
  api: Api,
): Promise<ApiAnswer | undefined> {
  const route = findPassThrough(api.passThroughs ?? [], incoming.method, address);
  if (route) return { by: route.path, response: await callSupabase(route, incoming, address, api) };
  if (!address.pathname.startsWith('/api/')) return undefined;
  const path = address.pathname.replace(/\/$/, '');
  const called = api.functions.find(({ paths }) => paths.includes(path));
  return called && { by: called.name, response: await call(called, incoming, address, api) };
}

async function callSupabase(
  route: PassThrough,
  incoming: IncomingMessage,
  address: URL,
  { proxies, limits }: Api,
): Promise<Response> {
  const ip = clientAddress(incoming, proxies);
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = process.env;
  const gateway = { base: SUPABASE_URL ?? '', publishableKey: SUPABASE_PUBLISHABLE_KEY ?? '', ip };
  return (
    tooMany(incoming, limits?.count(route.path, route.limit, ip)) ??
    passThrough(incoming, address, route, gateway)
  );
}

async function call(
  called: HostedFunction,
  incoming: IncomingMessage,
  address: URL,
  { proxies, limits }: Api,
): Promise<Response> {
  const ip = clientAddress(incoming, proxies);
  const refused = tooMany(incoming, limits?.count(called.name, called.limit, ip));
  if (refused) return refused;
  const body = await readBody(incoming, functionLimit);
  if (!body) return refusal(413, 'body_too_large');
  return runFunction(called, toRequest(incoming, address, body), ip);
}

/** The answer to one request too many, which is left unread. */
function tooMany(incoming: IncomingMessage, seconds = 0): Response | undefined {
  if (seconds === 0) return undefined;
  incoming.resume();
  const response = refusal(429, 'try_again');
  response.headers.set('retry-after', String(seconds));
  return response;
}
