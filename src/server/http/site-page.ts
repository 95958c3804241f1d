import { requireSetting } from '../environment.ts';
import { TryAgain } from './try-again.ts';

/** Milliseconds; with those of the database before it less than the ten seconds an answer may take. */
const patience = 2_000;

/**
 * The HTML of a page of the published site.
 * @throws TryAgain when the site does not answer with it.
 */
export async function readSitePage(path: string): Promise<string> {
  const address = new URL(path, requireSetting('SITE_URL'));
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) }).catch(() => undefined);
  if (!response?.ok) throw new TryAgain(`the page ${path} answered ${response?.status ?? 'nothing'}`);
  return response.text();
}
