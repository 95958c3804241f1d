import { setTimeout as pause } from 'node:timers/promises';
import { runFunction, type HostedFunction } from '../../src/host/functions/functions.ts';
import type { Way } from './load.ts';
import { nextRequest } from './office.ts';

/** Sends through the function, called in this process. */
export const functionInProcess = (siteUrl: string, sendFunction: HostedFunction): Way =>
  way('function', siteUrl, (request) => runFunction(sendFunction, request, '127.0.0.1'));

/** Sends through the function behind the local server, which runs in one process with the database. */
export const throughServer = (siteUrl: string): Way => way('local server', siteUrl, fetch);

/** Sends through `npm run serve`, which runs beside the database; each request comes from another address, as behind a proxy. */
export function throughHost(hostAddress: string): Way {
  let sent = 0;
  return way('npm run serve', hostAddress, (request) => {
    sent += 1;
    request.headers.set('x-forwarded-for', `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`);
    return fetch(request);
  });
}

function way(name: string, siteUrl: string, ask: (request: Request) => Promise<Response>): Way {
  const made: Way = {
    name,
    askedAgain: 0,
    send: async (office) => {
      const request = nextRequest(office, siteUrl);
      while (!(await isStored(await ask(request.clone())))) {
        made.askedAgain += 1;
        await pause(1_000);
      }
      office.revision += 1;
    },
  };
  return made;
}

/** False when the system asks to be asked again, as a browser then does with the same key. */
async function isStored(response: Response): Promise<boolean> {
  const text = await response.text();
  if ([200, 201, 503].includes(response.status)) return response.status !== 503;
  throw new Error(`A send was answered with ${response.status}: ${text}`);
}
