import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PlainError } from '../../src/operate/plain-error.ts';
import { freePort } from '../../src/host/web/http.ts';
import { findPostgres } from './find-postgres.ts';

/** A PostgreSQL of its own on loopback, with its files in a temporary folder. */
export interface PostgresServer {
  /** An address for the driver, as a role and for a database. */
  url: (role: string, database: string) => string;
  /** Ends every process of the server at once, as a power cut would. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  /** Ends the server and removes its files. */
  remove: () => Promise<void>;
}

/** The superuser, which on hosted Supabase is not the role that migrations run as. */
export const superuser = 'supabase_admin';

/**
 * Makes and starts a server (about three seconds).
 * @throws PlainError when PostgreSQL is not installed or does not start.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === undefined)
    throw new PlainError('PostgreSQL is not installed. Name its programs in POSTGRES_BIN.');
  const folder = await mkdtemp(path.join(tmpdir(), 'survey-postgres-'));
  const data = path.join(folder, 'data');
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const made = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { cwd: folder, encoding: 'utf8', ...user },
  );
  if (made.status !== 0)
    throw new PlainError(`PostgreSQL could not make its files: ${made.stderr || String(made.error)}`);
  const port = await freePort();
  let running: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const args = [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ];
    running = spawn(path.join(programs, 'postgres'), args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...user,
    });
    await ready(running);
  };
  const kill = async (): Promise<void> => {
    if (running) await killAll(running);
    running = undefined;
  };
  await start();
  return {
    url: (role, database) => `postgres://${role}@127.0.0.1:${port}/${database}`,
    start,
    kill,
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root: the user that Debian makes for it, or nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

function ready(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('is ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new PlainError(`PostgreSQL did not start: ${said}`)));
  });
}

/** Each of its processes is a group of its own, so every one is named. */
async function killAll(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const children = server.pid === undefined ? [] : childrenOf(server.pid);
  server.kill('SIGKILL');
  for (const pid of children) killOne(pid);
  await ended;
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function childrenOf(parent: number): number[] {
  const isChild = (pid: string): boolean => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    } catch {
      return false;
    }
  };
  // Elsewhere than on Linux the children notice within a second that the server is gone.
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isChild(name))
    .map(Number);
}
