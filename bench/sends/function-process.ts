// The function that takes responses alone in a process, so that what it holds can be told from everything else.
import { pathToFileURL } from 'node:url';
import { hostedFunction, type FunctionModule } from '../../src/host/functions/functions.ts';
import { serveFunctions } from '../system/bench-process.ts';
import { restingMemory, type Memory } from '../system/memory.ts';
import { functionInProcess } from './function-way.ts';
import { load } from './load.ts';
import type { Office } from './office.ts';

/** What can be called in this process. */
export interface SendFunctions {
  /** Sends so many revisions; returns the last one of each office. */
  send: (offices: Office[], sends: number) => Promise<number[]>;
  memory: () => Promise<Memory>;
}

const [file = '', siteUrl = ''] = process.argv.slice(2);
const module = (await import(pathToFileURL(file).href)) as FunctionModule;
const way = functionInProcess(siteUrl, hostedFunction('responses', module));

serveFunctions({
  send: async (offices, sends) => {
    await load(way, offices, { clients: 50, sends });
    return offices.map(({ revision }) => revision);
  },
  memory: restingMemory,
} satisfies SendFunctions);
