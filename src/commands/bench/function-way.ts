import { runFunction, type LocalFunction } from '../../local/functions.ts';
import type { Way } from './load.ts';
import { nextRequest, type Office } from './office.ts';

/** Sends through the function, called in this process. */
export function functionInProcess(siteUrl: string, sendFunction: LocalFunction): Way {
  return {
    name: 'function',
    send: async (office) => {
      const response = await runFunction(sendFunction, nextRequest(office, siteUrl), '127.0.0.1');
      await countStored(response, office);
    },
  };
}

/** Sends through the function behind the local server, which runs in one process with the database. */
export function throughServer(siteUrl: string): Way {
  return {
    name: 'local server',
    send: async (office) => countStored(await fetch(nextRequest(office, siteUrl)), office),
  };
}

async function countStored(response: Response, office: Office): Promise<void> {
  const text = await response.text();
  if (response.status !== 201) throw new Error(`A send was answered with ${response.status}: ${text}`);
  office.revision += 1;
}
