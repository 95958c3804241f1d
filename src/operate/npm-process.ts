import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRunning } from './data-folder/process-start.ts';

/** How soon the end of npm is noticed, in milliseconds. */
const interval = 250;

/**
 * Calls `ended` once when the npm that runs this command has gone without a word, as after kill -9: npm cannot pass that
 * on. A command that npm did not start itself is never told.
 */
export function watchNpm(ended: () => void): void {
  const npm = startedByNpm() ? npmProcess() : undefined;
  if (npm === undefined) return;
  const timer = setInterval(() => {
    if (isRunning(npm)) return;
    clearInterval(timer);
    ended();
  }, interval);
  timer.unref();
}

/** What npm starts passes npm's variables on: they tell of this command only when they name its file. */
function startedByNpm(): boolean {
  return (process.env.npm_lifecycle_script ?? '').includes(commandFile());
}

const commandFile = (): string => path.basename(process.argv[1] ?? '');

/** npm puts a shell between, which some systems replace by the command itself. */
function npmProcess(): number | undefined {
  const parent = processBefore(process.ppid);
  return parent?.command.includes(commandFile()) ? parent.startedBy : process.ppid;
}

/** The command line of a process and the number of the one that started it, where they can be learned. */
function processBefore(pid: number): { startedBy: number; command: string } | undefined {
  if (process.platform === 'linux') return onLinux(pid);
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const [, startedBy, command = ''] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  return startedBy === undefined ? undefined : { startedBy: Number(startedBy), command };
}

function onLinux(pid: number): { startedBy: number; command: string } | undefined {
  try {
    const startedBy = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { startedBy: Number(startedBy), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return undefined;
  }
}
