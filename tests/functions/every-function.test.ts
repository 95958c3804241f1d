import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config, Context } from '@netlify/functions';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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

  test('with an address is limited for each caller, not for all callers together', () => {
    for (const { name, module } of withAddress)
      expect([name, module.config.rateLimit]).toMatchObject([
        name,
        { windowSize: 60, aggregateBy: ['ip', 'domain'] },
      ]);
  });

  test('with an address answers 405 to a preflight of another site, and never CORS', async () => {
    for (const { name, module } of withAddress) {
      const address = `https://khao-sat.example.vn${String(module.config.path)}`;
      const headers = { origin: 'https://khac.example.vn', 'access-control-request-method': 'POST' };
      const request = new Request(address, { method: 'OPTIONS', headers });
      const answered = await module.default(request, {} as Context);
      const cors = [...(answered?.headers.keys() ?? [])].filter((key) => key.startsWith('access-control-'));
      expect([name, answered?.status, cors]).toEqual([name, 405, []]);
    }
  });

  test('that takes something takes nothing from another site', async () => {
    for (const { name, module } of withAddress.filter((one) => one.name !== 'health.ts')) {
      const address = `https://khao-sat.example.vn${String(module.config.path)}`;
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
      const request = new Request(address, { method: 'POST', headers, body: '{}' });
      expect([name, (await module.default(request, {} as Context))?.status]).toEqual([name, 403]);
    }
  });
});
