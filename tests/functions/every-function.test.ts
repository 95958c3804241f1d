import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config, Context } from '@netlify/functions';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { limitOf, type AddressLimit } from '../../src/host/functions/address-limits.ts';
import { project } from '../../src/operate/project.ts';

interface FunctionFile {
  default: (request: Request, context: Context) => Promise<Response | void>;
  config: Config;
}

const folder = path.join(project, 'functions');
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
const functions = await Promise.all(
  files.map(async (name) => ({ name, module: (await import(path.join(folder, name))) as FunctionFile })),
);
const withAddress = functions.filter(({ module }) => module.config.schedule === undefined);

const methodOf = (name: string) => (name === 'health.ts' ? 'GET' : 'POST');

/** Asks a function at its own address. */
async function ask({ default: answer, config }: FunctionFile, init: RequestInit): Promise<Response> {
  const request = new Request(`https://khao-sat.example.vn${String(config.path)}`, init);
  return (await answer(request, {} as Context)) ?? expect.fail('It answers nothing.');
}
const wordOf = async (answered: Response) => ((await answered.json()) as { error: string }).error;

beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => undefined));
afterAll(() => void vi.restoreAllMocks());

// Found by their files, so that a new one is held to it too.
describe('every function', () => {
  test('is reached at one address below /api/, or by a schedule alone', () => {
    expect(withAddress.length).toBeGreaterThan(10);
    for (const { name, module } of functions)
      expect([name, module.config.path ?? '']).toEqual([
        name,
        expect.stringMatching(module.config.schedule === undefined ? /^\/api\/[a-z/-]+$/ : /^$/),
      ]);
  });

  // https://docs.netlify.com/manage/security/secure-access-to-sites/rate-limiting/
  test('keeps within the two rate limit rules of the free plan of Netlify, counted for each caller', () => {
    const rules = functions.flatMap(({ module }) => module.config.rateLimit ?? []);
    expect(rules).toHaveLength(2);
    for (const rule of rules) expect(rule).toMatchObject({ windowSize: 60, aggregateBy: ['ip', 'domain'] });
  });

  test('with an address is limited for each caller on an own server', () => {
    const limits = withAddress.map(({ name, module }) => [
      name,
      limitOf(name.replace('.ts', ''), module.config.rateLimit as AddressLimit | undefined).windowLimit,
    ]);
    expect(limits.filter(([name]) => name !== 'drafts.ts').map(([, most]) => most)).toEqual(
      Array(withAddress.length - 1).fill(120),
    );
    expect(limits).toContainEqual(['drafts.ts', 600]);
  });

  test('with an address answers 405 with Allow to every other method, also to a preflight, and never CORS', async () => {
    for (const { name, module } of withAddress)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) {
        if (method === methodOf(name)) continue;
        const headers = { origin: 'https://khac.example.vn', 'access-control-request-method': 'POST' };
        const answered = await ask(module, { method, headers });
        const cors = [...answered.headers.keys()].filter((key) => key.startsWith('access-control-'));
        const told = [name, method, answered.status, answered.headers.get('allow'), cors];
        expect(told).toEqual([name, method, 405, methodOf(name), []]);
      }
  });
});

describe('every function that takes something', () => {
  const taking = withAddress.filter(({ name }) => methodOf(name) === 'POST');
  const json = { 'content-type': 'application/json' };

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://khao-sat.example.vn' },
  ])('refuses another site: %j', async (headers) => {
    for (const { name, module } of taking) {
      const answered = await ask(module, { method: 'POST', body: '{}', headers: { ...json, ...headers } });
      expect([name, answered.status, await wordOf(answered)]).toEqual([name, 403, 'not_same_origin']);
    }
  });

  test.each(['https://khac.example.vn', 'null', 'http://khao-sat.example.vn.evil.test', 'nonsense'])(
    'refuses the origin %s of an older browser',
    async (origin) => {
      for (const { name, module } of taking) {
        const answered = await ask(module, { method: 'POST', body: '{}', headers: { ...json, origin } });
        expect([name, answered.status]).toEqual([name, 403]);
      }
    },
  );

  test.each(['', 'text/plain', 'multipart/form-data; boundary=x', 'application/jsonp', 'application/xml'])(
    'refuses the content type "%s"',
    async (type) => {
      const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
      for (const { name, module } of taking) {
        const answered = await ask(module, { method: 'POST', body: '{}', headers });
        expect([name, answered.status, await wordOf(answered)]).toEqual([
          name,
          415,
          'unsupported_media_type',
        ]);
      }
    },
  );
});
