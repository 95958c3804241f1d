import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import regenerate, { config } from '../../functions/regenerate-results.ts';
import { giveCode, sending } from '../database/open-survey.ts';
import { openFunctions, point, run, type OpenFunctions } from './open-functions.ts';

let functions: OpenFunctions;
let site: Server;
/** What the site answers for version.json, and what was asked of the build hook. */
let published: { status: number; body: string };
let asked: string[];
let hookStatus: number;
beforeAll(async () => {
  functions = await openFunctions();
  await giveCode(functions.survey, '01');
  await functions.survey.call('send_response', sending('01'));
  site = createServer((request, response) => {
    if (request.url === '/ket-qua/du-lieu/version.json') {
      response.writeHead(published.status).end(published.body);
      return;
    }
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(hookStatus).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
});
beforeEach(async () => {
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  point(functions.survey, { SITE_URL: address, BUILD_HOOK_URL: `${address}/hook/secret-of-the-hook` });
  published = { status: 200, body: '{"version":0}' };
  asked = [];
  hookStatus = 200;
  await functions.survey.exec('delete from survey.rebuild_requests');
});
afterAll(async () => {
  site.close();
  await functions.close();
});

const lastLine = () => functions.printed().split('\n').at(-1);
const tick = () => run(regenerate, new Request('https://khao-sat.example.vn/.netlify/functions/x'));

describe('the scheduled function', () => {
  test('runs every five minutes and has no address', () => {
    expect(config).toEqual({ schedule: '*/5 * * * *' });
  });

  test('asks for a build when the site is behind the database, and then waits', async () => {
    await tick();
    await tick();
    expect(asked).toEqual(['POST /hook/secret-of-the-hook']);
    expect(lastLine()).toContain('"word":"wait"');
  });

  test('keeps what is published before it asks, once for each state', async () => {
    await tick();
    await tick();
    const kept = (await functions.survey.call('published_snapshots')) as unknown as unknown[];
    expect(kept).toHaveLength(1);
  });

  test('asks for nothing when the site shows the data', async () => {
    const { version } = await functions.survey.call('published_version');
    published.body = JSON.stringify({ version });
    await tick();
    expect(asked).toEqual([]);
    expect(lastLine()).toContain('"word":"current"');
  });

  test.each([
    { status: 404, body: '{"version":2}' },
    { status: 200, body: '<html>' },
    { status: 200, body: '{"version":"2"}' },
    { status: 200, body: '{"version":3000000000}' },
  ])('asks for a build when the site shows no readable version: %j', async (answer) => {
    published = answer;
    await tick();
    expect(asked).toHaveLength(1);
  });

  test('says in its log when the hook fails, without its address, and does not ask again at once', async () => {
    hookStatus = 500;
    await tick();
    expect(lastLine()).toContain('the build hook answered 500');
    await tick();
    expect(asked).toHaveLength(1);
    expect(functions.printed()).not.toContain('secret-of-the-hook');
  });

  test('does nothing but say so while the database is away or a setting is missing', async () => {
    vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:9');
    await tick();
    expect(lastLine()).toContain('"word":"try_again"');
    vi.stubEnv('SITE_URL', '');
    await tick();
    expect(lastLine()).toContain('SITE_URL is not set');
    expect(asked).toEqual([]);
  });
});
