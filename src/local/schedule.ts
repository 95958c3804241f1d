import { runFunction, type LocalFunction } from './functions.ts';

/** Runs every scheduled function each `seconds`, as Netlify does on its own schedule; returns how to stop.
 *  A function that still runs is not started a second time. */
export function runSchedule(functions: LocalFunction[], siteUrl: string, seconds: number): () => void {
  const busy = new Set<string>();
  const runDue = (): void => {
    for (const scheduled of functions.filter((one) => one.scheduled && !busy.has(one.name))) {
      busy.add(scheduled.name);
      void runScheduled(scheduled, siteUrl, seconds).finally(() => busy.delete(scheduled.name));
    }
  };
  const timer = setInterval(runDue, seconds * 1000);
  return () => clearInterval(timer);
}

async function runScheduled(scheduled: LocalFunction, siteUrl: string, seconds: number): Promise<void> {
  const nextRun = new Date(Date.now() + seconds * 1000).toISOString();
  const request = new Request(new URL(`/.netlify/functions/${scheduled.name}`, siteUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-nf-event': 'schedule' },
    body: JSON.stringify({ next_run: nextRun }),
  });
  const response = await runFunction(scheduled, request, '127.0.0.1');
  if (response.status >= 500)
    console.error(`functions/${scheduled.name} answered ${response.status} when run on schedule.`);
}
