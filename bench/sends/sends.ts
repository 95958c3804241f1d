import type { Bench, Tables } from '../part.ts';
import { startBenchSystem } from '../system/system.ts';
import { withoutLimits } from '../without-limits.ts';
import { bareCall } from './bare-way.ts';
import { answerAll } from './fill.ts';
import { functionInProcess, throughServer } from './function-way.ts';
import { load } from './load.ts';
import { loadSendFunction, openOffices } from './offices.ts';
import { costBySize } from './send-cost.ts';
import { memoryOfSends } from './send-memory.ts';
import { ratesOfSends } from './send-rates.ts';
import type { Sending } from './sending.ts';

/** Sends through the function against the bare call, memory, and the cost of a send as the database grows. */
export async function* sends(bench: Bench): Tables {
  const system = await startBenchSystem(bench, 'sends');
  await system.query(withoutLimits);
  const { sendFunction, file } = await loadSendFunction(bench);
  const offices = await openOffices(system, sendFunction);
  await answerAll(system, offices);
  const sending: Sending = {
    bench,
    system,
    offices,
    bare: bareCall(system),
    inProcess: functionInProcess(system.siteUrl, sendFunction),
    server: throughServer(system.siteUrl),
    file,
  };
  await warmUp(sending);
  yield await ratesOfSends(sending);
  yield await memoryOfSends(sending);
  yield await costBySize(sending);
  await system.stop();
}

async function warmUp({ bench, offices, bare, inProcess, server }: Sending): Promise<void> {
  for (const way of [bare, inProcess, server])
    await load(way, offices, { clients: 50, sends: bench.quick ? 100 : 300 });
}
