import type { IncomingMessage, ServerResponse } from 'node:http';
import { callApi, type Api } from '../functions/call-api.ts';
import { refusal } from '../functions/functions.ts';
import { addressOf, listen, send, type Listening, type Patience } from './http.ts';
import type { NetlifyRules } from './netlify-toml.ts';
import { answerPage, answerReady } from './pages.ts';
import type { Site } from './site.ts';

/** What a request reaches. */
export interface Served extends Api {
  rules: NetlifyRules;
  /** The built site of this moment: each build puts another in its place. */
  site: () => Site | undefined;
  /** Told when a function has taken what was sent to it. */
  taken?: () => void;
  /** Told of every answer: what gave it ("pages" or a name), its status, and its milliseconds. */
  answered?: (by: string, status: number, ms: number) => void;
}

/** Serves functions and built site at one address, as Netlify does; until there is something to serve it says so. */
export function serveWeb(
  served: () => Served | undefined,
  host: string,
  port: number,
  patience?: Patience,
): Promise<Listening> {
  const handler = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const now = served();
    const site = now?.site();
    if (now && site && answerReady(incoming, outgoing, site)) {
      now.answered?.('pages', outgoing.statusCode, 0);
      return;
    }
    answer(now, site, incoming, outgoing).catch((error: unknown) => {
      // Whoever asked has gone, as when a tab is closed: there is nobody to answer.
      if (outgoing.destroyed) return;
      console.error('The server failed:', error);
      if (outgoing.headersSent) outgoing.destroy();
      else void send(outgoing, refusal(500, 'try_again'));
    });
  };
  return listen(handler, host, port, patience);
}

async function answer(
  served: Served | undefined,
  site: Site | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const began = performance.now();
  const answered = (by: string): void =>
    served?.answered?.(by, outgoing.statusCode, performance.now() - began);
  const refused = ['TRACE', 'TRACK'].includes(incoming.method ?? '')
    ? // The web's Request cannot even hold these.
      refusal(405, 'method_not_allowed')
    : !served || !site
      ? notYet()
      : undefined;
  const address = addressOf(incoming, `http://${incoming.headers.host ?? 'localhost'}`);
  if (refused || !served || !site || !address) {
    await send(outgoing, refused ?? refusal(400, 'invalid_request'));
    return answered('refused');
  }
  const called = await callApi(incoming, address, served);
  if (!called) {
    await answerPage(incoming, outgoing, address, site, served.rules);
    return answered('pages');
  }
  if (incoming.method === 'POST' && called.response.status < 400) served.taken?.();
  await send(outgoing, called.response);
  answered(called.by);
}

function notYet(): Response {
  return new Response('The system is starting.', { status: 503, headers: { 'retry-after': '5' } });
}
