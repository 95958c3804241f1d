import { Cron } from 'croner';
import { runFunction, type HostedFunction } from './functions.ts';

/** The schedules of a host. */
export interface Schedules {
  /** Ends them; resolves when none runs any more. */
  stop: () => Promise<void>;
}

/**
 * Runs each scheduled function at its own times, in UTC as on Netlify; one that still runs is not started a second time.
 *
 * @param ran told of each run that has ended: the function's name, and whether it did not fail
 */
export function runSchedules(
  functions: readonly HostedFunction[],
  siteUrl: string,
  ran: (name: string, isDone: boolean) => void,
): Schedules {
  const running = new Set<Promise<void>>();
  const jobs = functions.flatMap((scheduled) => {
    if (scheduled.schedule === undefined) return [];
    const run = (): Promise<void> => {
      const work = runScheduled(scheduled, siteUrl).then((isDone) => ran(scheduled.name, isDone));
      running.add(work);
      return work.finally(() => running.delete(work));
    };
    return [new Cron(scheduled.schedule, { timezone: 'UTC', protect: true }, run)];
  });
  return {
    stop: async () => {
      for (const job of jobs) job.stop();
      await Promise.all(running);
    },
  };
}

/** Runs a scheduled function as Netlify calls it; whether it did not fail. */
export async function runScheduled(scheduled: HostedFunction, siteUrl: string): Promise<boolean> {
  const address = new URL(`/.netlify/functions/${scheduled.name}`, siteUrl);
  const request = new Request(address, { method: 'POST' });
  const { status } = await runFunction(scheduled, request, '127.0.0.1');
  if (status >= 500) console.error(`functions/${scheduled.name} answered ${status} when run on schedule.`);
  return status < 500;
}
