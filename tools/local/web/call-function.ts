import type { IncomingMessage } from 'node:http';
import { refusal, runFunction, type LocalFunction } from './functions.ts';
import { readBody, toRequest } from './http.ts';

/** As on Netlify: a larger body never reaches a function. */
const bodyLimit = 6 * 1024 * 1024;

/** The answer of the function that has this address, or undefined when none has. */
export async function callFunction(
  functions: LocalFunction[],
  incoming: IncomingMessage,
  address: URL,
): Promise<Response | undefined> {
  const called = functions.find(({ path }) => path === address.pathname);
  if (!called) return undefined;
  const body = await readBody(incoming, bodyLimit);
  if (!body) return refusal(413, 'body_too_large');
  const ip = (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return runFunction(called, toRequest(incoming, address, body), ip);
}
