import path from 'node:path';
import type { TrialCode } from '../../tools/prepare-survey.ts';
import type { Bench } from '../part.ts';
import { startProcess } from './bench-process.ts';
import type { Memory } from './memory.ts';

/** Where a system of the bench is and what opens it. */
export interface Described {
  siteUrl: string;
  supabaseUrl: string;
  publishableKey: string;
  secretKey: string;
  pepper: string;
  codes: TrialCode[];
  /** Every file of the built site, as it is asked for. */
  addresses: string[];
}

/** A whole system that runs in a process of its own: production build, functions, database. */
export interface BenchSystem extends Described {
  /** One SQL statement as the database's owner. */
  query: (sql: string, params?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** What its process holds at rest. */
  memory: () => Promise<Memory>;
  stop: () => Promise<void>;
}

/** What can be called in its process. */
export interface SystemFunctions {
  describe: () => Promise<Described>;
  query: (sql: string, params: unknown[]) => Promise<Record<string, unknown>[]>;
  memory: () => Promise<Memory>;
}

/** Starts a system on a data folder below the bench's own; one that is there already is taken up again. */
export async function startBenchSystem({ folder, say, running }: Bench, name: string): Promise<BenchSystem> {
  say('Starting a system to measure (about 30 seconds) ...');
  const file = path.join(import.meta.dirname, 'system-process.ts');
  const log = path.join(folder, `${name}.log`);
  const { call, stop } = await startProcess<SystemFunctions>(file, [path.join(folder, name)], { log });
  running.defer(stop);
  return {
    ...(await call.describe()),
    query: (sql, params = []) => call.query(sql, params),
    memory: () => call.memory(),
    stop,
  };
}
