import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { FileFlag } from '../../submission/file-flags.ts';
import { loggable } from '../http/try-again.ts';

/**
 * What the looking into one PDF may take. Memory in MB: of its own heap; files, and what is unfolded of them, lie
 * outside of it and have their limits in pdf-unfold.ts. Both together stay below 256 MB.
 */
const limits = { heap: 96, youngHeap: 16, stack: 4 } as const;

/** Milliseconds: until the parser is loaded, and from then on until everything was looked at. */
export interface Patience {
  toStart: number;
  toLook: number;
}
const patient: Patience = { toStart: 10_000, toLook: 3_000 };

type Said = FileFlag | 'ready' | 'done';

/**
 * What is remarkable in a PDF, found out in a thread of its own, which is stopped when it takes too long or too much
 * memory. Whatever happens to it, the answer is what was found until then, and then "not_fully_checked" with it.
 */
export async function flagsOfPdf(bytes: Uint8Array, patience = patient): Promise<FileFlag[]> {
  const found = new Set<FileFlag>();
  const stopped = await watch(bytes, patience, (flag) => found.add(flag)).catch(loggable);
  if (stopped !== undefined) {
    found.add('not_fully_checked');
    console.error(JSON.stringify({ job: 'look-into-pdf', word: 'stopped', reason: stopped }));
  }
  return [...found];
}

/** Runs the thread to its end; why it was stopped before, or undefined when it was not. */
function watch(
  bytes: Uint8Array,
  { toStart, toLook }: Patience,
  tell: (flag: FileFlag) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = startWorker(bytes);
    let stopped: string | undefined = 'ended too soon';
    const stopAfter = (ms: number, reason: string) =>
      setTimeout(() => {
        stopped = reason;
        void worker.terminate();
      }, ms);
    let timer = stopAfter(toStart, `not started within ${toStart} ms`);
    worker.on('message', (said: Said) => {
      if (said === 'ready') {
        clearTimeout(timer);
        timer = stopAfter(toLook, `not done within ${toLook} ms`);
      } else if (said === 'done') stopped = undefined;
      else tell(said);
    });
    worker.on('error', (error) => (stopped = codeOf(error) ?? loggable(error)));
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(stopped);
    });
  });
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** How a thread knows that it was started here. */
const task = 'survey-669: look into a PDF';

/** The thread runs this very file, or the bundle it became part of: no bundler has to know of a second one. */
function startWorker(bytes: Uint8Array): Worker {
  const copy = new Uint8Array(bytes);
  return new Worker(new URL(import.meta.url), {
    name: 'pdf',
    workerData: { task, bytes: copy },
    transferList: [copy.buffer],
    // What strangers send is read without the secrets of the process.
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: limits.heap,
      maxYoungGenerationSizeMb: limits.youngHeap,
      stackSizeMb: limits.stack,
    },
  });
}

const given = workerData as { task?: unknown; bytes?: unknown } | null;
if (parentPort && given?.task === task && given.bytes instanceof Uint8Array)
  void work(given.bytes, (said) => parentPort?.postMessage(said));

async function work(bytes: Uint8Array, say: (said: Said) => void): Promise<void> {
  // The parser is loaded here only: no other function, and no other thread, has a use for it.
  const { lookIntoPdf } = await import('./pdf-objects.ts');
  // The parser remarks on each large number; a file could fill the log with that.
  console.warn = () => undefined;
  say('ready');
  lookIntoPdf(bytes, say);
  say('done');
}
