import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { project } from '../../src/operate/project.ts';
import type { Bench, Tables } from '../part.ts';
import { held, seconds } from '../table.ts';
import { timeStart } from './start-time.ts';

/** From a clone to the first page served, in seconds. */
const mostSeconds = 120;

/** Clones what is committed and starts it there: installation, data folder, build. */
export async function* clone(bench: Bench): Tables {
  const folder = path.join(bench.folder, 'clone');
  bench.say('Cloning what is committed and starting it there (about two minutes) ...');
  const started = performance.now();
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', project, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git clone failed:\n${stderr}`);
  const cloning = performance.now() - started;
  const starting = await timeStart(bench, folder, path.join(folder, '.local'));
  const all = cloning + starting;
  yield {
    title: 'From git clone to the first page served',
    columns: ['', 'time', 'budget'],
    rows: [
      ['git clone', seconds(cloning), ''],
      ['npm start, with the packages from the cache of npm', seconds(starting), ''],
      ['both', seconds(all), held(all / 1000, mostSeconds, 's')],
    ],
  };
}
