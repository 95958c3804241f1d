import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Receipt } from '../../src/submission/receipt.ts';
import type { SendRequest } from '../../src/submission/send-request.ts';

/** Sends one request; undefined when it was not acknowledged, whatever became of it. Anything but that is a fault. */
export type Send = (request: SendRequest) => Promise<Receipt | undefined>;

/** What one client was told: every receipt, in order, with the key it was sent under. */
export type Told = { key: string; receipt: Receipt }[];

/** Clients that send without a pause, each for a unit of its own, and send again what was not acknowledged. */
export interface Clients {
  told: ReadonlyMap<string, Told>;
  /** How many sends were acknowledged. */
  acknowledged: () => number;
  /** Ends once everything begun is acknowledged. */
  finish: () => Promise<void>;
  /** Fails when one of them was answered what it should not have been. */
  working: Promise<unknown>;
}

/** Lets one client for each unit and its code begin to send. */
export function startClients(codes: ReadonlyMap<string, string>, send: Send): Clients {
  const told = new Map([...codes.keys()].map((unit) => [unit, [] as Told]));
  const stopping = new AbortController();
  const working = Promise.all(
    [...codes].map(([unit, code]) => work(unit, code, told.get(unit) ?? [], send, stopping.signal)),
  );
  return {
    told,
    acknowledged: () => [...told.values()].reduce((sum, { length }) => sum + length, 0),
    finish: async () => {
      stopping.abort();
      await working;
    },
    working,
  };
}

async function work(
  unit: string,
  code: string,
  told: Told,
  send: Send,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    const request = nextRequest(unit, code, told.length);
    let receipt = await send(request);
    while (receipt === undefined) {
      await wait(50);
      receipt = await send(request);
    }
    told.push({ key: request.idempotency_key, receipt });
  }
}

/** A response of some four kilobytes, another one each time. */
function nextRequest(unit: string, access_code: string, base_revision: number): SendRequest {
  const obstacles = `Lần ${base_revision + 1}: đường truyền ở xã chưa ổn định. `.repeat(60);
  const values = { unit, respondent_name: 'Nguyễn Thị Thử', respondent_phone: '024 3733 0001', obstacles };
  return { access_code, idempotency_key: randomUUID(), base_revision, form_values: values };
}
