import type { IncomingMessage, ServerResponse } from 'node:http';
import { callApi } from '../functions/call-api.ts';
import { refusal, type LocalFunction } from '../functions/functions.ts';
import { addressOf, listen, send, type Listening } from './http.ts';
import type { NetlifyRules } from './netlify-toml.ts';
import { answerPage } from './pages.ts';
import type { Site } from './site.ts';

/** What a request reaches. */
export interface Served {
  rules: NetlifyRules;
  functions: LocalFunction[];
  /** The built site of this moment: each build puts another in its place. */
  site: () => Site | undefined;
  /** Told when a function has taken what was sent to it. */
  taken?: () => void;
}

/** Serves functions and built site at one address, as Netlify does; until there is something to serve it says so. */
export function serveWeb(served: () => Served | undefined, host: string, port: number): Promise<Listening> {
  return listen(
    (incoming, outgoing) => {
      answer(served(), incoming, outgoing).catch((error: unknown) => {
        // Whoever asked has gone, as when a tab is closed: there is nobody to answer.
        if (outgoing.destroyed) return;
        console.error('The local server failed:', error);
        if (outgoing.headersSent) outgoing.destroy();
        else void send(outgoing, refusal(500, 'try_again'));
      });
    },
    host,
    port,
  );
}

async function answer(
  served: Served | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  // The web's Request cannot even hold these.
  if (['TRACE', 'TRACK'].includes(incoming.method ?? ''))
    return send(outgoing, refusal(405, 'method_not_allowed'));
  const site = served?.site();
  if (!served || !site) return send(outgoing, notYet());
  const address = addressOf(incoming, `http://${incoming.headers.host ?? 'localhost'}`);
  if (!address) return send(outgoing, refusal(400, 'invalid_request'));
  const response = await callApi(incoming, address, () => served.functions);
  if (response) {
    if (incoming.method === 'POST' && response.status < 400) served.taken?.();
    return send(outgoing, response);
  }
  return answerPage(incoming, outgoing, address, site, served.rules);
}

function notYet(): Response {
  return new Response('The system is starting.', { status: 503, headers: { 'retry-after': '5' } });
}
