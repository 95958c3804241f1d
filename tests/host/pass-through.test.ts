import { createHash } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { project } from '../../src/operate/project.ts';
import { listen, readBody, type Listening } from '../../src/host/web/http.ts';
import { readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import type { PassThrough } from '../../src/host/web/pass-through.ts';
import { openSite } from '../../src/host/web/site.ts';
import { serveWeb } from '../../src/host/web/web-server.ts';
import { emptyFolder, writeFiles } from '../tools/local/sample.ts';

const routes: PassThrough[] = [
  { method: 'PUT', path: '/storage/v1/object/upload/sign/', maxBody: 1_000_000 },
  { method: 'POST', path: '/auth/v1/token', maxBody: 1_000, headers: ['apikey'], showsBody: true },
];

/** A gateway that tells what it was asked, and a site in front of it. */
async function start(): Promise<{ web: Listening; gateway: Listening; asked: string[] }> {
  const asked: string[] = [];
  const gateway = await listen(
    (incoming, outgoing) => {
      void readBody(incoming, 1e9).then((body) => {
        const digest = createHash('sha256')
          .update(body ?? '')
          .digest('hex')
          .slice(0, 8);
        const { apikey, cookie, 'content-length': length } = incoming.headers;
        asked.push([incoming.method, incoming.url, length, digest, apikey, cookie].join(' '));
        outgoing.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=b', 'x-inside': 'y' });
        outgoing.end('{"secret":"canary"}');
      });
    },
    '127.0.0.1',
    0,
  );
  vi.stubEnv('SUPABASE_URL', gateway.address);
  const folder = await emptyFolder();
  await writeFiles(folder, { 'index.html': 'x' });
  const site = await openSite(folder);
  const rules = await readNetlifyToml(project);
  const served = { rules, functions: [], passThroughs: routes, site: () => site };
  const web = await serveWeb(() => served, '127.0.0.1', 0);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await web.stop();
    await gateway.stop();
  });
  return { web, gateway, asked };
}

test('a file goes through whole, with its length and without cookies; its sender sees the status only', async () => {
  const { web, asked } = await start();
  const body = new Uint8Array(900_000).fill(7);
  const answer = await fetch(`${web.address}/storage/v1/object/upload/sign/uploads/a?token=t`, {
    method: 'PUT',
    body,
    headers: { cookie: 'c=d', apikey: 'k' },
  });
  expect(answer.status).toBe(201);
  expect(await answer.text()).toBe('');
  expect(Object.fromEntries(answer.headers)).not.toHaveProperty('x-inside');
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 8);
  expect(asked).toEqual([`PUT /storage/v1/object/upload/sign/uploads/a?token=t 900000 ${digest}  `]);
});

test('a way that says so shows the body and passes its headers on, and sets no cookie', async () => {
  const { web, asked } = await start();
  const answer = await fetch(`${web.address}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    body: '{}',
    headers: { cookie: 'c=d', apikey: 'k' },
  });
  expect(await answer.json()).toEqual({ secret: 'canary' });
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(asked[0]).toContain(' k ');
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
    ['GET', '/rest/v1/'],
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
  expect((await put({ body: new Uint8Array(1_000_001) })).status).toBe(413);
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
