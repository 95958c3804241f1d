/** Makes work run one at a time: all who ask while it runs share one more run, which begins when this one has ended. */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const run = (): Promise<T> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    next ??= running.catch(ignore).then(() => {
      next = undefined;
      return run();
    });
    return next;
  };
}

/** Whoever asked for the run that failed is told by its own promise. */
function ignore(): void {}
