import type { HostedFunction } from '../../../src/host/functions/functions.ts';
import { runScheduled } from '../../../src/host/functions/schedule.ts';

/** The schedule of a running system. */
export interface Schedule {
  /** Runs the scheduled functions in a moment, once for all who ask until then: what was sent may wait for them. */
  soon: () => void;
  stop: () => void;
}

/** In milliseconds. */
const moment = 1_000;

/** Runs every scheduled function each `seconds`, as Netlify does on its own schedule. A function that still runs is not
 *  started a second time. */
export function runSchedule(
  functions: readonly HostedFunction[],
  siteUrl: string,
  seconds: number,
): Schedule {
  const busy = new Set<string>();
  const runDue = (): void => {
    for (const scheduled of functions.filter((one) => one.schedule && !busy.has(one.name))) {
      busy.add(scheduled.name);
      void runScheduled(scheduled, siteUrl).finally(() => busy.delete(scheduled.name));
    }
  };
  const timer = setInterval(runDue, seconds * 1000);
  let asked: NodeJS.Timeout | undefined;
  const runAsked = (): void => {
    asked = undefined;
    runDue();
  };
  return {
    soon: () => (asked ??= setTimeout(runAsked, moment)),
    stop: () => {
      clearInterval(timer);
      clearTimeout(asked);
    },
  };
}
