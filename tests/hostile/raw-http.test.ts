import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as check from '../../functions/receipts-check.ts';
import * as health from '../../functions/health.ts';
import * as send from '../../functions/responses.ts';
import { project } from '../../src/operate/project.ts';
import { hostedFunction, type FunctionModule } from '../../src/host/functions/functions.ts';
import type { Listening } from '../../src/host/web/http.ts';
import { readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { serveWeb } from '../../src/host/web/web-server.ts';
import { openFunctions, sendBody, type OpenFunctions } from '../functions/open-functions.ts';
import { speak } from './raw-http.ts';

let functions: OpenFunctions;
let web: Listening;
beforeAll(async () => {
  functions = await openFunctions({ SITE_URL: 'http://127.0.0.1:9' });
  const modules = { send, check, health } as unknown as Record<string, FunctionModule>;
  const local = Object.entries(modules).map(([name, module]) => hostedFunction(name, module));
  const rules = await readNetlifyToml(project);
  const page = { body: Buffer.from('<h1>Phiếu</h1>'), etag: '"x"', encoding: 'identity' as const };
  const file = { type: 'text/html', encoded: () => Promise.resolve(page) };
  const files = new Map(['/index.html', '/phieu/index.html', '/404.html'].map((name) => [name, file]));
  const site = () => ({ folder: '/nowhere', files });
  web = await serveWeb(() => ({ rules, functions: local, site }), '127.0.0.1', 0);
});
afterAll(async () => {
  await web.stop();
  await functions.close();
});

const body = () => JSON.stringify(sendBody('01'));
const head = (first: string, ...lines: string[]) =>
  [first, 'Host: khao-sat.example.vn', 'Connection: close', ...lines, '', ''].join('\r\n');
const json = 'Content-Type: application/json';
const toSend = (...lines: string[]) => head('POST /api/responses HTTP/1.1', json, ...lines);

/** After whatever was done to it, the server answers the next one, and has said nothing of its inside. */
afterEach(async () => {
  const { status } = await speak(web.address, [head('GET /api/health HTTP/1.1')]);
  expect(status).toBe(200);
});

const expectRefused = ({ status, text }: Awaited<ReturnType<typeof speak>>) => {
  expect(status, text.slice(0, 400)).toBeGreaterThanOrEqual(400);
  expect(status, text.slice(0, 400)).toBeLessThan(500);
  expect(text).not.toMatch(/node_modules|^ +at |SQLSTATE|TypeError/m);
};

describe('over a line of its own', () => {
  test('a send in chunks, without a length, is stored', async () => {
    const text = body();
    const chunk = (part: string) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`;
    const chunks = [text.slice(0, 20), text.slice(20)].map(chunk);
    const { status } = await speak(web.address, [
      toSend('Transfer-Encoding: chunked'),
      ...chunks,
      '0\r\n\r\n',
    ]);
    expect(status).toBe(201);
  });

  const refused: Record<string, (string | Uint8Array)[]> = {
    'a method nobody knows': [head('BREW /api/responses HTTP/1.1')],
    'the method TRACE': [head('TRACE /api/responses HTTP/1.1')],
    'the method TRACK on a page': [head('TRACK / HTTP/1.1')],
    'the method CONNECT': [head('CONNECT evil.example:443 HTTP/1.1')],
    'chunks that are no chunks': [toSend('Transfer-Encoding: chunked'), 'zz\r\nhello\r\n0\r\n\r\n'],
    'a length and chunks at once': [toSend('Transfer-Encoding: chunked', 'Content-Length: 5'), '0\r\n\r\n'],
    'two lengths': [toSend('Content-Length: 2', 'Content-Length: 3'), '{}'],
    'a negative length': [toSend('Content-Length: -1')],
    'no host': [
      `POST /api/responses HTTP/1.1\r\n${json}\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    ],
    'a host with a path': ['GET / HTTP/1.1\r\nHost: a/b@evil.example\r\nConnection: close\r\n\r\n'],
    'a header that folds': [head('GET / HTTP/1.1', 'X-A: b\r\n c')],
    'a header without a name': [head('GET / HTTP/1.1', ': x')],
    'a NUL in a header': [head('GET / HTTP/1.1', 'X-A: a\0b')],
    'a header of a hundred thousand bytes': [head('GET / HTTP/1.1', `X-A: ${'a'.repeat(100_000)}`)],
    'three thousand headers': [
      head('GET / HTTP/1.1', ...Array.from({ length: 3000 }, (_, i) => `X-${i}: ${i}`)),
    ],
    'an address of a hundred thousand characters': [head(`GET /${'a'.repeat(100_000)} HTTP/1.1`)],
    'an address of another site': [head('GET http://evil.example/ HTTP/1.1')],
    'an address that is none': [head('GET * HTTP/1.1')],
    'no HTTP at all': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    'another version': [head('GET / HTTP/9.9')],
    'a gzipped send': [
      toSend('Content-Encoding: gzip', `Content-Length: ${gzipSync('{}').length}`),
      gzipSync('{}'),
    ],
    'a send without a type': [head('POST /api/responses HTTP/1.1', 'Content-Length: 2'), '{}'],
    'seven megabytes': [toSend('Content-Length: 7000000'), 'x'.repeat(7_000_000)],
    'out of the folder': [head('GET /../../../etc/passwd HTTP/1.1')],
    'out of the folder, escaped': [head('GET /%2e%2e/%2e%2e%2fetc%2fpasswd HTTP/1.1')],
    'a NUL in the address': [head('GET /%00 HTTP/1.1')],
    'an escape that is none': [head('GET /%ff%zz HTTP/1.1')],
    'a function of nobody': [head('GET /.netlify/functions/regenerate-results HTTP/1.1')],
  };
  test.each(Object.entries(refused))('%s is refused', async (_, pieces) => {
    expectRefused(await speak(web.address, pieces));
  });

  test('what begins with two slashes leads to no other site', async () => {
    for (const path of [
      '//evil.example',
      '//evil.example/phieu',
      '/\\evil.example/phieu',
      '/phieu?//evil.example',
    ]) {
      const { text } = await speak(web.address, [head(`GET ${path} HTTP/1.1`)]);
      expect(text).not.toMatch(/^location: *(https?:)?[/\\]{2}/im);
    }
  });

  test('a send cut off is not stored, and nobody is kept waiting', async () => {
    const stored = () => functions.survey.rows('select from survey.revisions');
    const before = await stored();
    const cut = body().slice(0, 40);
    const heard = await speak(web.address, [toSend('Content-Length: 400'), cut], { hangUp: true });
    expect(heard.status ?? 400).toBeLessThan(500);
    expect(await stored()).toEqual(before);
  });

  test('a host that is made up is in no answer', async () => {
    const more = ['Host: evil.example', 'X-Forwarded-Host: evil.example', 'Connection: close', '', ''];
    for (const path of ['/', '/phieu', '/nowhere', '/api/health', '/api/responses']) {
      const { text } = await speak(web.address, [[`GET ${path} HTTP/1.1`, ...more].join('\r\n')]);
      expect(text).not.toContain('evil.example');
    }
  });
});
