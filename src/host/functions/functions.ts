import { randomBytes } from 'node:crypto';
import type { Config, Context } from '@netlify/functions';
import { limitOf, type AddressLimit } from './address-limits.ts';

/** Of what Netlify tells a function about a request the functions here read only where it came from. */
type Handler = (
  request: Request,
  context: Pick<Context, 'ip'>,
) => Promise<Response | undefined | void> | Response | undefined;

/** What a file of functions/ exports. */
export interface FunctionModule {
  default: Handler;
  config: Pick<Config, 'schedule'> & { path?: string | string[]; rateLimit?: AddressLimit };
}

/** A function with the paths it answers, or with none when it runs on a schedule. */
export interface HostedFunction {
  name: string;
  paths: readonly string[];
  /** When it runs, as cron writes it, in UTC; undefined when it answers requests. */
  schedule: string | undefined;
  /** How many requests one address may make. */
  limit: AddressLimit;
  handler: Handler;
}

/** Reads a module's config as Netlify does: a scheduled function has no address at all. */
export function hostedFunction(name: string, { default: handler, config }: FunctionModule): HostedFunction {
  const { schedule, path = [], rateLimit } = config;
  const paths = schedule === undefined ? [path].flat() : [];
  return { name, paths, schedule, limit: limitOf(name, rateLimit), handler };
}

/** Runs a function. What it throws goes to the console under a reference; the caller learns only the reference. */
export async function runFunction(
  { name, handler }: HostedFunction,
  request: Request,
  ip: string,
): Promise<Response> {
  try {
    return (await handler(request, { ip })) ?? new Response(null, { status: 204 });
  } catch (error) {
    const reference = newReference();
    console.error(`functions/${name} failed (reference ${reference}):`, error);
    return refusal(500, 'try_again', reference);
  }
}

/** An error answer as the API gives it: a stable word and a reference, never stored by anybody in between. */
export function refusal(status: number, error: string, reference = newReference()): Response {
  return Response.json({ error, reference }, { status, headers: { 'cache-control': 'no-store' } });
}

function newReference(): string {
  return randomBytes(4).toString('hex');
}
