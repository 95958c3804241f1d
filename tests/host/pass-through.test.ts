import { createHash } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { project } from '../../src/operate/project.ts';
import { listen, readBody, type Listening } from '../../src/host/web/http.ts';
import { readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { supabaseRoutes } from '../../src/host/web/supabase-routes.ts';
import { openSite } from '../../src/host/web/site.ts';
import { serveWeb } from '../../src/host/web/web-server.ts';
import { emptyFolder, writeFiles } from '../tools/local/sample.ts';

/** A gateway that tells what it was asked, and a site in front of it. */
async function start(): Promise<{ web: Listening; asked: string[]; keys: unknown[] }> {
  const asked: string[] = [];
  const keys: unknown[] = [];
  const gateway = await listen(
    (incoming, outgoing) => {
      void readBody(incoming, 1e9).then((body) => {
        const digest = createHash('sha256')
          .update(body ?? '')
          .digest('hex')
          .slice(0, 8);
        const { apikey, authorization, cookie, 'content-length': length } = incoming.headers;
        asked.push([incoming.method, incoming.url, length, digest].join(' '));
        keys.push({ apikey, authorization, cookie, from: incoming.headers['x-forwarded-for'] });
        outgoing.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=b', 'x-inside': 'y' });
        outgoing.end('{"secret":"canary"}');
      });
    },
    '127.0.0.1',
    0,
  );
  vi.stubEnv('SUPABASE_URL', gateway.address);
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'sb_publishable_own');
  const folder = await emptyFolder();
  await writeFiles(folder, { 'index.html': 'x' });
  const site = await openSite(folder);
  const rules = await readNetlifyToml(project);
  const served = { rules, functions: [], passThroughs: supabaseRoutes, site: () => site };
  const web = await serveWeb(() => served, '127.0.0.1', 0);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await web.stop();
    await gateway.stop();
  });
  return { web, asked, keys };
}

test('a file goes through whole, with its length and without cookies; its sender sees the status only', async () => {
  const { web, asked } = await start();
  const body = new Uint8Array(20_000_000).fill(7);
  const answer = await fetch(`${web.address}/storage/v1/object/upload/sign/uploads/a?token=t`, {
    method: 'PUT',
    body,
    headers: { cookie: 'c=d', apikey: 'k' },
  });
  expect(answer.status).toBe(201);
  expect(await answer.text()).toBe('');
  expect(Object.fromEntries(answer.headers)).not.toHaveProperty('x-inside');
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 8);
  expect(asked).toEqual([`PUT /storage/v1/object/upload/sign/uploads/a?token=t 20000000 ${digest}`]);
});

const tokenOf = (claims: unknown): string =>
  `Bearer ${['{}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.')}`;

test('who signs in sees what is answered, goes on with the publishable key, and gets no cookie', async () => {
  const { web, keys } = await start();
  const authorization = tokenOf({ role: 'authenticated', sub: 'a' });
  const answer = await fetch(`${web.address}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    body: '{}',
    headers: { cookie: 'c=d', apikey: 'sb_secret_x', authorization, 'x-forwarded-for': '1.1.1.1' },
  });
  expect(await answer.json()).toEqual({ secret: 'canary' });
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('x-inside')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(keys).toEqual([{ apikey: 'sb_publishable_own', authorization, from: '127.0.0.1' }]);
});

test.each([
  ['a secret key', 'Bearer sb_secret_x'],
  ['the key of the service as a token', tokenOf({ role: 'service_role' })],
  ['a token of nobody', tokenOf(null)],
])('%s is not passed on from the site to the database', async (_, authorization) => {
  const { web, keys } = await start();
  await fetch(`${web.address}/rest/v1/rpc/anything`, {
    method: 'POST',
    body: '{}',
    headers: { authorization },
  });
  expect(keys).toEqual([expect.objectContaining({ apikey: 'sb_publishable_own', authorization: undefined })]);
});

test('all that signing in with a second factor asks for goes through, with a body or without', async () => {
  const { web, asked } = await start();
  const requests: [string, string, string?][] = [
    ['GET', '/auth/v1/user'],
    ['PUT', '/auth/v1/user', '{}'],
    ['POST', '/auth/v1/logout?scope=local'],
    ['POST', '/auth/v1/factors', '{}'],
    ['POST', '/auth/v1/factors/9f3c/challenge', '{}'],
    ['POST', '/auth/v1/factors/9f3c/verify', '{}'],
    ['DELETE', '/auth/v1/factors/9f3c'],
    ['POST', '/auth/v1/otp', '{}'],
    ['POST', '/auth/v1/verify', '{}'],
    ['POST', '/auth/v1/recover', '{}'],
    ['POST', '/rest/v1/rpc/staff_list', '{}'],
  ];
  for (const [method, target, body = null] of requests) {
    const answer = await fetch(`${web.address}${target}`, { method, body });
    expect([target, answer.status]).toEqual([target, 201]);
  }
  expect(asked.map((line) => line.split(' ').slice(0, 2))).toEqual(
    requests.map(([method, target]) => [method, target]),
  );
});

test('nothing else of Supabase is reached: no other path, method, or escape out of one', async () => {
  const { web, asked } = await start();
  const tries: [string, string][] = [
    ['POST', '/storage/v1/object/upload/sign/uploads/a'],
    ['PUT', '/storage/v1/object/uploads/a'],
    ['PUT', '/storage/v1/object/upload/sign/..%2f..%2f..%2frest/v1/x'],
    ['PUT', '/storage/v1/object/upload/sign/%2e%2e/%2e%2e/list'],
    ['PUT', '/storage/v1/object/upload/sign/..%5c..%5clist'],
    ['POST', '/auth/v1/token/'],
    ['POST', '/auth/v1/tokens'],
    ['POST', '/auth/v1/signup'],
    ['POST', '/auth/v1/admin/users'],
    ['GET', '/auth/v1/authorize'],
    ['GET', '/rest/v1/'],
    ['GET', '/rest/v1/rpc/published_summary'],
    ['POST', '/rest/v1/responses'],
  ];
  for (const [method, target] of tries) {
    const answer = await fetch(`${web.address}${target}`, { method, ...(method !== 'GET' && { body: 'x' }) });
    expect([target, answer.status]).toEqual([target, expect.toBeOneOf([404, 405])]);
  }
  expect(asked).toEqual([]);
});

test('a body that is too long, or does not say how long it is, is refused', async () => {
  const { web, asked } = await start();
  const put = (init: RequestInit) =>
    fetch(`${web.address}/storage/v1/object/upload/sign/uploads/a`, { method: 'PUT', ...init });
  expect((await put({ body: new Uint8Array(32 * 1024 * 1024 + 1) })).status).toBe(413);
  const body = new Blob(['x']).stream();
  expect((await put({ body, duplex: 'half' } as RequestInit)).status).toBe(411);
  expect(asked).toEqual([]);
});

test('a gateway that is down is answered with 503, and asked again it answers', async () => {
  const { web } = await start();
  vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:9');
  const answer = await fetch(`${web.address}/auth/v1/token`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
});
