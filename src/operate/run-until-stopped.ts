import { toldPlainly } from './plain-error.ts';
import { watchNpm } from './npm-process.ts';

/** Runs a command that goes on until Ctrl-C (or SIGTERM, or its terminal closes, or the npm that started it is killed),
 *  then ends it in good order. What goes wrong is told in a sentence, with exit code 1. `start` may return nothing when
 *  there is nothing to run.
 *  @param patience how long an orderly end may take before it is cut short, in milliseconds */
export async function runUntilStopped(
  say: (sentence: string) => void,
  start: (signal: AbortSignal) => Promise<{ stop: () => Promise<void> } | undefined>,
  patience = 4_500,
): Promise<void> {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    whenToStop(() => {
      if (stopping.signal.aborted) return;
      say('Stopping ...');
      setTimeout(() => process.exit(1), patience).unref();
      stopping.abort();
      resolve();
    });
  });
  try {
    const running = await start(stopping.signal);
    if (running) await stopped;
    await running?.stop();
    process.exit(0);
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    console.error(toldPlainly(error));
    process.exit(1);
  }
}

function whenToStop(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  watchNpm(stop);
}
