import * as z from 'zod/mini';
import type { Site } from '../web/site.ts';
import type { BuildEnvironment } from './astro-build.ts';

const published = z.object({ version: z.int() });

/**
 * Whether a built site was made from the data that is published now; one that tells no version was not.
 *
 * @param readNewest what `published_version` of the database answers
 */
export async function showsNewestData(site: Site, readNewest: () => Promise<unknown>): Promise<boolean> {
  const file = await site.files.get('/ket-qua/du-lieu/version.json')?.encoded('identity');
  if (!file) return false;
  const shown = published.safeParse(JSON.parse(file.body.toString()));
  return shown.success && shown.data.version === published.parse(await readNewest()).version;
}

/** Asks for it as the build will, with the key that opens the published view only. */
export async function readNewestVersion({
  SUPABASE_URL,
  SUPABASE_PUBLISHABLE_KEY,
}: BuildEnvironment): Promise<unknown> {
  const response = await fetch(new URL('/rest/v1/rpc/published_version', SUPABASE_URL), {
    method: 'POST',
    headers: { apikey: SUPABASE_PUBLISHABLE_KEY, 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(8_000),
  });
  return response.json();
}
