import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fetchSystem, systemUnderTest } from '../setup/system.ts';
import { parse } from './built-results.ts';

/** What every answer bears, a page's and a function's alike. */
const always = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
};

function expectHeaders(headers: Headers, more: Record<string, string> = {}): void {
  const wanted = { ...always, ...more };
  const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, headers.get(name)]));
  expect(found).toEqual(wanted);
  expect([...headers.keys()].filter((name) => /^access-control-|^server$|^x-powered-by$/.test(name))).toEqual(
    [],
  );
}

interface File {
  /** "/phieu/index.html". */
  name: string;
  body: Buffer;
}

let files: File[];
let pages: File[];
beforeAll(async () => {
  const { dataFolder } = systemUnderTest();
  const served = JSON.parse(await readFile(path.join(dataFolder, 'served-site.json'), 'utf8')) as {
    folder: string;
  };
  const root = path.join(dataFolder, 'sites', served.folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({
        name: `/${path.relative(root, path.join(parentPath, name)).split(path.sep).join('/')}`,
        body: await readFile(path.join(parentPath, name)),
      })),
  );
  pages = files.filter(({ name }) => name.endsWith('.html'));
});

const policyOf = (html: string): Map<string, string[]> => {
  const [, text = ''] = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html) ?? [];
  const decoded = text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const directives = decoded.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]));
};

describe('every page of the built site', () => {
  test('bears the headers, and may be framed by nobody', async () => {
    expect(pages.length).toBeGreaterThan(4);
    for (const { name } of pages) {
      const { headers } = await fetchSystem(name.replace(/index\.html$/, ''));
      expectHeaders(headers, { 'content-security-policy': "frame-ancestors 'none'" });
    }
  });

  test('has a policy that lets nothing in but its own, by hash, and excuses nothing inline', () => {
    for (const { name, body } of pages) {
      const policy = policyOf(String(body));
      expect([name, policy.get('default-src')]).toEqual([name, ["'self'"]]);
      expect([name, policy.get('base-uri'), policy.get('object-src')]).toEqual([
        name,
        ["'none'"],
        ["'none'"],
      ]);
      expect([name, policy.get('form-action'), policy.get('connect-src')]).toEqual([
        name,
        ["'self'"],
        ["'self'"],
      ]);
      const sources = [...policy.values()].flat();
      const allowed = sources.filter(
        (source) => !/^('self'|'none'|data:|'sha256-[A-Za-z0-9+/=]{44}')$/.test(source),
      );
      expect([name, allowed]).toEqual([name, []]);
      expect([name, policy.get('img-src')]).toEqual([name, ["'self'", 'data:']]);
      for (const directive of ['script-src', 'style-src'])
        expect(policy.get(directive)).not.toContain('data:');
    }
  });

  test('has the hash of every script and style it holds, and none of them in an attribute', () => {
    let found = 0;
    for (const { name, body } of pages) {
      const html = String(body);
      const policy = policyOf(html);
      for (const [, tag = '', attributes = '', text = ''] of html.matchAll(
        /<(script|style)([^>]*)>([\s\S]*?)<\/\1>/g,
      )) {
        if (/\ssrc=|type="application\/(ld\+)?json"/.test(attributes)) continue;
        const hash = createHash('sha256').update(text).digest('base64');
        expect(policy.get(`${tag}-src`), `${name} ${text.slice(0, 60)}`).toContain(`'sha256-${hash}'`);
        found += 1;
      }
      const tags = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '').match(/<[a-z][^>]*>/gi) ?? [];
      expect(
        tags.filter((tag) => /\s(style|on[a-z]+)=|javascript:/i.test(tag.replace(/="[^"]*"/g, '=""'))),
      ).toEqual([]);
    }
    expect(found).toBeGreaterThan(0);
  });

  test('asks no other site for anything', () => {
    for (const { name, body } of pages) {
      const loaded = [
        ...String(body).matchAll(
          /<(?:script|img|iframe|link|source|form)[^>]*\s(?:src|href|action)="([^"]*)"/g,
        ),
      ];
      const elsewhere = loaded
        .map(([, address = '']) => address)
        .filter((address) => /^(https?:)?\/\//.test(address));
      const own = elsewhere.filter((address) => !address.startsWith(systemUnderTest().address));
      expect([name, own]).toEqual([name, []]);
    }
  });
});

describe('every other file of the built site', () => {
  test('bears the headers too', async () => {
    for (const { name } of files.filter((file) => !pages.includes(file)))
      expectHeaders((await fetchSystem(name)).headers);
  });

  test('holds no secret: no key, no pepper, no code, no address of a hook', () => {
    const { secretKey, accessCodePepper, codes } = systemUnderTest();
    const secrets = [
      secretKey,
      accessCodePepper,
      'sb_secret_',
      'build_hooks/',
      'SUPABASE_SECRET',
      'ACCESS_CODE_PEPPER',
    ];
    const clear = codes.flatMap(({ code }) => [code, code.replaceAll('-', '')]);
    for (const { name, body } of files)
      for (const secret of [...secrets, ...clear])
        expect([name, body.includes(secret)]).toEqual([name, false]);
  });

  test('is no map back to the sources', () => {
    expect(files.filter(({ name }) => name.endsWith('.map'))).toEqual([]);
  });
});

describe('every answer of a function', () => {
  const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const code = systemUnderTest().codes[0]?.code ?? '';
  const unit = systemUnderTest().codes[0]?.unit ?? '';
  const asked: [string, string, RequestInit, number][] = [
    ['a success', '/api/drafts/open', post(JSON.stringify({ unit, access_code: code })), 200],
    ['earlier states', '/api/drafts/history', post(JSON.stringify({ unit, access_code: code })), 200],
    ['health', '/api/health', {}, 200],
    ['a body that cannot be read', '/api/responses', post('{'), 400],
    [
      'a wrong code',
      '/api/drafts/open',
      post(`{"unit":"${unit}","access_code":"${code.slice(0, -1)}"}`),
      400,
    ],
    ['another site', '/api/responses', post('{}', { 'sec-fetch-site': 'cross-site' }), 403],
    ['another method', '/api/responses', {}, 405],
    [
      'a preflight of another site',
      '/api/responses',
      { method: 'OPTIONS', headers: { origin: 'https://a.example' } },
      405,
    ],
    ['a body too large', '/api/responses', post('x'.repeat(1_100_000)), 413],
    ['another type', '/api/responses', post('{}', { 'content-type': 'text/plain' }), 415],
  ];
  const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  test.each(asked)(
    '(%s) bears the headers, is stored by nobody and may be framed by nobody',
    async (_, address, init, status) => {
      const response = await fetchSystem(address, init);
      expect(response.status).toBe(status);
      expectHeaders(response.headers, {
        'cache-control': 'no-store',
        'content-security-policy': policy,
        'x-frame-options': 'DENY',
        'content-type': 'application/json; charset=utf-8',
      });
    },
  );

  test('(the form without script) bears them, with the policy of its own page', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetchSystem('/api/responses', post('unit=01&obstacles=%3Cb%3Ecanary', form));
    expect(response.status).toBe(422);
    expectHeaders(response.headers, {
      'cache-control': 'no-store',
      'content-security-policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
      'content-type': 'text/html; charset=utf-8',
    });
    const html = await response.text();
    expect(policyOf(html).get('default-src')).toEqual(["'self'"]);
    const page = parse(html);
    expect(page.querySelector('textarea[name="obstacles"]')?.textContent).toBe('<b>canary');
    expect(page.querySelectorAll('b')).toHaveLength(0);
  });
});
