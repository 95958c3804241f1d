import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { refuseOlderData } from '../../src/results/published-view/refuse-older-data.ts';
import { published, readPublished } from '../../src/results/published-view/read-published.ts';
import { openEmbedded, type TestSupabase } from '../setup/embedded.ts';
import {
  cuts,
  handOn,
  nonsense,
  openFaultProxy,
  silences,
  type Fault,
  type FaultProxy,
} from './fault-proxy.ts';

let supabase: TestSupabase;
let proxy: FaultProxy;
beforeAll(async () => {
  supabase = await openEmbedded();
  proxy = await openFaultProxy(supabase.url);
});
afterAll(async () => {
  await proxy.close();
  await supabase.close();
});

const read = (fault: Fault) => {
  proxy.fault = fault;
  return readPublished({ url: proxy.address, publishableKey: supabase.publishableKey, timeoutMs: 400 });
};

describe('a build of the results whose database', () => {
  test('has no fault reads the 63', async () => {
    proxy.fault = handOn;
    const source = { url: proxy.address, publishableKey: supabase.publishableKey, timeoutMs: 10_000 };
    expect((await readPublished(source)).units).toHaveLength(63);
  });

  // What a build that throws leaves is shown by tests/tools/local/site-builds.test.ts: the old site.
  const faults = Object.entries({ ...cuts, ...nonsense, ...silences });
  test.each(faults)(
    'fails (%s) says so in a sentence or two, with nothing of what it was told',
    async (_, fault) => {
      const failure = await read(fault).then(
        () => expect.unreachable('it was built'),
        (error: unknown) => error as Error,
      );
      expect(failure.message).toMatch(/^The results cannot be built: [^\n]{10,300}\.$/);
      expect(failure.message).not.toMatch(/Bad Gateway|10\.0\.0\.7|html|Unexpected token/);
    },
  );
});

describe('a build that would take back what the site shows', () => {
  let site: Server | undefined;
  afterEach(() => {
    site?.closeAllConnections();
    site?.close();
  });
  const siteWith = async (body: string, status = 200) => {
    site = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
    await new Promise((resolve) => site?.once('listening', resolve));
    return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  };
  const shown = '{"version":41,"changed_at":null,"answered":40}';

  test.each([
    { version: 42, answered: 39 },
    { version: 40, answered: 40 },
    { version: 0, answered: 0 },
  ])('fails with both counts and what to do: %j', async (summary) => {
    const SITE_URL = await siteWith(shown);
    await expect(refuseOlderData(summary, { SITE_URL })).rejects.toThrow(
      `The results cannot be built: ${SITE_URL} shows 40 answers, version 41, but the database has ${summary.answered} ` +
        `answers, version ${summary.version}. Check SUPABASE_URL and that the database lost nothing; if this is meant, build once with ALLOW_FEWER=1.`,
    );
  });

  const withdrawal = (withdrawn: number, publish_from: 'signed' | 'sent') =>
    ({ version: 45, answered: 38, withdrawn, publish_from }) as const;
  const signedSite = '{"version":41,"changed_at":null,"answered":40,"withdrawn":1}';

  test('is made with fewer where signed copies were taken back since, and no more than were', async () => {
    const SITE_URL = await siteWith(signedSite);
    await expect(refuseOlderData(withdrawal(3, 'signed'), { SITE_URL })).resolves.toBeUndefined();
    await expect(refuseOlderData(withdrawal(2, 'signed'), { SITE_URL })).rejects.toThrow('has 38 answers');
    await expect(refuseOlderData(withdrawal(3, 'sent'), { SITE_URL })).rejects.toThrow('has 38 answers');
  });

  test('fails also against a site built before it said how many answered', async () => {
    const SITE_URL = await siteWith('{"version":41,"changed_at":null}');
    await expect(refuseOlderData({ version: 40, answered: 40 }, { SITE_URL })).rejects.toThrow(
      'shows version 41',
    );
    await expect(refuseOlderData({ version: 41, answered: 0 }, { SITE_URL })).resolves.toBeUndefined();
  });

  test('fails at its first reading, before any page is made', async () => {
    proxy.fault = handOn;
    vi.stubEnv('SUPABASE_URL', proxy.address);
    vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', supabase.publishableKey);
    vi.stubEnv('SITE_URL', await siteWith(shown));
    await expect(published()).rejects.toThrow('shows 40 answers, version 41, but the database has 0 answers');
    vi.unstubAllEnvs();
  });

  test('is made when that is meant', async () => {
    const environment = { SITE_URL: await siteWith(shown), ALLOW_FEWER: '1' };
    await expect(refuseOlderData({ version: 1, answered: 1 }, environment)).resolves.toBeUndefined();
  });

  test.each([
    { version: 41, answered: 40 },
    { version: 43, answered: 41 },
  ])('is none when nothing is fewer: %j', async (summary) => {
    await expect(refuseOlderData(summary, { SITE_URL: await siteWith(shown) })).resolves.toBeUndefined();
  });

  test.each([
    ['<html>', 200],
    ['{"version":"41"}', 200],
    ['The system is starting.', 503],
    ['not found', 404],
  ])('is none where the site shows nothing yet: %s %i', async (body, status) => {
    const SITE_URL = await siteWith(body, status);
    await expect(refuseOlderData({ version: 0, answered: 0 }, { SITE_URL })).resolves.toBeUndefined();
  });

  test('is none where there is no site, or its address is not known', async () => {
    const nothing = { version: 0, answered: 0 };
    await expect(refuseOlderData(nothing, { SITE_URL: 'http://127.0.0.1:9' })).resolves.toBeUndefined();
    await expect(refuseOlderData(nothing, {})).resolves.toBeUndefined();
  });
});
