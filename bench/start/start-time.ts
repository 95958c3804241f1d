import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../src/host/web/http.ts';
import type { Bench } from '../part.ts';

/** Milliseconds from `npm start` in a folder of the project to the first page served; then it is stopped. */
export async function timeStart(
  { folder, running }: Bench,
  project: string,
  dataFolder: string,
): Promise<number> {
  const port = await freePort();
  const log = path.join(folder, 'start.log');
  const output = await open(log, 'w');
  const started = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: project,
    env: {
      ...process.env,
      PATH: pathWithoutPackages(),
      DATA_DIR: dataFolder,
      PORT: String(port),
      SCHEDULE_SECONDS: '86400',
    },
    stdio: ['ignore', output.fd, output.fd],
    // A group of its own: npm does not pass every signal on.
    detached: true,
    shell: process.platform === 'win32',
  });
  await output.close();
  const stop = () => stopGroup(npm);
  running.defer(stop);
  await firstPage(port, npm, log);
  const took = performance.now() - started;
  await stop();
  return took;
}

/** What `npm run bench` has put into PATH: the Node and tools of this project. */
function pathWithoutPackages(): string {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.filter((one) => !one.endsWith(path.join('node_modules', '.bin'))).join(path.delimiter);
}

async function firstPage(port: number, npm: ChildProcess, log: string): Promise<void> {
  for (;;) {
    if (npm.exitCode !== null) throw new Error(`npm start ended:\n${readFileSync(log, 'utf8')}`);
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await pause(50);
  }
}

async function stopGroup(npm: ChildProcess): Promise<void> {
  if (npm.pid === undefined || npm.exitCode !== null || npm.signalCode !== null) return;
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  process.kill(process.platform === 'win32' ? npm.pid : -npm.pid, 'SIGTERM');
  await ended;
  // npm may be gone before what it started has given the data folder back.
  await pause(1_500);
}
