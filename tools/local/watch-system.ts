import { dev } from 'astro';
import { takeDataFolder } from '../../src/operate/data-folder/take-data-folder.ts';
import { openData, type LocalSystem, type LocalSystemOptions } from './local-system.ts';
import { devFunctions } from './web/dev-functions.ts';
import { listen } from '../../src/host/web/http.ts';
import { readNetlifyToml } from '../../src/host/web/netlify-toml.ts';

/** Runs Supabase Lite with Astro's development server: what is edited is seen at once, nothing is built. */
export async function startWatching(
  options: Omit<LocalSystemOptions, 'scheduleSeconds' | 'rebuildWaitSeconds'>,
): Promise<Omit<LocalSystem, 'builds'>> {
  const running = new AsyncDisposableStack();
  try {
    const { folder, giveBack } = await takeDataFolder(options.dataFolder);
    running.defer(giveBack);
    const siteUrl = options.siteUrl ?? (await freeAddress(options));
    const { data, supabaseUrl } = await openData(options, siteUrl, folder, running);
    const { functions } = await readNetlifyToml(options.project);
    const server = await dev({
      root: options.project,
      server: { host: options.host, port: options.port },
      vite: { plugins: [devFunctions(functions)] },
    });
    running.defer(() => server.stop());
    return { siteUrl, supabaseUrl, data, stop: () => running.disposeAsync() };
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}

/** Astro would quietly take another port when this one is taken. */
async function freeAddress({ host, port }: Pick<LocalSystemOptions, 'host' | 'port'>): Promise<string> {
  const probe = await listen(() => undefined, host, port);
  await probe.stop();
  return probe.address;
}
