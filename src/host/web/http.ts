import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { PlainError, systemCode } from '../../operate/plain-error.ts';

/** A server that listens, its address ("http://127.0.0.1:6690") and how to stop it, cutting what hangs. */
export interface Listening {
  address: string;
  port: number;
  stop: () => Promise<void>;
}

/** How long callers may take, in milliseconds. */
export interface Patience {
  /** For all headers of a request. */
  headers: number;
  /** For a whole request, its body too. */
  request: number;
  /** For the next request on an open line. */
  idle: number;
  /** For answers under way when the server is stopped. */
  stop: number;
}

/** Those of a server for one person. */
const ownPatience: Patience = { headers: 60_000, request: 300_000, idle: 5_000, stop: 500 };

/** Listens at host and port (0 = any free one); a port already taken is said in a sentence. */
export async function listen(
  handler: RequestListener,
  host: string,
  port: number,
  patience = ownPatience,
): Promise<Listening> {
  const options = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: Math.min(5_000, patience.headers),
  };
  const server = createServer(options, handler).on('connect', refuseTunnel);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  } catch (error) {
    throw asPlainError(error, host, port);
  }
  const taken = (server.address() as AddressInfo).port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return { address: `http://${shown}:${taken}`, port: taken, stop: () => stop(server, patience.stop) };
}

/** A port on loopback that nobody listens at. */
export async function freePort(): Promise<number> {
  const { port, stop } = await listen(() => undefined, '127.0.0.1', 0);
  await stop();
  return port;
}

/** Without this Node hangs up on CONNECT without a word. */
function refuseTunnel(_: IncomingMessage, socket: Duplex): void {
  socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n');
}

function asPlainError(error: unknown, host: string, port: number): unknown {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return new PlainError(
        `Port ${port} is taken by another program. Stop it, or choose another port with PORT, for example PORT=${port + 1}.`,
      );
    case 'EACCES':
      return new PlainError(`This user may not listen on port ${port}. Choose a port above 1024 with PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PlainError(`This machine has no address ${host}. Set HOST to one it has, or leave it out.`);
    default:
      return error;
  }
}

/** Nobody new is let in; answers under way get their time to end, and a line is closed as soon as it rests. */
async function stop(server: Server, patience: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const closing = setInterval(() => server.closeIdleConnections(), 50);
  const cutting = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(closing);
  clearTimeout(cutting);
}

/** The address that was asked for, below `base`; undefined when it cannot be read. */
export function addressOf(incoming: IncomingMessage, base: string): URL | undefined {
  const target = incoming.url ?? '/';
  if (!/^https?:\/\/[\w.:[\]-]+$/.test(base) || !target.startsWith('/')) return undefined;
  // Glued, not resolved against the base: "//other.host/" is a path here and must not become a host.
  return URL.canParse(base + target) ? new URL(base + target) : undefined;
}

/** The same request as the web's Request object, with a body already read. */
export function toRequest(incoming: IncomingMessage, address: URL, body: Buffer): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const method = incoming.method ?? 'GET';
  return new Request(address, { method, headers, ...(takesBody(method) && { body: new Uint8Array(body) }) });
}

function takesBody(method: string): boolean {
  return !['GET', 'HEAD'].includes(method);
}

/** The whole body, or undefined as soon as it is longer than `limit` bytes; the rest is then thrown away unread. */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    length += piece.length;
    // Read to its end all the same: a client cut off while it sends would not see the answer.
    if (length <= limit) pieces.push(piece);
  }
  return length <= limit ? Buffer.concat(pieces) : undefined;
}

/** Sends a web Response. */
export async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  if (response.body) await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
  else outgoing.end();
}
