import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { addressFrom, readPublished } from '../../../src/results/published-view/read-published.ts';
import { summary, units } from './entries.ts';

const entries = units({ '01': { signed_copy: 'received' }, '79': {} });
const good: Record<string, unknown> = {
  published_summary: summary(entries),
  published_units: entries,
  published_version: { version: 7, changed_at: '2016-11-25T02:00:00.000Z' },
};
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A database that fails as told: it answers each door with this document, or with the status alone, or not at all. */
async function faulty(doors: Record<string, unknown>, status = 200): Promise<string> {
  server = createServer((request, response) => {
    const document = doors[request.url?.split('/').at(-1) ?? ''];
    if (document === undefined) return;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(typeof document === 'function' ? (document as () => unknown)() : document));
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const read = async (doors: Record<string, unknown>, status = 200, timeoutMs = 5000) =>
  readPublished({ url: await faulty(doors, status), publishableKey: 'sb_publishable_test', timeoutMs });

describe('where a build reads', () => {
  const url = 'https://survey.example.vn';

  test('is told by two variables, and a missing one is named', () => {
    expect(() => addressFrom({})).toThrow('SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY not set');
    expect(() => addressFrom({ SUPABASE_URL: url })).toThrow(/: SUPABASE_PUBLISHABLE_KEY not set/);
    expect(() => addressFrom({ SUPABASE_URL: 'survey', SUPABASE_PUBLISHABLE_KEY: 'x' })).toThrow(
      /not an address/,
    );
  });

  test('is never reached with the secret key, whichever variable holds it', () => {
    expect(() => addressFrom({ SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: 'sb_secret_abc' })).toThrow(
      /Put the publishable key there/,
    );
    const source = addressFrom({
      SUPABASE_URL: url,
      SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_abc',
      SUPABASE_SECRET_KEY: 'sb_secret_abc',
    });
    expect(JSON.stringify(source)).not.toContain('sb_secret');
  });
});

describe('reading the published view', () => {
  test('gives totals and all 63 units', async () => {
    const published = await read(good);
    expect(published.summary.answered).toBe(2);
    expect(published.units).toHaveLength(63);
  });

  test('says that the database does not run', async () => {
    const url = await faulty({});
    await new Promise((done) => server?.close(done));
    await expect(readPublished({ url, publishableKey: 'x', timeoutMs: 5000 })).rejects.toThrow(
      `The results cannot be built: no answer from ${url}. Check SUPABASE_URL and that it is running.`,
    );
  });

  test('does not wait for ever', async () => {
    await expect(read({ published_summary: good['published_summary'] }, 200, 300)).rejects.toThrow(
      /no answer from .* within 0\.3 seconds/,
    );
  });

  test('says which door was refused, without the text of the database', async () => {
    const refusal = { message: 'permission denied for function published_summary', code: '42501' };
    const reading = read({ published_summary: refusal }, 401);
    await expect(reading).rejects.toThrow(
      /answered 401 to published_summary\. Check SUPABASE_PUBLISHABLE_KEY/,
    );
    await expect(reading).rejects.not.toThrow(/permission denied/);
  });

  test('starts again when an answer arrives in between, and gives up after three times', async () => {
    let version = 5;
    const catchesUp = () => ({ ...(good['published_version'] as object), version: (version += 1) });
    expect((await read({ ...good, published_version: catchesUp })).summary.version).toBe(7);
    const always = { ...good, published_version: { version: 8, changed_at: null } };
    await expect(read(always)).rejects.toThrow(/changed 3 times while being read/);
  });

  test('refuses totals that differ from the units, and units that are not the 63', async () => {
    const more = { ...good, published_summary: summary(entries, { answered: 3 }) };
    await expect(read(more)).rejects.toThrow(
      /totals \(3 answered, 1 signed\) differ from the units \(2, 1\)/,
    );
    const twice = {
      ...good,
      published_units: entries.map((entry, index) => (index === 5 ? entries[4] : entry)),
    };
    await expect(read(twice)).rejects.toThrow(/not the 63 of 2016/);
  });
});
