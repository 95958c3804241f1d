import type { DataFolder } from '../../operate/data-folder/data-folder.ts';
import { PlainError } from '../../operate/plain-error.ts';
import type { Site } from '../web/site.ts';
import { astroBuild, type BuildEnvironment } from './astro-build.ts';
import { buildAside, removeLeftBuilds } from './build-aside.ts';
import { buildFingerprint } from './fingerprint.ts';
import type { SiteBuilds } from './site-builds.ts';

export interface RebuildOptions {
  project: string;
  folder: DataFolder;
  builds: SiteBuilds;
  environment: BuildEnvironment;
  /** Whether a built site already shows the newest data; unless told, none does. */
  showsNewest?: (site: Site) => Promise<boolean>;
  say: (sentence: string) => void;
  /** Told of each build that has ended, and whether it did not fail. */
  built?: (isDone: boolean) => void;
  /** Ends a build under way. */
  signal: AbortSignal;
}

export interface Rebuilds {
  /** Sees to it that there is a site to serve; a site already built from this code and address is served again. */
  first: () => Promise<void>;
  /** Builds once more, where the site served does not show the newest data by then. Never fails: what goes wrong is
   *  said, and the old site stays. */
  again: () => Promise<void>;
  /** When no build is under way any more. */
  ended: () => Promise<void>;
}

/** Builds the site, one build at a time. */
export function rebuilds(options: RebuildOptions): Rebuilds {
  const { say, signal } = options;
  const build = oneAtATime(() => buildWhereNeeded(options));
  let last = Promise.resolve();
  const again = (): Promise<void> =>
    build().then(
      (built) => {
        if (built) say('The site was rebuilt with the newest data.');
      },
      (error: unknown) => {
        if (!signal.aborted) say(`${whyFailed(error, options)} The site built before stays.`);
      },
    );
  return { first: () => buildFirst(options, build), again: () => (last = again()), ended: () => last };
}

async function buildFirst(options: RebuildOptions, build: () => Promise<unknown>): Promise<void> {
  const { project, builds, say } = options;
  await removeLeftBuilds(project);
  if (builds.isBuiltFrom(await fingerprintOf(options))) return;
  say('Building the site (about 20 seconds) ...');
  await build().catch((error: unknown) => {
    if (!builds.site())
      throw new PlainError(`${whyFailed(error, options)} Correct what it names and start again.`);
    say(`${whyFailed(error, options)} The site built before is served.`);
  });
}

/** Whether it built: whoever asked while the build before was under way may have got all of it already. */
async function buildWhereNeeded(options: RebuildOptions): Promise<boolean> {
  const { builds, showsNewest, signal } = options;
  signal.throwIfAborted();
  const fingerprint = await fingerprintOf(options);
  const site = builds.isBuiltFrom(fingerprint) ? builds.site() : undefined;
  const isNewest = site && (await showsNewest?.(site).catch(() => false));
  if (!isNewest) await buildOnce(options, fingerprint);
  return !isNewest;
}

async function buildOnce(options: RebuildOptions, fingerprint: string): Promise<void> {
  const { project, folder, environment, signal } = options;
  const kept = { cacheDir: folder.buildCache, log: folder.buildLog };
  const replaced = options.builds.replace(fingerprint, (target) =>
    buildAside(project, target, (outDir) => astroBuild({ project, outDir, ...kept, environment, signal })),
  );
  await replaced.catch((error: unknown) => {
    options.built?.(false);
    throw error;
  });
  options.built?.(true);
}

function fingerprintOf({ project, environment }: RebuildOptions): Promise<string> {
  return buildFingerprint(project, environment.SITE_URL, environment.STORAGE_URL);
}

function whyFailed(error: unknown, { folder }: RebuildOptions): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The site could not be built (${reason}); the whole output is in ${folder.buildLog}.`;
}

/** Makes work run one at a time: all who ask while it runs share one more run, which begins when this one has ended. */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const run = (): Promise<T> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    next ??= running.catch(ignore).then(() => {
      next = undefined;
      return run();
    });
    return next;
  };
}

/** Whoever asked for the run that failed is told by its own promise. */
function ignore(): void {}
