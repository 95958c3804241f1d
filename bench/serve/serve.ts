import { spawnSync } from 'node:child_process';
import type { Bench, Tables } from '../part.ts';
import { bareCall } from '../sends/bare-way.ts';
import { throughHost } from '../sends/function-way.ts';
import { load, type Load } from '../sends/load.ts';
import type { Office } from '../sends/office.ts';
import { loadSendFunction, openOffices } from '../sends/offices.ts';
import { median, percentile } from '../statistics.ts';
import type { BenchSystem } from '../system/system.ts';
import { megabytes, milliseconds, reached, share, type Table } from '../table.ts';
import { withoutLimits } from '../without-limits.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { staticFiles } from './static-files.ts';

/** The least share of the rate of bare calls that sends through the own server should reach, in percent. */
const leastShare = 70;

/** The own server (`npm run serve`): static files beside nginx, sends beside bare calls, and its memory. */
export async function* serve(bench: Bench, openShared: () => Promise<BenchSystem>): Tables {
  const system = await openShared();
  const server = await startOwnServer(bench, system);
  if (['wrk', 'nginx'].every((tool) => spawnSync(tool, ['-v']).error === undefined))
    yield await staticFiles(bench, server);
  else bench.say('nginx or wrk is not installed: static files are LEFT OUT.');
  await system.query(withoutLimits);
  const offices = await openOffices(system, (await loadSendFunction(bench)).sendFunction);
  yield await sends(bench, system, server, offices);
}

async function sends(
  { quick, say }: Bench,
  system: BenchSystem,
  server: OwnServer,
  offices: readonly Office[],
): Promise<Table> {
  say('Sending with 50 clients, bare calls and the own server in turn ...');
  const [bare, own] = [bareCall(system), throughHost(server.address)];
  const size = { clients: 50, sends: quick ? 200 : 500 };
  // The first time everything is loaded.
  for (const way of [own, bare]) await load(way, offices, { ...size, sends: 100 });
  const atRest = await server.rss();
  const rounds: [Load, Load][] = [];
  for (let round = 0; round < (quick ? 4 : 8); round += 1)
    rounds.push([await load(bare, offices, size), await load(own, offices, size)]);
  const halfWay = await server.rss();
  for (let more = 0; more < (quick ? 4 : 40); more += 1) await load(own, offices, size);
  const after = await server.rss();
  const rows = [bare, own].map(({ name }, index) => {
    const loads = rounds.map((round) => round[index] ?? round[0]);
    const shares = rounds.map((round) => (round[index]?.rate ?? NaN) / round[0].rate);
    const latencies = loads.flatMap((one) => one.latencies);
    return [
      name,
      median(loads.map(({ rate }) => rate)).toFixed(1),
      share(median(shares), 1),
      milliseconds(median(latencies)),
      milliseconds(percentile(latencies, 0.99)),
      index === 1 ? reached(Math.round(100 * median(shares)), leastShare, '%') : '',
    ];
  });
  return {
    title: 'Sends of corrections with 50 clients: npm run serve beside bare calls of send_response',
    columns: ['', 'a second', 'of bare', 'p50', 'p99', 'aim'],
    rows,
    notes: [
      'The gateway of both is Supabase Lite, which stands in for PostgREST and runs in one process with its database.',
      `Answered 503 and sent again with the same key: ${own.askedAgain}; any other failure would have ended this.`,
      `Memory of npm run serve (RSS): ${megabytes(atRest)} when warm, ${megabytes(halfWay)} after these rounds, ${megabytes(after)} at the end.`,
    ],
  };
}
