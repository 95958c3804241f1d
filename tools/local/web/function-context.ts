import { randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';

/** What Netlify tells a function about a request, as far as it can be known on this machine. */
export function functionContext(request: Request, ip: string, params: Record<string, string> = {}): Context {
  const url = new URL(request.url);
  return {
    account: { id: 'local' },
    cookies: requestCookies(request),
    deploy: { context: 'dev', id: 'local', published: false },
    geo: {},
    ip,
    json: (input) => Response.json(input),
    log: console.log,
    next: () => Promise.resolve(new Response(null, { status: 404 })),
    params,
    requestId: randomUUID(),
    rewrite: () => Promise.reject(new Error('context.rewrite is not known to the local server.')),
    server: { region: 'local' },
    site: { id: 'local', name: 'local', url: url.origin },
    url,
    waitUntil: (work) => void work.catch(console.error),
  };
}

/** Cookies can be read here; setting them through the context is not known to the local server. */
function requestCookies(request: Request): Context['cookies'] {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */).map((pair) => pair.split('='));
  const read = new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
  const refuse = (): never => {
    throw new Error('Set cookies in the response: context.cookies only reads on the local server.');
  };
  return { get: (name) => read.get(name) ?? '', set: refuse, delete: refuse };
}
