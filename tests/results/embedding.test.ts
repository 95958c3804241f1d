import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from '../../src/operate/project.ts';
import { headersFor, readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { resultsSettingsOfSite } from '../../src/results/settings.ts';

const policyOf = async (address: string) =>
  headersFor(await readNetlifyToml(project), address)['Content-Security-Policy'];

const sample = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'netlify-'));
  const written = await readFile(path.join(project, 'netlify.toml'), 'utf8');
  await writeFile(path.join(folder, 'netlify.toml'), written.replaceAll(/^#(?=\[\[| {2})/gmu, ''));
  const rules = await readNetlifyToml(folder);
  await rm(folder, { recursive: true });
  return (address: string) => headersFor(rules, address)['Content-Security-Policy'];
};

describe('who may show a page of this site in a frame', () => {
  test('is, for letter and overview, whom content/results.json names, and nobody while it names none', async () => {
    const { embedding_origins: origins } = resultsSettingsOfSite;
    // When this fails: give netlify.toml a rule for "/" and one for "/ket-qua/", after the rule for "/*", with this policy.
    const expected = `frame-ancestors ${origins.length === 0 ? "'none'" : origins.join(' ')}`;
    expect(await policyOf('/')).toBe(expected);
    expect(await policyOf('/ket-qua/')).toBe(expected);
  });

  test.each([
    '/phieu/',
    '/kiem-tra/',
    '/tro-giup/',
    '/ket-qua/ha-noi/',
    '/ket-qua/du-lieu/',
    '/ket-qua/tong-hop/',
  ])('is nobody for %s, whatever is set', async (address) =>
    expect(await policyOf(address)).toBe("frame-ancestors 'none'"),
  );

  test('is, with the sample of netlify.toml as written, who it names for letter and overview only', async () => {
    const policyBySample = await sample();
    for (const address of ['/', '/ket-qua/'])
      expect(policyBySample(address)).toBe('frame-ancestors https://moj.gov.vn');
    for (const address of ['/phieu/', '/ket-qua/ha-noi/', '/ket-qua/tong-hop/'])
      expect(policyBySample(address)).toBe("frame-ancestors 'none'");
  });
});
