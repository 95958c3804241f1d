import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What stands between a function and its database, and does to a call what `fault` says. */
export interface FaultProxy {
  /** A SUPABASE_URL. */
  address: string;
  fault: Fault;
  /** How many calls reached the database whole. */
  forwarded: () => number;
  close: () => Promise<void>;
}

/** One call: where it goes, the body as it came, how to hand it on, and the line to the caller. */
interface Call {
  path: string;
  body: Buffer;
  /** Hands the call on and gives the database's answer; with a number, only so many of its bytes, then the line breaks. */
  forward: (bytes?: number) => Promise<{ status: number; body: Buffer }>;
  response: ServerResponse;
}

export type Fault = (call: Call) => Promise<void> | void;

/** Stands in front of a database at `target`; until told otherwise it changes nothing. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  let forwarded = 0;
  const proxy: FaultProxy = {
    address: '',
    fault: handOn,
    forwarded: () => forwarded,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer((incoming, response) => {
    const serve = async (): Promise<void> => {
      const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
      const forward = async (bytes = body.length) => {
        if (bytes === body.length) forwarded += 1;
        return passOn(target, incoming, body, bytes);
      };
      await proxy.fault({ path: incoming.url ?? '', body, forward, response });
    };
    serve().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}

async function passOn(target: string, incoming: IncomingMessage, body: Buffer, bytes: number) {
  const { apikey = '', authorization = '' } = incoming.headers;
  const outgoing = ask(`${target}${incoming.url}`, {
    method: incoming.method ?? 'POST',
    headers: {
      apikey,
      ...(authorization && { authorization }),
      'content-type': 'application/json',
      'content-length': body.length,
    },
  });
  outgoing.write(body.subarray(0, bytes));
  if (bytes < body.length) {
    await wait(20);
    outgoing.on('error', () => undefined).destroy();
    throw new Error('cut on the way');
  }
  outgoing.end();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const received = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
  return { status: answer.statusCode ?? 0, body: received };
}

/** No fault at all. */
export const handOn: Fault = async ({ forward, response }) => {
  const { status, body } = await forward();
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
};

/** Answers in the database's place. */
export const answering =
  (status: number, body: string | Uint8Array, type = 'application/json'): Fault =>
  ({ response }) =>
    void response.writeHead(status, { 'content-type': type }).end(body);

const html = '<html><body><h1>502 Bad Gateway</h1><p>10.0.0.7 postgres://</p></body></html>';

/** Lines that break, at any moment of a call. */
export const cuts: Readonly<Record<string, Fault>> = {
  'cut before the call': ({ response }) => void response.destroy(),
  'cut while the call is sent': async ({ forward, body }) => void (await forward(body.length >> 1)),
  'cut while the database works': async ({ forward, response }) => {
    const working = forward();
    response.destroy();
    await working;
  },
  'cut after the database stored it': async ({ forward, response }) => {
    await forward();
    response.destroy();
  },
  'cut in the middle of the answer': async ({ forward, response }) => {
    const { status, body } = await forward();
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
    response.write(body.subarray(0, body.length >> 1));
    await wait(20);
    response.destroy();
  },
};

/** Answers that are none. */
export const nonsense: Readonly<Record<string, Fault>> = {
  'random bytes': answering(200, new Uint8Array([0, 255, 254, 123, 34, 0])),
  'an empty answer': answering(200, ''),
  'no content': answering(204, ''),
  'a list': answering(200, '[]'),
  'a number': answering(200, '1e999'),
  'a receipt without a number': answering(200, '{"outcome":"stored","receipt":{"revision":1}}'),
  'an outcome nobody knows': answering(200, '{"outcome":"perhaps"}'),
  'a deep list': answering(200, '['.repeat(50_000)),
  'another program': answering(200, html, 'text/html'),
  'a 500 in HTML': answering(500, html, 'text/html'),
  'a 502 in HTML': answering(502, html, 'text/html'),
  'a 504 without a word': answering(504, ''),
  'a 404 in HTML': answering(404, html, 'text/html'),
  'a 429 of a gateway': answering(429, html, 'text/html'),
  'a 402 of a paused project': answering(402, '{"message":"project paused"}'),
};

/** Answers that do not come. */
export const silences: Readonly<Record<string, Fault>> = {
  'says nothing': () => undefined,
  'stores it and says nothing': async ({ forward }) => void (await forward()),
  'answers a byte at a time': async ({ forward, response }) => {
    const { status, body } = await forward();
    response.writeHead(status, { 'content-type': 'application/json' });
    for (const byte of body) {
      if (response.destroyed) return;
      response.write(Buffer.from([byte]));
      await wait(300);
    }
  },
};
