import * as z from 'zod/mini';
import { callDatabase } from './database.ts';
import { pagesUrl, readSetting, requireSetting } from './environment.ts';
import { loggable, TryAgain } from './http/try-again.ts';

const kept = z.object({ outcome: z.enum(['kept', 'kept_already', 'nothing_published']) });
const claim = z.object({ outcome: z.enum(['current', 'wait', 'ask']), version: z.int() });
const published = z.object({ version: z.int().check(z.minimum(0), z.maximum(2_147_483_647)) });
const patience = 8_000;

/**
 * Keeps what is published as the snapshot of its day, and asks for a build of the results when the data of the published site is not that of the database (D9), and writes one
 * line of log. Returns what was done: `current`, `wait`, `ask`, or `try_again` when something did not answer.
 */
export async function regenerateResults(): Promise<string> {
  try {
    const publishedVersion = await readPublishedVersion(pagesUrl());
    const wait = Number(readSetting('REBUILD_WAIT_SECONDS') ?? 600);
    // Before the build that is to show it.
    await callDatabase('keep_snapshot', {}, kept);
    const parameters = { p_published_version: publishedVersion, p_first_wait_seconds: wait };
    const { outcome, version } = await callDatabase('claim_rebuild', parameters, claim);
    if (outcome === 'ask') await askForBuild(requireSetting('BUILD_HOOK_URL'));
    log({ word: outcome, published: publishedVersion, version });
    return outcome;
  } catch (error) {
    log({ word: 'try_again', reason: loggable(error) });
    return 'try_again';
  }
}

/** The version the site shows; -1 when it shows none or something unreadable, which differs from every version. */
async function readPublishedVersion(site: string): Promise<number> {
  try {
    const response = await fetch(new URL('/ket-qua/du-lieu/version.json', site), {
      signal: AbortSignal.timeout(patience),
      headers: { 'Cache-Control': 'no-cache' },
    });
    const read = published.safeParse(await response.json());
    return response.ok && read.success ? read.data.version : -1;
  } catch {
    return -1;
  }
}

/** The address is a secret: it appears in no log and no error. */
async function askForBuild(hook: string): Promise<void> {
  const response = await fetch(hook, { method: 'POST', signal: AbortSignal.timeout(patience) }).catch(
    () => undefined,
  );
  await response?.body?.cancel();
  if (!response?.ok) throw new TryAgain(`the build hook answered ${response?.status ?? 'nothing'}`);
}

const log = (line: Record<string, unknown>): void =>
  console.log(JSON.stringify({ route: 'regenerate-results', ...line }));
