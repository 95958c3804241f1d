import type { IncomingMessage, ServerResponse } from 'node:http';
import { headersFor, type NetlifyRules } from './netlify-toml.ts';
import type { Encoding, Site, SiteFile } from './site.ts';

/** A page ready to be sent: its head as Node writes it, and its bytes. */
interface Ready {
  etag: string;
  head: string[];
  notModified: string[];
  body: Buffer;
}

/** What was asked of a site once, by encoding and address: only addresses it has are kept. */
const readyOf = new WeakMap<Site, Map<string, Ready>>();

/**
 * Answers what is asked for most, a page or file by its plain address that was asked for before, and tells whether it did;
 * all else is for `answerPage`.
 */
export function answerReady(incoming: IncomingMessage, outgoing: ServerResponse, site: Site): boolean {
  if (incoming.method !== 'GET') return false;
  const ready = readyOf.get(site)?.get(`${wantedEncoding(incoming)} ${incoming.url}`);
  if (!ready) return false;
  sendReady(incoming, outgoing, ready);
  return true;
}

function sendReady(incoming: IncomingMessage, outgoing: ServerResponse, ready: Ready): void {
  if (incoming.headers['if-none-match'] === ready.etag) outgoing.writeHead(304, ready.notModified).end();
  else outgoing.writeHead(200, ready.head).end(incoming.method === 'HEAD' ? undefined : ready.body);
}

/** Answers a request for a page or file of the built site, with the headers of netlify.toml. As Netlify looks: the
 *  file itself, the folder's index, then 404.html. */
export async function answerPage(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  address: URL,
  site: Site,
  rules: NetlifyRules,
): Promise<void> {
  const headers = headersFor(rules, address.pathname);
  if (!['GET', 'HEAD'].includes(incoming.method ?? '')) {
    outgoing.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end();
    return;
  }
  const path = decoded(address.pathname);
  const file = site.files.get(path.endsWith('/') ? `${path}index.html` : path);
  if (file && path !== '/404.html') {
    const wanted = wantedEncoding(incoming);
    const ready = await makeReady(file, wanted, headers);
    // Under one spelling only: a query or an escape could be written in endless ways.
    if (incoming.url === address.pathname && path === address.pathname)
      keep(site, `${wanted} ${path}`, ready);
    sendReady(incoming, outgoing, ready);
  } else if (!file && site.files.has(`${path}/index.html`))
    outgoing.writeHead(301, { ...headers, location: `${address.pathname}/${address.search}` }).end();
  else await sendNotFound(incoming, outgoing, headers, site.files.get('/404.html'));
}

function keep(site: Site, key: string, ready: Ready): void {
  const kept = readyOf.get(site) ?? new Map<string, Ready>();
  readyOf.set(site, kept.set(key, ready));
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function makeReady(file: SiteFile, wanted: Encoding, rules: Record<string, string>): Promise<Ready> {
  const { body, etag, encoding } = await file.encoded(wanted);
  const headers = new Headers({
    'cache-control': 'public,max-age=0,must-revalidate',
    'content-type': file.type,
    etag,
    vary: 'accept-encoding',
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  });
  for (const [name, value] of Object.entries(rules)) headers.set(name, value);
  const notModified = [...headers].flat();
  return { etag, body, notModified, head: [...notModified, 'content-length', String(body.length)] };
}

async function sendNotFound(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  headers: Record<string, string>,
  page: SiteFile | undefined,
): Promise<void> {
  if (!page) {
    outgoing.writeHead(404, { ...headers, 'content-type': 'text/plain; charset=UTF-8' }).end('Not found');
    return;
  }
  const { head, body } = await makeReady(page, wantedEncoding(incoming), headers);
  outgoing.writeHead(404, head).end(incoming.method === 'HEAD' ? undefined : body);
}

/** The same for everybody who sends the same header: it is read once. */
const encodings = new Map<string, Encoding>();

function wantedEncoding(incoming: IncomingMessage): Encoding {
  const accepted = String(incoming.headers['accept-encoding'] ?? '');
  const known = encodings.get(accepted);
  if (known !== undefined) return known;
  const wanted = firstAccepted(accepted);
  if (encodings.size < 100) encodings.set(accepted, wanted);
  return wanted;
}

function firstAccepted(accepted: string): Encoding {
  const takes = (name: string): boolean =>
    new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0+)?\\s*(,|$))[\\d.]+\\s*)?(,|$)`).test(accepted);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
