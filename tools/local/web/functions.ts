import { randomBytes } from 'node:crypto';
import type { Context } from '@netlify/functions';
import { functionContext } from './function-context.ts';

type Handler = (request: Request, context: Context) => Promise<Response | undefined> | Response | undefined;

/** What a file of functions/ exports. */
export interface FunctionModule {
  default: Handler;
  config?: { path?: string | string[]; method?: string | string[]; schedule?: string };
}

/** A function with the addresses and methods it answers, or with the schedule it runs on. */
export interface LocalFunction {
  name: string;
  paths: URLPattern[];
  /** Empty: every method. */
  methods: string[];
  scheduled: boolean;
  handler: Handler;
}

/** Reads a module's config as Netlify does: a scheduled function has no address at all. */
export function localFunction(
  name: string,
  { default: handler, config = {} }: FunctionModule,
): LocalFunction {
  const scheduled = config.schedule !== undefined;
  const paths = scheduled ? [] : [config.path ?? `/.netlify/functions/${name}`].flat();
  return {
    name,
    paths: paths.map((pathname) => new URLPattern({ pathname })),
    methods: [config.method ?? []].flat(),
    scheduled,
    handler,
  };
}

/** The function that answers an address and method, with the values of its path's parameters. */
export function findFunction(
  functions: LocalFunction[],
  address: URL,
  method: string,
): { found: LocalFunction; params: Record<string, string> } | undefined {
  for (const found of functions) {
    if (found.methods.length > 0 && !found.methods.includes(method)) continue;
    for (const path of found.paths) {
      const match = path.exec({ pathname: address.pathname });
      if (match) return { found, params: definedOnly(match.pathname.groups) };
    }
  }
  return undefined;
}

function definedOnly(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, value ?? '']));
}

/** Runs a function. What it throws goes to the console under a reference; the caller learns only the reference. */
export async function runFunction(
  { name, handler }: LocalFunction,
  request: Request,
  ip: string,
  params: Record<string, string> = {},
): Promise<Response> {
  try {
    const response = await handler(request, functionContext(request, ip, params));
    return response ?? new Response(null, { status: 204 });
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
