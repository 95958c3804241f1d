import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a host counts of itself. */
export interface Metrics {
  answered: (by: string, status: number, ms: number) => void;
  ran: (name: string, isDone: boolean) => void;
  built: (isDone: boolean) => void;
  /** All of it, as Prometheus reads it. */
  text: () => Promise<string>;
}

/** Counts requests, scheduled runs and builds, and reads memory, processor and delays of this process. */
export function makeMetrics(): Metrics {
  const registers = [new Registry()];
  const [register = new Registry()] = registers;
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'survey_requests_total',
    help: 'Answers by what gave them (pages, a function, a route to Supabase) and class of status',
    labelNames: ['by', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'survey_function_seconds',
    help: 'How long functions and routes to Supabase took',
    labelNames: ['by'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const runs = new Counter({
    name: 'survey_scheduled_runs_total',
    help: 'Runs of scheduled functions',
    labelNames: ['function', 'outcome'],
    registers,
  });
  const builds = new Counter({
    name: 'survey_builds_total',
    help: 'Builds of the site',
    labelNames: ['outcome'],
    registers,
  });
  const lastBuild = new Gauge({
    name: 'survey_last_build_timestamp_seconds',
    help: 'When the site was last built by this process',
    registers,
  });
  const outcomeOf = (isDone: boolean) => ({ outcome: isDone ? 'done' : 'failed' });
  return {
    answered: (by, status, ms) => {
      requests.inc({ by, status: `${Math.floor(status / 100)}xx` });
      if (by !== 'pages' && by !== 'refused') seconds.observe({ by }, ms / 1000);
    },
    ran: (name, isDone) => runs.inc({ function: name, ...outcomeOf(isDone) }),
    built: (isDone) => {
      builds.inc(outcomeOf(isDone));
      if (isDone) lastBuild.setToCurrentTime();
    },
    text: () => register.metrics(),
  };
}
