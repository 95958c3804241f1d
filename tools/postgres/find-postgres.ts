import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where Debian keeps the programs of each version of PostgreSQL. */
const versions = '/usr/lib/postgresql';

/** The folder with PostgreSQL's own programs: POSTGRES_BIN, the newest version of Debian, or one in PATH. */
export function findPostgres(): string | undefined {
  const installed = existsSync(versions) ? readdirSync(versions) : [];
  const newestFirst = installed.sort((a, b) => Number(b) - Number(a));
  const folders = [
    process.env.POSTGRES_BIN ?? '',
    ...newestFirst.map((version) => path.join(versions, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => folder !== '' && existsSync(path.join(folder, 'initdb')));
}

/** On a Debian machine of a build service, as root, installs PostgreSQL for the tests that need it; elsewhere they say that
 *  they are left out. */
export function ensurePostgres(say: (sentence: string) => void): void {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (findPostgres() !== undefined || process.env.CI !== 'true' || !isRootOnDebian) return;
  say('Installing PostgreSQL for the tests (about a minute) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'],
  ])
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
