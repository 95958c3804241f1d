import type { DataFolder } from '../../src/operate/data-folder/data-folder.ts';
import { writeEndpoints } from '../../src/operate/data-folder/endpoints.ts';
import { serveBuildHook } from '../../src/host/builds/build-hook.ts';
import { rebuilds } from '../../src/host/builds/rebuilds.ts';
import { showsNewestData } from '../../src/host/builds/shows-newest.ts';
import { openSiteBuilds, type SiteBuilds } from '../../src/host/builds/site-builds.ts';
import { takeDataFolder } from '../../src/operate/data-folder/take-data-folder.ts';
import { openLocalData, type LocalData } from './local-data.ts';
import { serveSupabase } from './supabase-lite/supabase-server.ts';
import { supabaseRoutes } from '../../src/host/web/supabase-routes.ts';
import { bundleFunctions } from '../../src/host/functions/bundle-functions.ts';
import { readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { runSchedule } from './web/schedule.ts';
import type { Site } from '../../src/host/web/site.ts';
import { serveWeb, type Served } from '../../src/host/web/web-server.ts';

export interface LocalSystemOptions {
  /** Folder of the project: pages, functions, migrations, netlify.toml. */
  project: string;
  dataFolder: string;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The address people use, when it is not the one listened at. */
  siteUrl?: string | undefined;
  /** How often scheduled functions run. */
  scheduleSeconds: number;
  /** How long the scheduled function waits for a rebuild it asked for before it asks again. */
  rebuildWaitSeconds: number;
  /** Fills the database with what the survey needs before anything is served. */
  prepare: (data: LocalData) => Promise<void>;
  /** Tells the person at the console, one sentence at a time. */
  say: (sentence: string) => void;
  /** Breaks off a start under way. */
  signal?: AbortSignal;
}

/** The whole system on this machine: Supabase Lite, functions, built site, schedule. */
export interface LocalSystem {
  /** The address people use. */
  siteUrl: string;
  supabaseUrl: string;
  data: LocalData;
  /** Tells which built site is served now. */
  builds: SiteBuilds;
  /** Ends everything, a build under way too, and gives the data folder back. */
  stop: () => Promise<void>;
}

/** Starts the whole system; it is served when this ends. After a failure nothing of it runs any more. */
export async function startLocalSystem(options: LocalSystemOptions): Promise<LocalSystem> {
  // What is deferred first ends last: the data folder is given back when nothing uses it any more.
  const running = new AsyncDisposableStack();
  try {
    const { folder, giveBack } = await takeDataFolder(options.dataFolder);
    running.defer(giveBack);
    return await start(options, folder, running);
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}

async function start(
  options: LocalSystemOptions,
  folder: DataFolder,
  running: AsyncDisposableStack,
): Promise<LocalSystem> {
  const now: { served?: Served } = {};
  // Before the database: when the port is taken, that is said at once.
  const web = await serveWeb(() => now.served, options.host, options.port);
  running.defer(web.stop);
  const siteUrl = options.siteUrl ?? web.address.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//127.0.0.1');
  const { data, supabaseUrl } = await openData(options, siteUrl, folder, running);
  const builds = await openSiteBuilds(folder);
  const served = await openSite(options, { data, builds, siteUrl, supabaseUrl }, running);
  const schedule = runSchedule(served.functions, siteUrl, options.scheduleSeconds);
  running.defer(schedule.stop);
  now.served = { ...served, taken: schedule.soon };
  const stop = async (): Promise<void> => {
    await web.stop();
    await running.disposeAsync();
  };
  return { siteUrl, supabaseUrl, data, builds, stop };
}

/** Opens and fills the database, serves it on loopback, and tells the functions and pages of this process where. */
export async function openData(
  { project, prepare, say, signal }: Pick<LocalSystemOptions, 'project' | 'prepare' | 'say' | 'signal'>,
  siteUrl: string,
  folder: DataFolder,
  running: AsyncDisposableStack,
): Promise<Pick<LocalSystem, 'data' | 'supabaseUrl'>> {
  const data = await openLocalData(folder, project, say);
  running.defer(data.database.close);
  signal?.throwIfAborted();
  await prepare(data);
  const supabase = await serveSupabase(data.database);
  running.defer(supabase.stop);
  signal?.throwIfAborted();
  running.defer(await writeEndpoints(folder, { site_url: siteUrl, supabase_url: supabase.address }));
  // Functions read their environment from the process, as on Netlify.
  Object.assign(process.env, {
    SITE_URL: siteUrl,
    SUPABASE_URL: supabase.address,
    // Through this server: a browser on another machine does not reach that of Supabase Lite.
    STORAGE_URL: siteUrl,
    SUPABASE_PUBLISHABLE_KEY: data.secrets.publishable_key,
    SUPABASE_SECRET_KEY: data.secrets.secret_key,
    ACCESS_CODE_PEPPER: data.secrets.access_code_pepper,
  });
  return { data, supabaseUrl: supabase.address };
}

/** Builds the site where needed and loads the functions, with the build hook that connects them. */
async function openSite(
  options: LocalSystemOptions,
  { data, builds, siteUrl, supabaseUrl }: Omit<LocalSystem, 'stop'>,
  running: AsyncDisposableStack,
): Promise<Served> {
  const { project, say, rebuildWaitSeconds } = options;
  const { folder, secrets } = data;
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, ...(options.signal ? [options.signal] : [])]);
  const environment = {
    SUPABASE_URL: supabaseUrl,
    STORAGE_URL: siteUrl,
    SUPABASE_PUBLISHABLE_KEY: secrets.publishable_key,
    SITE_URL: siteUrl,
  };
  const showsNewest = (site: Site): Promise<boolean> => showsNewestData(site, () => readNewest(data));
  const site = rebuilds({ project, folder, builds, environment, showsNewest, say, signal });
  running.defer(async () => {
    stopping.abort();
    await site.ended();
  });
  const hook = await serveBuildHook(secrets.build_hook, () => void site.again());
  running.defer(hook.stop);
  process.env.BUILD_HOOK_URL = hook.address;
  process.env.REBUILD_WAIT_SECONDS = String(rebuildWaitSeconds);

  const rules = await readNetlifyToml(project);
  const functions = await bundleFunctions(rules.functions, folder.functions);
  await site.first();
  return { rules, functions, passThroughs: supabaseRoutes, site: builds.site };
}

async function readNewest({ database }: LocalData): Promise<unknown> {
  const { rows } = await database.query('select public.published_version() as newest');
  return rows[0]?.newest;
}
