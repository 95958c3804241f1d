import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
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
 * Makes and starts a server (about a second).
 * @param installed a folder with programs of the system; unless given, those of the packages are used
 * @throws PlainError when the packages have none for this machine, or it does not start.
 */
export async function startPostgres(installed?: string): Promise<PostgresServer> {
  const packaged = findPostgres();
  const folder = await mkdtemp(path.join(tmpdir(), 'survey-postgres-'));
  if (packaged === undefined && installed === undefined)
    throw new PlainError('The packages have no PostgreSQL for this machine. Install them with npm install.');
  const programs = installed ?? (await copyPrograms(packaged ?? '', folder));
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

/**
 * Copies the programs to where another user than root can run them, and makes the links between libraries that a package
 * cannot hold; its own script for that does not run, since scripts of packages are off.
 */
async function copyPrograms(packaged: string, folder: string): Promise<string> {
  await cp(packaged, path.join(folder, 'native'), { recursive: true, mode: constants.COPYFILE_FICLONE });
  await chmod(folder, 0o755);
  const list = path.join(folder, 'native/pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
  for (const { source, target } of links)
    await symlink(path.basename(source), path.join(folder, target)).catch(() => undefined);
  for (const program of ['initdb', 'postgres']) await chmod(path.join(folder, 'native/bin', program), 0o755);
  return path.join(folder, 'native/bin');
}

interface Link {
  source: string;
  target: string;
}

/** PostgreSQL does not run as root: as "nobody" then, who has this number everywhere. */
function unprivileged(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
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
