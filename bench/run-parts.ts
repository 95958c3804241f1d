import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { processStart } from '../src/operate/data-folder/process-start.ts';
import { project } from '../src/operate/project.ts';
import { ensureBrowser } from '../tools/browser.ts';
import { form } from './pages/form.ts';
import { lighthouse } from './pages/lighthouse.ts';
import { weights } from './pages/weights.ts';
import type { Bench, Tables } from './part.ts';
import { sends } from './sends/sends.ts';
import { serve } from './serve/serve.ts';
import { build } from './start/build.ts';
import { clone } from './start/clone.ts';
import { startBenchSystem, type BenchSystem } from './system/system.ts';
import { tableText } from './table.ts';

/** Those that change nothing share one system; the others start their own. */
const parts = {
  weights,
  form,
  lighthouse,
  sends,
  serve,
  build,
  clone,
} satisfies Record<string, (bench: Bench, openShared: () => Promise<BenchSystem>) => Tables>;

export type PartName = keyof typeof parts;

/** The parts in the order in which they run. */
export const partNames = Object.keys(parts) as PartName[];

/** Those that run only when named: this one installs all packages once more. */
export const onlyWhenNamed: readonly PartName[] = ['clone'];

/** Runs parts one after the other and prints their tables; everything started is ended, whatever happens. */
export async function runParts(
  names: readonly PartName[],
  { quick, say, signal }: { quick: boolean; say: (sentence: string) => void; signal: AbortSignal },
): Promise<void> {
  const running = new AsyncDisposableStack();
  signal.addEventListener('abort', () => void running.disposeAsync());
  try {
    const folder = await makeFolder();
    running.defer(() => rm(folder, { recursive: true, force: true }));
    const bench: Bench = { quick, say, folder, chromium: ensureBrowser(say), running };
    keepLogOut(bench);
    say(machine(quick));
    let shared: Promise<BenchSystem> | undefined;
    const openShared = () => (shared ??= startBenchSystem(bench, 'shared'));
    for (const name of names) {
      const started = performance.now();
      say(`\n== ${name} ==`);
      for await (const table of parts[name](bench, openShared)) say(`\n${tableText(table)}`);
      say(`\n(${name}: ${Math.round((performance.now() - started) / 1000)} s)`);
    }
  } finally {
    await running.disposeAsync();
  }
}

/** Below the project's folder, as builds need it; folders that killed runs left are removed. */
async function makeFolder(): Promise<string> {
  const below = path.join(project, '.local/bench');
  await mkdir(below, { recursive: true });
  for (const left of await readdir(below))
    if (processStart(Number(left)) === undefined)
      await rm(path.join(below, left), { recursive: true, force: true });
  const folder = path.join(below, String(process.pid));
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Functions called in this process write a line of log for each request: here to a file. */
function keepLogOut({ folder, running }: Bench): void {
  const { log } = console;
  const file = openSync(path.join(folder, 'functions.log'), 'a');
  console.log = (...values) => void writeSync(file, `${values.map(String).join(' ')}\n`);
  running.defer(() => {
    console.log = log;
    closeSync(file);
  });
}

function machine(quick: boolean): string {
  const [cpu] = os.cpus();
  const cores = `${os.availableParallelism()} cores of ${cpu?.model.trim() ?? 'an unknown kind'}`;
  const load = os.loadavg()[0]?.toFixed(1);
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB`;
  return `Node ${process.version}, ${cores}, ${memory}, load before the start ${load}${quick ? ', --quick' : ''}`;
}
