import { randomBytes } from 'node:crypto';
import { takeDataFolder } from '../operate/data-folder/take-data-folder.ts';
import type { DataFolder } from '../operate/data-folder/data-folder.ts';
import { serveBuildHook } from './builds/build-hook.ts';
import { rebuilds, type Rebuilds } from './builds/rebuilds.ts';
import { readNewestVersion, showsNewestData } from './builds/shows-newest.ts';
import { openSiteBuilds, type SiteBuilds } from './builds/site-builds.ts';
import { addressLimits } from './functions/address-limits.ts';
import { bundleFunctions } from './functions/bundle-functions.ts';
import { runSchedules } from './functions/schedule.ts';
import { makeMetrics, type Metrics } from './metrics.ts';
import { serveMetrics } from './serve-metrics.ts';
import type { HostSettings } from './settings.ts';
import { readNetlifyToml } from './web/netlify-toml.ts';
import { supabaseRoutes } from './web/supabase-routes.ts';
import type { Patience } from './web/http.ts';
import { serveWeb, type Served } from './web/web-server.ts';

/** Longer than the 60 s after which proxies let go of a line, so that none is closed under a request; a stop waits for the longest function. */
export const patience: Patience = { headers: 10_000, request: 300_000, idle: 75_000, stop: 31_000 };

/** A host that serves pages, functions and schedules in this process. */
export interface Host {
  /** Where it listens. */
  address: string;
  /** Where it tells its metrics, when it does. */
  metricsAddress: string | undefined;
  /** Lets nobody new in, ends what is under way in good order, a build too, and gives the data folder back. */
  stop: () => Promise<void>;
}

export interface HostOptions extends HostSettings {
  /** Tells whoever runs the machine, one event at a time. */
  say: (sentence: string) => void;
  /** Breaks off a start under way. */
  signal: AbortSignal;
}

/** Starts a host; it serves when this ends. After a failure nothing of it runs any more. */
export async function startHost(options: HostOptions): Promise<Host> {
  // What is deferred first ends last.
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

async function start(options: HostOptions, folder: DataFolder, running: AsyncDisposableStack): Promise<Host> {
  const now: { served?: Served } = {};
  const web = await serveWeb(() => now.served, options.host, options.port, patience);
  running.defer(web.stop);
  const metrics = makeMetrics();
  const told =
    options.metricsPort === undefined ? undefined : await serveMetrics(metrics, options.metricsPort);
  if (told) running.defer(told.stop);
  // The public name may lead around a proxy whose certificate this machine does not know.
  process.env.PAGES_URL = web.address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
  process.env.STORAGE_URL ||= options.siteUrl;
  const builds = await openSiteBuilds(folder);
  const site = await openRebuilds(options, { folder, builds, metrics }, running);
  const rules = await readNetlifyToml(options.project);
  const functions = await bundleFunctions(rules.functions, folder.functions);
  await site.first();
  now.served = {
    ...{ rules, functions, passThroughs: supabaseRoutes, site: builds.site },
    ...{ proxies: options.proxies, limits: addressLimits(), answered: metrics.answered },
  };
  running.defer(runSchedules(functions, options.siteUrl, metrics.ran).stop);
  // The web first: what is asked of it still needs everything else.
  const stop = async (): Promise<void> => {
    await web.stop();
    await running.disposeAsync();
  };
  return { address: web.address, metricsAddress: told?.address, stop };
}

/** The builds of this process, and the hook by which the scheduled function asks for them. */
async function openRebuilds(
  { project, siteUrl, supabaseUrl, publishableKey, say, signal: broken }: HostOptions,
  { folder, builds, metrics }: { folder: DataFolder; builds: SiteBuilds; metrics: Metrics },
  running: AsyncDisposableStack,
): Promise<Rebuilds> {
  const stopping = new AbortController();
  const environment = {
    SUPABASE_URL: supabaseUrl,
    SUPABASE_PUBLISHABLE_KEY: publishableKey,
    SITE_URL: siteUrl,
    STORAGE_URL: process.env.STORAGE_URL ?? siteUrl,
  };
  const site = rebuilds({
    ...{ project, folder, builds, environment, say, built: metrics.built },
    signal: AbortSignal.any([stopping.signal, broken]),
    showsNewest: (one) => showsNewestData(one, () => readNewestVersion(environment)),
  });
  running.defer(async () => {
    stopping.abort();
    await site.ended();
  });
  const hook = await serveBuildHook(randomBytes(24).toString('hex'), () => void site.again());
  running.defer(hook.stop);
  process.env.BUILD_HOOK_URL = hook.address;
  return site;
}
