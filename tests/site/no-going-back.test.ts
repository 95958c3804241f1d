import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResults, type Results } from './built-results.ts';

let results: Results;
let site: Server;
const shown = { version: 500, changed_at: null, answered: 50 };
beforeAll(async () => {
  results = await openResults();
  site = createServer((_, response) => response.end(JSON.stringify(shown))).listen(0, '127.0.0.1');
  await new Promise((resolve) => site.once('listening', resolve));
}, 120_000);
afterAll(async () => {
  site.close();
  await results.close();
});

// That it is made where the site shows no more is what every rebuild of a running system shows.
test('a whole build, run as it is deployed, fails where the site shows more answers than the database has', async () => {
  const build = results.build(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
  await expect(build).rejects.toThrow(
    /shows 50 answers, version 500, but the database has 0 answers, version 0\. Check SUPABASE_URL/,
  );
}, 90_000);
