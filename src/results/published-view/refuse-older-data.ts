import * as z from 'zod';
import type { PublishedSummary } from './documents.ts';

/** What a site says of the data it shows, in its `version.json`; sites built earlier do not say how many answered. */
const shown = z.object({
  version: z.int().nonnegative(),
  answered: z.int().nonnegative().optional(),
  withdrawn: z.int().nonnegative().optional(),
});

const patience = 10_000;

/**
 * Compares what was read with what the site at `siteUrl` shows now: data never goes back by itself, so fewer answers or an
 * older version mean that the build reads the wrong database, or one that lost something. Only where answers are published
 * once signed may there be fewer, and by no more than the signed copies that were taken back since. A site that is not there yet, or
 * shows nothing readable, is not compared with.
 *
 * @throws Error with a sentence that says what to do, unless the environment has ALLOW_FEWER=1.
 */
export async function refuseOlderData(
  summary: Pick<PublishedSummary, 'version' | 'answered'> &
    Partial<Pick<PublishedSummary, 'withdrawn' | 'publish_from'>>,
  environment: Record<string, string | undefined>,
): Promise<void> {
  const { SITE_URL: siteUrl, ALLOW_FEWER: allowed } = environment;
  if (siteUrl === undefined || !URL.canParse(siteUrl) || allowed === '1') return;
  const site = await readShown(siteUrl);
  if (site === undefined) return;
  const takenBack = summary.publish_from === 'signed' ? (summary.withdrawn ?? 0) - (site.withdrawn ?? 0) : 0;
  const fewer = site.answered !== undefined && summary.answered + Math.max(takenBack, 0) < site.answered;
  if (!fewer && summary.version >= site.version) return;
  throw new Error(
    `The results cannot be built: ${new URL(siteUrl).origin} shows ${describe(site)}, but the database has ` +
      `${describe(summary)}. Check SUPABASE_URL and that the database lost nothing; if this is meant, build once with ALLOW_FEWER=1.`,
  );
}

const describe = ({ version, answered }: Pick<z.infer<typeof shown>, 'version' | 'answered'>): string =>
  `${answered === undefined ? '' : `${answered} answers, `}version ${version}`;

async function readShown(siteUrl: string): Promise<z.infer<typeof shown> | undefined> {
  try {
    const response = await fetch(new URL('/ket-qua/du-lieu/version.json', siteUrl), {
      signal: AbortSignal.timeout(patience),
      headers: { 'Cache-Control': 'no-cache' },
    });
    return response.ok ? shown.safeParse(await response.json()).data : undefined;
  } catch {
    return undefined;
  }
}
