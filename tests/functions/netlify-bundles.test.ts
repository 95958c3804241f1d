import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipFunctions } from '@netlify/zip-it-and-ship-it';
import type { Config } from '@netlify/functions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project } from '../../src/operate/project.ts';
import { loadBundle, type Bundled } from './netlify-runtime.ts';
import { openFunctions, post, sendBody, smallest, type OpenFunctions } from './open-functions.ts';

const source = path.join(project, 'functions');
const ip = '203.0.113.7';

interface InManifest {
  name: string;
  runtimeVersion: string;
  path: string;
  schedule?: string;
  routes?: { pattern: string; methods: string[] }[];
  trafficRules?: { action: { config: { rateLimitConfig: { windowLimit: number; windowSize: number } } } };
}

let functions: OpenFunctions;
let folder: string;
let manifest: InManifest[];
beforeAll(async () => {
  functions = await openFunctions();
  folder = await mkdtemp(path.join(tmpdir(), 'survey-netlify-'));
  const file = path.join(folder, 'manifest.json');
  await zipFunctions(source, folder, {
    archiveFormat: 'none',
    basePath: project,
    manifest: file,
    parallelLimit: 2,
  });
  manifest = (JSON.parse(await readFile(file, 'utf8')) as { functions: InManifest[] }).functions;
}, 120_000);
afterAll(async () => {
  await functions.close();
  await rm(folder, { recursive: true });
});

/** A function as Netlify would run it. */
function bundled(name: string): Promise<Bundled> {
  const { path: where } = manifest.find((one) => one.name === name) ?? expect.fail(`${name} was not bundled`);
  return loadBundle(pathToFileURL(path.join(where, '___netlify-entry-point.mjs')).href);
}

test('Netlify finds every function with the address, schedule and limit that its source names, for Node 24', async () => {
  const files = (await readdir(source)).filter((name) => name.endsWith('.ts'));
  const expected = await Promise.all(
    files.map(async (file) => {
      const { config } = (await import(path.join(source, file))) as { config: Config };
      const { windowLimit, windowSize } = config.rateLimit ?? {};
      return {
        name: file.replace('.ts', ''),
        node: 'nodejs24.x',
        schedule: config.schedule,
        routes: config.schedule === undefined ? [String(config.path)] : [],
        limit: config.rateLimit && { windowLimit, windowSize },
      };
    }),
  );
  const found = manifest.map(({ name, runtimeVersion, schedule, routes = [], trafficRules }) => {
    const { windowLimit, windowSize } = trafficRules?.action.config.rateLimitConfig ?? {};
    return {
      name,
      node: runtimeVersion,
      schedule,
      routes: routes.map(({ pattern }) => pattern),
      limit: trafficRules && { windowLimit, windowSize },
    };
  });
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  expect(found.toSorted(byName)).toEqual(expected.toSorted(byName));
});

describe('bundled by Netlify and called through its bootstrap', () => {
  test('health answers', async () => {
    const answered = await (
      await bundled('health')
    )(new Request('https://khao-sat.example.vn/api/health'), ip);
    expect([answered.status, answered.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await answered.json()).toMatchObject({ database: 'answers' });
  });

  test('a send as JSON is stored, and the same again is told the same', async () => {
    const send = await bundled('responses');
    const body = sendBody('01', { access_code: await functions.codeOf('01') });
    const first = await send(post('/api/responses', body), ip);
    expect(first.status).toBe(201);
    expect(await (await send(post('/api/responses', body), ip)).json()).toEqual(await first.json());
  });

  test('a send as a plain form is stored, in Vietnamese and whole', async () => {
    const fields = { ...smallest('04'), access_code: await functions.codeOf('04'), approved: 'on' };
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const form = new URLSearchParams(fields).toString();
    const answered = await (await bundled('responses'))(post('/api/responses', form, type), ip);
    expect(answered.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const names = await functions.survey.rows(
      `select c.contact ->> 'respondent_name' as name from survey.contacts c
         join survey.responses r on r.id = c.response_id where r.unit_code = '04'`,
    );
    expect(names).toEqual([{ name: 'Nguyễn Thị Hồng Đào' }]);
  });

  test('what comes without a code is counted under the address that Netlify names', async () => {
    const send = await bundled('responses');
    expect((await send(post('/api/responses', sendBody('06')), ip)).status).toBe(201);
    const counted = await functions.survey.rows(
      'select count(*)::int as addresses from survey.held_addresses',
    );
    expect(counted).toEqual([{ addresses: 1 }]);
  });

  test.each(['forget-addresses', 'regenerate-results', 'compare-files'])(
    '%s runs as it is called on schedule, and answers nothing',
    async (name) => {
      const request = new Request(`https://khao-sat.example.vn/.netlify/functions/${name}`, {
        method: 'POST',
        body: JSON.stringify({ next_run: '2026-12-01T00:00:00.000Z' }),
      });
      expect((await (await bundled(name))(request, '')).status).toBe(204);
    },
  );
});
