import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { project } from '../../src/operate/project.ts';
import { astroBuild } from '../../src/host/builds/astro-build.ts';
import type { Bench, Tables } from '../part.ts';
import { answerAll, fillUpTo } from '../sends/fill.ts';
import { loadSendFunction, openOffices } from '../sends/offices.ts';
import { median, spread } from '../statistics.ts';
import { startBenchSystem, type BenchSystem } from '../system/system.ts';
import { held, milliseconds, seconds, times } from '../table.ts';
import { timeStart } from './start-time.ts';

/** Budgets: of a build in seconds, of its growth as a factor, of a second start in seconds. */
const most = { build: 20, growth: 1.5, secondStart: 10 };
const communes = 11_162;

/** How long `npm start` and a full build take, and whether a build takes longer when far more units have answered. */
export async function* build(bench: Bench): Tables {
  yield await startTable(bench);
  const system = await startBenchSystem(bench, 'build');
  const offices = await openOffices(system, (await loadSendFunction(bench)).sendFunction);
  await answerAll(system, offices);
  bench.say('Building with 63 answers ...');
  const few = await measure(bench, system);
  bench.say(`Storing the answers of ${communes} units, then building again (some minutes) ...`);
  await fillUpTo(system, '669', communes, offices);
  const many = await measure(bench, system);
  yield {
    title: 'A full build of the site (no cache), by the units in the database that have answered',
    columns: ['units', 'build (least to most)', 'budget', 'reading the published view'],
    rows: [
      [
        '63',
        spread(few.builds, seconds),
        held(median(few.builds) / 1000, most.build, 's'),
        milliseconds(few.reading),
      ],
      [String(communes), spread(many.builds, seconds), '', milliseconds(many.reading)],
      [
        'ratio',
        times(median(many.builds), median(few.builds)),
        held(median(many.builds) / median(few.builds), most.growth, 'x'),
        times(many.reading, few.reading),
      ],
    ],
    notes: [
      'The units beyond the 63 are districts and communes that answered the same survey. They are not asked, so the',
      'published view passes them by: a build reads one row for each of the 63.',
    ],
  };
  await system.stop();
}

async function startTable(bench: Bench) {
  const dataFolder = path.join(bench.folder, 'started');
  bench.say('Starting with a new data folder, then again ...');
  const first = await timeStart(bench, project, dataFolder);
  const again: number[] = [];
  for (let run = 0; run < (bench.quick ? 1 : 3); run += 1)
    again.push(await timeStart(bench, project, dataFolder));
  await rm(dataFolder, { recursive: true, force: true });
  return {
    title: 'npm start, from the command to the first page served (packages installed)',
    columns: ['', 'time', 'budget'],
    rows: [
      ['new data folder, site to be built', seconds(first), ''],
      ['again', spread(again, seconds), held(median(again) / 1000, most.secondStart, 's')],
    ],
    notes: ['From a fresh clone: npm run bench clone.'],
  };
}

interface Measured {
  builds: number[];
  /** Milliseconds for the three calls a build makes, the middle one of many. */
  reading: number;
}

async function measure(bench: Bench, system: BenchSystem): Promise<Measured> {
  const builds: number[] = [];
  for (let run = 0; run < (bench.quick ? 1 : 3); run += 1) builds.push(await buildOnce(bench, system));
  const { rpc } = clientOf(system);
  const readings: number[] = [];
  for (let run = 0; run < 30; run += 1) {
    const started = performance.now();
    for (const name of ['published_summary', 'published_units', 'published_version']) await rpc(name);
    readings.push(performance.now() - started);
  }
  return { builds, reading: median(readings) };
}

function clientOf({ supabaseUrl, publishableKey }: BenchSystem) {
  const client = createClient(supabaseUrl, publishableKey, { auth: { persistSession: false } });
  return {
    rpc: async (name: string): Promise<void> => {
      const { error } = await client.rpc(name);
      if (error) throw new Error(`${name} answered ${error.message}`);
    },
  };
}

async function buildOnce({ folder, running }: Bench, system: BenchSystem): Promise<number> {
  const stopping = new AbortController();
  running.defer(() => stopping.abort());
  const below = path.join(folder, 'built');
  await mkdir(below, { recursive: true });
  const started = performance.now();
  await astroBuild({
    project,
    outDir: path.join(below, 'site'),
    cacheDir: path.join(below, 'cache'),
    log: path.join(folder, 'build.log'),
    environment: {
      SUPABASE_URL: system.supabaseUrl,
      SUPABASE_PUBLISHABLE_KEY: system.publishableKey,
      SITE_URL: system.siteUrl,
    },
    signal: stopping.signal,
  });
  const took = performance.now() - started;
  await rm(below, { recursive: true });
  return took;
}
