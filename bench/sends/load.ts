import type { Office } from './office.ts';

/** A way in which the next revision of an office reaches the database; it fails unless the revision was stored. */
export interface Way {
  name: string;
  send: (office: Office) => Promise<void>;
  /** How often the answer was 503 and the same was sent again. */
  askedAgain: number;
}

/** What came of many sends: how many a second, and how long each took in milliseconds. */
export interface Load {
  rate: number;
  latencies: number[];
}

/** Sends so many revisions through so many clients at once, each with offices of its own and never two at a time. */
export async function load(
  { send }: Way,
  offices: readonly Office[],
  { clients, sends }: { clients: number; sends: number },
): Promise<Load> {
  const latencies: number[] = [];
  let left = sends;
  const client = async (own: readonly Office[]): Promise<void> => {
    for (let turn = 0; left > 0; turn += 1) {
      left -= 1;
      const office = own[turn % own.length];
      if (!office) return;
      const started = performance.now();
      await send(office);
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, (_, number) =>
      client(offices.filter((_office, index) => index % clients === number)),
    ),
  );
  return { rate: (1000 * sends) / (performance.now() - started), latencies };
}
