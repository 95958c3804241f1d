import { randomBytes } from 'node:crypto';
import type { Config, Context } from '@netlify/functions';

/** Of what Netlify tells a function about a request the functions here read only where it came from. */
type Handler = (
  request: Request,
  context: Pick<Context, 'ip'>,
) => Promise<Response | undefined | void> | Response | undefined;

/** What a file of functions/ exports. */
export interface FunctionModule {
  default: Handler;
  config: Pick<Config, 'schedule'> & { path?: string };
}

/** A function with the path it answers, or without one when it runs on a schedule. */
export interface LocalFunction {
  name: string;
  path: string | undefined;
  scheduled: boolean;
  handler: Handler;
}

/** Reads a module's config as Netlify does: a scheduled function has no address at all. */
export function localFunction(name: string, { default: handler, config }: FunctionModule): LocalFunction {
  const scheduled = config.schedule !== undefined;
  return { name, path: scheduled ? undefined : config.path, scheduled, handler };
}

/** Runs a function. What it throws goes to the console under a reference; the caller learns only the reference. */
export async function runFunction(
  { name, handler }: LocalFunction,
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
