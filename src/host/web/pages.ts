import type { IncomingMessage, ServerResponse } from 'node:http';
import { headersFor, type NetlifyRules } from './netlify-toml.ts';
import type { Encoding, Site, SiteFile } from './site.ts';

/** Answers a request for a page or file of the built site, with the headers of netlify.toml. As Netlify looks: the
 *  file itself, the folder's index, then 404.html. */
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
  const path = decoded(address.pathname);
  const file = site.files.get(path.endsWith('/') ? `${path}index.html` : path);
  if (file) await sendFile(incoming, outgoing, path === '/404.html' ? 404 : 200, file);
  else if (site.files.has(`${path}/index.html`))
    outgoing.writeHead(301, { location: `${address.pathname}/${address.search}` }).end();
  else await sendFile(incoming, outgoing, 404, site.files.get('/404.html'));
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
