import { connect } from 'node:net';
import path from 'node:path';
import { onTestFinished, describe, expect, test, vi } from 'vitest';
import { project } from '../../src/operate/project.ts';
import {
  hostedFunction,
  type FunctionModule,
  type HostedFunction,
} from '../../src/host/functions/functions.ts';
import { readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { openSite } from '../../src/host/web/site.ts';
import { serveWeb, type Served } from '../../src/host/web/web-server.ts';
import { speak } from '../hostile/raw-http.ts';
import { emptyFolder, writeFiles } from '../tools/local/sample.ts';

const echo: FunctionModule = {
  default: async (request, { ip }) => Response.json({ body: await request.text(), ip, address: request.url }),
  config: { path: '/api/echo' },
};

async function start(modules: Record<string, FunctionModule> = {}): Promise<string> {
  const folder = await emptyFolder();
  await writeFiles(folder, {
    'secret.txt': 'canary',
    'site/index.html': '<h1>Trang đầu</h1>'.repeat(100),
    'site/404.html': '<h1>Không tìm thấy</h1>',
    'site/phieu/index.html': '<h1>Phiếu</h1>',
    'site/_astro/form.123.js': 'export {};',
  });
  const site = await openSite(path.join(folder, 'site'));
  const functions: HostedFunction[] = Object.entries(modules).map(([name, module]) =>
    hostedFunction(name, module),
  );
  return serve({ rules: await readNetlifyToml(project), functions, site: () => site });
}

async function serve(served: Served | undefined): Promise<string> {
  const web = await serveWeb(() => served, '127.0.0.1', 0);
  onTestFinished(web.stop);
  return web.address;
}

/** What the server answers to a request line no client library would send. */
async function rawly(address: string, target: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const piece of socket.setEncoding('utf8')) answer += String(piece);
  return answer;
}

describe('pages', () => {
  test('bear the headers of netlify.toml', async () => {
    const { headers } = await fetch(await start());
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('public,max-age=0,must-revalidate');
  });

  test('are kept by browsers only where the name changes with the content', async () => {
    const address = await start();
    const { headers } = await fetch(`${address}/_astro/form.123.js`);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('are compressed, and sent once while they do not change', async () => {
    const address = await start();
    const accept = { 'accept-encoding': 'br' };
    const first = await fetch(address, { headers: accept });
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(Number(first.headers.get('content-length'))).toBeLessThan(200);
    expect(await first.text()).toContain('Trang đầu');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { ...accept, 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  test('that are not there are answered with the page that says so', async () => {
    const response = await fetch(`${await start()}/khong-co/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Không tìm thấy');
  });

  test('asked for without the slash at the end are found with it', async () => {
    const response = await fetch(`${await start()}/phieu?a=1`, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe('/phieu/?a=1');
  });

  test.for([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/phieu/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/%00',
    '/%zz',
    'http://other.example/secret.txt',
  ])('nothing outside the site is reached by %s', async (target) => {
    const answer = await rawly(await start(), target);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('canary');
  });

  test('take no POST', async () => {
    const response = await fetch(`${await start()}/phieu/`, { method: 'POST', body: 'x' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  test('are asked to be waited for while the system starts', async () => {
    const response = await fetch(await serve(undefined));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });
});

test('a caller that does not end its headers is not waited for', async () => {
  const patience = { headers: 200, request: 400, idle: 200, stop: 200 };
  const web = await serveWeb(() => undefined, '127.0.0.1', 0, patience);
  onTestFinished(web.stop);
  const { status } = await speak(web.address, ['GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ']);
  expect(status).toBe(408);
});

test('a text is compressed only as its reader accepts', async () => {
  const address = await start();
  const encodingFor = async (accepted: string) =>
    (await fetch(address, { headers: { 'accept-encoding': accepted } })).headers.get('content-encoding');
  expect(await encodingFor('gzip, deflate, br')).toBe('br');
  expect(await encodingFor('gzip;q=0.5, deflate')).toBe('gzip');
  expect(await encodingFor('br;q=0, gzip')).toBe('gzip');
  expect(await encodingFor('identity')).toBeNull();
});

describe('functions', () => {
  test('get the request as it was sent, and the address it came from', async () => {
    const address = await start({ echo });
    const response = await fetch(`${address}/api/echo?q=1`, { method: 'POST', body: 'Đặng Thị Ngọc' });
    expect(await response.json()).toEqual({
      body: 'Đặng Thị Ngọc',
      ip: '127.0.0.1',
      address: `${address}/api/echo?q=1`,
    });
  });

  test('do not get the headers of netlify.toml, as on Netlify', async () => {
    const { headers } = await fetch(`${await start({ echo })}/api/echo`);
    expect(headers.has('content-security-policy')).toBe(false);
  });

  test('get six megabytes, and nothing that is longer', async () => {
    const address = await start({ echo });
    const most = 6 * 1024 * 1024;
    const send = (length: number): Promise<Response> =>
      fetch(`${address}/api/echo`, { method: 'POST', body: new Uint8Array(length) });
    expect((await send(most)).status).toBe(200);
    const refused = await send(most + 1);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: 'body_too_large' });
  });

  test('that took what was sent are followed by the schedule; refusals and questions are not', async () => {
    let taken = 0;
    const answering: FunctionModule = {
      default: (request) => new Response(null, { status: request.url.endsWith('refused') ? 422 : 200 }),
      config: { path: '/api/taken' },
    };
    const functions = [hostedFunction('answering', answering)];
    const site = await openSite(await emptyFolder());
    const rules = await readNetlifyToml(project);
    const address = await serve({ rules, functions, site: () => site, taken: () => (taken += 1) });
    await fetch(`${address}/api/taken?refused`, { method: 'POST' });
    await fetch(`${address}/api/taken`);
    expect(taken).toBe(0);
    await fetch(`${address}/api/taken`, { method: 'POST' });
    expect(taken).toBe(1);
  });

  test('that fail show the caller a reference and nothing else', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const failing = {
      default: () => {
        throw new Error('password is hunter2');
      },
      config: { path: '/api/fails' },
    };
    const response = await fetch(`${await start({ failing })}/api/fails`);
    expect(response.status).toBe(500);
    const answer = (await response.json()) as { reference: string };
    expect(answer).toEqual({
      error: 'try_again',
      reference: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    });
    expect(printed.mock.calls[0]?.[0]).toContain(answer.reference);
  });

  test('on a schedule have no address', async () => {
    let runs = 0;
    const scheduled = {
      default: () => {
        runs += 1;
        return undefined;
      },
      config: { schedule: '*/5 * * * *' },
    };
    const response = await fetch(`${await start({ scheduled })}/.netlify/functions/scheduled`);
    expect(response.status).toBe(404);
    expect(runs).toBe(0);
  });
});
