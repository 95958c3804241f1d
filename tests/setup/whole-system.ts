import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { project } from '../../src/operate/project.ts';
import type { SystemUnderTest } from './provided.ts';

/** A system and the process it runs in. */
export interface Running {
  system: SystemUnderTest;
  child: ChildProcess;
}

/** Two whole systems with a production build each, one for each test file that runs at a time; they begin with the
 *  database of the template. */
export function startSystems(template: string): Promise<Running[]> {
  console.log('Starting two whole systems for the site and browser tests (about 20 seconds) ...');
  return Promise.all([start(template), start(template)]);
}

export async function stopSystems(running: Running[]): Promise<void> {
  await Promise.all(running.map(stop));
}

async function start(template: string): Promise<Running> {
  const below = path.join(project, '.local/tests');
  await mkdir(below, { recursive: true });
  const dataFolder = await mkdtemp(path.join(below, 'system-'));
  const log = path.join(dataFolder, 'console.log');
  const output = await open(log, 'w');
  const file = path.join(import.meta.dirname, 'system-process.ts');
  const child = fork(file, [dataFolder, log, template], {
    // Not the options and variables of the test runner: it runs as `npm start` would.
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'development', VITEST: undefined },
    stdio: ['ignore', output.fd, output.fd, 'ipc'],
  });
  await output.close();
  const system = await new Promise<SystemUnderTest>((resolve, reject) => {
    child.once('message', (told) => resolve(told as SystemUnderTest));
    child.once('exit', () => void readFile(log, 'utf8').then((text) => reject(new Error(text))));
  });
  return { system, child };
}

async function stop({ system, child }: Running): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
  await rm(system.dataFolder, { recursive: true, force: true });
}
