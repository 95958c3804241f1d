import path from 'node:path';
import { startProcess } from '../system/bench-process.ts';
import type { Memory } from '../system/memory.ts';
import { megabytes, type Table } from '../table.ts';
import type { SendFunctions } from './function-process.ts';
import { load } from './load.ts';
import { functionEnvironment } from './offices.ts';
import type { Sending } from './sending.ts';

/** What the processes hold at rest and after many sends: first the function alone, then the local server. */
export async function memoryOfSends(sending: Sending): Promise<Table> {
  const { bench, system, server, offices } = sending;
  const sends = bench.quick ? 1_000 : 10_000;
  bench.say(`Sending ${2 * sends} times to see whether memory grows (some minutes) ...`);
  const alone = await startFunction(sending);
  const own = await growth(sends, alone.memory, alone.send);
  await alone.stop();
  const throughIt = async (count: number) =>
    void (await load(server, offices, { clients: 50, sends: count }));
  const served = await growth(sends, system.memory, throughIt);
  return {
    title: `Memory at rest and after ${sends} sends`,
    columns: ['process', ...stages.flatMap((stage) => [`RSS ${stage}`, `heap ${stage}`]), 'heap per send'],
    rows: [rowOf('function alone', own, sends), rowOf('local server with its database', served, sends)],
    notes: [
      'Heap: after garbage collection. Heap per send: from half-way to the end, when everything has been used once.',
      'The database is PostgreSQL in WebAssembly: what it holds is in RSS and not in the heap.',
    ],
  };
}

const stages = ['at rest', 'half-way', 'after'];

/** The function in a process of its own; a few sends there have loaded everything it needs. */
async function startFunction({ bench, system, file, offices }: Sending) {
  const { call, stop } = await startProcess<SendFunctions>(
    path.join(import.meta.dirname, 'function-process.ts'),
    [file, system.siteUrl],
    { log: path.join(bench.folder, 'function.log'), env: functionEnvironment(system) },
  );
  bench.running.defer(stop);
  const send = async (sends: number): Promise<void> => {
    const revisions = await call.send([...offices], sends);
    for (const [index, office] of offices.entries()) office.revision = revisions[index] ?? NaN;
  };
  await send(offices.length);
  return { send, memory: () => call.memory(), stop };
}

async function growth(
  sends: number,
  read: () => Promise<Memory>,
  send: (count: number) => Promise<void>,
): Promise<Memory[]> {
  const seen = [await read()];
  for (let half = 0; half < 2; half += 1) {
    await send(sends / 2);
    seen.push(await read());
  }
  return seen;
}

function rowOf(name: string, seen: readonly Memory[], sends: number): string[] {
  const [, halfWay, after] = seen;
  const perSend = ((after?.heap ?? NaN) - (halfWay?.heap ?? NaN)) / (sends / 2);
  const cells = seen.flatMap(({ rss, heap }) => [megabytes(rss), megabytes(heap)]);
  return [name, ...cells, `${Math.round(perSend)} bytes`];
}
