import { median, percentile } from '../statistics.ts';
import { milliseconds, reached, share, type Table } from '../table.ts';
import { load, type Load, type Way } from './load.ts';
import type { Sending } from './sending.ts';

/** The least share of the bare rate that the function should reach, in percent. */
const leastShare = 70;

/** Sends a second and how long each takes, the three ways in turn on the same database, with 1 client and with 50. */
export async function ratesOfSends(sending: Sending): Promise<Table> {
  const { quick, say } = sending.bench;
  const rounds = quick ? 3 : 6;
  say('Sending with 1 client and with 50, three ways in turn ...');
  const alone = await compare(sending, { rounds, clients: 1, sends: quick ? 60 : 150 });
  const together = await compare(sending, { rounds, clients: 50, sends: quick ? 200 : 500 });
  const again = [sending.inProcess, sending.server].map(({ name, askedAgain }) => `${name} ${askedAgain}`);
  return {
    title: 'Sends of corrections: the function against the bare call of send_response, in one run',
    columns: ['', 'a second', 'of bare', 'p50', 'p99', 'aim'],
    rows: [...rowsOf(alone, '1 client'), ...rowsOf(together, '50 clients')],
    notes: [
      'Bare: the same documents, made beforehand, handed to send_response through the same client library.',
      'Function: its handler called in this process; the database runs in another, as where it is hosted.',
      'Local server: over HTTP; there functions and database share one process and one core.',
      `Rates and shares: the middle one of ${rounds} rounds, in which the ways took turns.`,
      `Answered 503 and sent again with the same key: ${again.join(', ')}.`,
    ],
  };
}

type Rounds = Map<Way, Load[]>;

async function compare(
  { offices, bare, inProcess, server }: Sending,
  { rounds, ...size }: { rounds: number; clients: number; sends: number },
): Promise<Rounds> {
  const done: Rounds = new Map([bare, inProcess, server].map((way) => [way, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [way, loads] of done) loads.push(await load(way, offices, size));
  return done;
}

function rowsOf(rounds: Rounds, clients: string): string[][] {
  const [bare = []] = rounds.values();
  return [...rounds].map(([{ name }, loads]) => {
    const latencies = loads.flatMap((one) => one.latencies);
    const shares = loads.map(({ rate }, round) => rate / (bare[round]?.rate ?? NaN));
    const isFunction = name === 'function';
    return [
      `${name}, ${clients}`,
      median(loads.map(({ rate }) => rate)).toFixed(1),
      share(median(shares), 1),
      milliseconds(median(latencies)),
      milliseconds(percentile(latencies, 0.99)),
      isFunction ? reached(Math.round(100 * median(shares)), leastShare, '%') : '',
    ];
  });
}
