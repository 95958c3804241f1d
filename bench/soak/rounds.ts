import { setTimeout as wait } from 'node:timers/promises';
import { groupAccessCode, makeAccessCode } from '../../src/submission/codes/access-code.ts';
import type { Receipt } from '../../src/submission/receipt.ts';
import { provinces } from '../../src/units/units.ts';
import { startClients, type Clients, type Send } from './clients.ts';

/** A system that can be killed. */
export interface Killable {
  send: Send;
  /** Gives units their codes. */
  issue: (codes: ReadonlyMap<string, string>) => Promise<void>;
  start: () => Promise<void>;
  /** Ends it at once, as `kill -9` does. */
  kill: () => Promise<void>;
  /** What is stored, read after it was killed for the last time, by unit and revision. */
  stored: () => Promise<Stored[]>;
}

/** One stored revision. */
export interface Stored {
  unit: string;
  key: string;
  receipt: Receipt;
}

/** What came of it: sends acknowledged, revisions stored, and what of either the other does not have. */
export interface Tally {
  kills: number;
  acknowledged: number;
  stored: number;
  /** Receipts that were given out and of which the database knows nothing, or something else. */
  lost: string[];
  /** Revisions that nobody has a receipt of: doubled, or stored in spite of a refusal. */
  unaccounted: string[];
}

const clientCount = 8;

/** Lets eight clients send while a system that runs is killed and started again, `kills` times, and compares. */
export async function killWhileSending(
  system: Killable,
  kills: number,
  say: (sentence: string) => void,
): Promise<Tally> {
  const codes = new Map(
    provinces.slice(0, clientCount).map(({ code }) => [code, groupAccessCode(makeAccessCode())]),
  );
  await system.issue(codes);
  const clients = startClients(codes, system.send);
  for (let kill = 1; kill <= kills; kill += 1) {
    await untilMore(clients, 10 + Math.floor(Math.random() * 60));
    await system.kill();
    say(`Killed ${kill} of ${kills} times, after ${clients.acknowledged()} acknowledged sends.`);
    await system.start();
  }
  await untilMore(clients, 8);
  await clients.finish();
  // Without a moment to write anything down.
  await system.kill();
  return compare(clients, await system.stored(), kills + 1);
}

async function untilMore(clients: Clients, count: number): Promise<void> {
  const enough = clients.acknowledged() + count;
  const patience = AbortSignal.timeout(60_000);
  while (clients.acknowledged() < enough) {
    if (patience.aborted) throw new Error('Nothing was acknowledged for a minute.');
    await Promise.race([wait(5), clients.working]);
  }
}

function compare({ told }: Clients, stored: Stored[], kills: number): Tally {
  const wrote = ({ unit, key, receipt }: Stored): string =>
    `${unit} ${key} ${receipt.revision} ${receipt.hash} ${receipt.received_at}`;
  const acknowledged = [...told].flatMap(([unit, receipts]) =>
    receipts.map((one) => wrote({ unit, ...one })),
  );
  const kept = stored.map(wrote);
  return {
    kills,
    acknowledged: acknowledged.length,
    stored: kept.length,
    lost: acknowledged.filter((line) => !kept.includes(line)),
    unaccounted: kept.filter((line, index) => !acknowledged.includes(line) || kept.indexOf(line) !== index),
  };
}
