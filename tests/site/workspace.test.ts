import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fetchSystem } from '../setup/system.ts';

const page = await fetchSystem('/quan-tri/');
const html = await page.text();

/** Scripts of the built site with all that they import at once, by their addresses. */
async function scriptsFrom(addresses: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const follow = async (address: string): Promise<void> => {
    if (found.has(address)) return;
    found.set(address, '');
    const code = await (await fetchSystem(address)).text();
    found.set(address, code);
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g))
      await follow(new URL(name, `http://x${address}`).pathname);
  };
  for (const address of addresses) await follow(address);
  return found;
}

const begun = [...html.matchAll(/\s(?:component|renderer)-url="([^"]+)"/g)].map(
  ([, address = '']) => address,
);
const loaded = await scriptsFrom(begun);

describe('the page of the workspace', () => {
  test('is stored by no browser, listed by no search engine, framed by nobody', () => {
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(html).toContain('<meta name="robots" content="noindex"');
  });

  test('is linked from no public page', async () => {
    for (const address of ['/', '/phieu/', '/ket-qua/', '/tro-giup/', '/404.html'])
      expect(await (await fetchSystem(address)).text()).not.toContain('/quan-tri/');
  });

  test('loads at most 70 kB of script before a response is opened', () => {
    expect(begun).toHaveLength(2);
    const bytes = [...loaded.values()].reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
    expect(bytes).toBeGreaterThan(30_000);
    expect(bytes).toBeLessThan(70_000);
  });

  test('has what makes workbooks and slips for when it is asked for', () => {
    const code = [...loaded.values()].join('\n');
    for (const name of ['sheetData', 'to-cap-ma']) expect(code).not.toContain(name);
  });

  test('shares no script with the form but Preact and what starts an island', async () => {
    const form = await (await fetchSystem('/phieu/ban-ky/')).text();
    const islands = [...form.matchAll(/\s(?:component|renderer)-url="([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    const both = [...(await scriptsFrom(islands)).keys()].filter((address) => loaded.has(address));
    expect(
      both.filter((address) => !/\/(preact|client|preload-helper|rolldown-runtime)\./.test(address)),
    ).toEqual([]);
  });
});
