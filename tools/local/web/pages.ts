import type { IncomingMessage, ServerResponse } from 'node:http';
import { headersFor, redirectFor, type NetlifyRules } from './netlify-toml.ts';
import type { Encoding, Site, SiteFile } from './site.ts';

/** Answers a request for a page or file of the built site, with the headers and redirects of netlify.toml. */
export async function answerPage(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  address: URL,
  site: Site,
  rules: NetlifyRules,
): Promise<void> {
  outgoing.setHeaders(new Map(Object.entries(headersFor(rules, address.pathname))));
  if (!['GET', 'HEAD'].includes(incoming.method ?? '')) {
    outgoing.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const found = findPage(site, rules, address.pathname);
  if (found.to !== undefined) outgoing.writeHead(found.status, { location: found.to + address.search }).end();
  else await sendFile(incoming, outgoing, found.status, found.file);
}

type Found = { status: number; to: string } | { status: number; to?: undefined; file: SiteFile | undefined };

/** As Netlify looks: the file itself, the folder's index, the name with .html, then redirects, then 404.html. */
function findPage(site: Site, rules: NetlifyRules, pathname: string): Found {
  const path = decoded(pathname);
  const file = path.endsWith('/')
    ? site.files.get(`${path}index.html`)
    : (site.files.get(path) ?? site.files.get(`${path}.html`));
  if (file) return { status: path.startsWith('/404') ? 404 : 200, file };
  if (site.files.has(`${path}/index.html`)) return { status: 301, to: `${pathname}/` };
  const redirect = redirectFor(rules, path);
  if (redirect && redirect.status >= 300 && redirect.status < 400) return redirect;
  if (redirect) return { status: redirect.status, file: site.files.get(redirect.to) };
  return { status: 404, file: site.files.get('/404.html') };
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function sendFile(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  file: SiteFile | undefined,
): Promise<void> {
  if (!file) {
    outgoing.writeHead(404, { 'content-type': 'text/plain; charset=UTF-8' }).end('Not found');
    return;
  }
  const { body, etag, encoding } = await file.encoded(wantedEncoding(incoming));
  outgoing.setHeaders(
    new Map([
      ['content-type', file.type],
      ['etag', etag],
      ['vary', 'accept-encoding'],
    ]),
  );
  if (!outgoing.hasHeader('cache-control'))
    outgoing.setHeader('cache-control', 'public,max-age=0,must-revalidate');
  if (encoding !== 'identity') outgoing.setHeader('content-encoding', encoding);
  if (status === 200 && incoming.headers['if-none-match'] === etag) {
    outgoing.writeHead(304).end();
    return;
  }
  outgoing.writeHead(status, { 'content-length': body.length });
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

function wantedEncoding(incoming: IncomingMessage): Encoding {
  const accepted = String(incoming.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}
