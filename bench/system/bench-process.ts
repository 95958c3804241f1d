import { fork } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createBirpc, type BirpcReturn } from 'birpc';

/** A process of the bench whose functions are called from here. */
export interface BenchProcess<Functions extends object> {
  call: BirpcReturn<Functions>;
  stop: () => Promise<void>;
}

/** Starts a file as a process of its own, which prints into a log; calls wait until it answers, and fail when it ends. */
export async function startProcess<Functions extends object>(
  file: string,
  args: string[],
  { log, env }: { log: string; env?: Record<string, string> },
): Promise<BenchProcess<Functions>> {
  const output = await open(log, 'a');
  const child = fork(file, args, {
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', output.fd, output.fd, 'ipc'],
    // With this an error arrives as an error.
    serialization: 'advanced',
  });
  await output.close();
  const call = createBirpc<Functions>(
    {},
    {
      post: (message) => child.send(message as object),
      on: (receive) => child.on('message', receive),
      // Some calls take minutes.
      timeout: -1,
    },
  );
  const ended = once(child, 'exit');
  void ended.then(async () => {
    const printed = await readFile(log, 'utf8').catch(() => '');
    call.$close(new Error(`A process of the bench has ended:\n${printed}`));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { call, stop };
}

/** In such a process: lets these functions be called; it ends with the process that calls. */
export function serveFunctions(functions: object): void {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  createBirpc(functions, {
    post: (message) => process.send?.(message),
    on: (receive) => process.on('message', receive),
  });
}
