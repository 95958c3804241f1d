import { percentile } from '../statistics.ts';
import { milliseconds, times, type Table } from '../table.ts';
import { yardstick } from './bare-way.ts';
import { fillUpTo } from './fill.ts';
import { load, type Way } from './load.ts';
import type { Sending } from './sending.ts';

/** Units that have answered: the provinces, besides them districts, and at last as many as there are communes. */
const sizes = [63, 713, 11_162];

/** Milliseconds by what was measured. */
interface Cost {
  units: number;
  inProcess: number;
  bare: number;
  health: number;
}

/** What one send costs as more and more units have answered. */
export async function costBySize(sending: Sending): Promise<Table> {
  const { bench, system, offices } = sending;
  const costs: Cost[] = [];
  for (const units of sizes) {
    bench.say(`Sending with ${units} units in the database that have answered ...`);
    await fillUpTo(system, '669', units, offices);
    costs.push(await costAt(units, sending));
  }
  return {
    title: 'Cost of one send (1 client) by the units in the database that have answered',
    columns: ['units', 'function', 'bare call', 'yardstick', 'function, adjusted', 'bare, adjusted'],
    rows: costs.map((cost) => rowOf(cost, costs[0] ?? cost)),
    notes: [
      'Milliseconds that a quarter of the sends stay below. Yardstick: a call that reads next to nothing, in the same minute.',
      'Adjusted: cost by yardstick, compared with the first row; 1.00 x means that the cost did not grow.',
      'Units beyond the 63 are districts and communes of the same survey, stored with the same SQL; they are not asked, so',
      'those who send are always the 63 Sở.',
    ],
  };
}

/** The three take turns, so that a slow moment of the machine strikes all of them. */
async function costAt(units: number, { bench, system, offices, bare, inProcess }: Sending): Promise<Cost> {
  const health = yardstick(system);
  const measured = new Map<Way, number[]>([inProcess, bare, health].map((way) => [way, []]));
  for (let round = 0; round < (bench.quick ? 4 : 10); round += 1)
    for (const [way, latencies] of measured)
      latencies.push(...(await load(way, offices, { clients: 1, sends: 40 })).latencies);
  // The quicker ones: what else runs on the machine only ever makes a send slower.
  const costOf = (way: Way): number => percentile(measured.get(way) ?? [], 0.25);
  return { units, inProcess: costOf(inProcess), bare: costOf(bare), health: costOf(health) };
}

function rowOf({ units, inProcess, bare, health }: Cost, first: Cost): string[] {
  return [
    String(units),
    milliseconds(inProcess),
    milliseconds(bare),
    milliseconds(health),
    times(inProcess / health, first.inProcess / first.health),
    times(bare / health, first.bare / first.health),
  ];
}
