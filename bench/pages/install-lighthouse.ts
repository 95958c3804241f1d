import {
  spawnSync,
  type SpawnSyncOptionsWithStringEncoding,
  type SpawnSyncReturns,
} from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from '../../src/operate/plain-error.ts';
import { project } from '../../src/operate/project.ts';

const folder = path.join(project, 'bench');
const stamp = path.join(folder, 'node_modules/.installed');

/** Installs what bench/package.json names, unless it is there already; returns the folder of the packages. */
export function installTools(say: (sentence: string) => void): string {
  const packages = path.join(folder, 'node_modules');
  const lock = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  if (stampOf() === lock) return packages;
  say('Installing Lighthouse below bench/ (about half a minute) ...');
  const { status, stderr } = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0)
    throw new PlainError(
      `${stderr}\nLighthouse could not be installed. Put right what npm names above, or leave the part out.`,
    );
  writeFileSync(stamp, lock);
  return packages;
}

function stampOf(): string | undefined {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

/** The npm that started this, or the first one in PATH. */
function runNpm(args: string[]): SpawnSyncReturns<string> {
  const npm = process.env.npm_execpath;
  const options: SpawnSyncOptionsWithStringEncoding = { cwd: folder, stdio: 'pipe', encoding: 'utf8' };
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
