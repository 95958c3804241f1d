import { describe, expect, test } from 'vitest';
import { project } from '../../src/commands/project.ts';
import { headersFor, readNetlifyToml } from '../../src/local/netlify-toml.ts';
import { resultsSettingsOfSite } from '../../src/results/settings.ts';

const policyOf = async (path: string) =>
  headersFor(await readNetlifyToml(project), path)['Content-Security-Policy'];

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
  ])('is nobody for %s, whatever is set', async (path) =>
    expect(await policyOf(path)).toBe("frame-ancestors 'none'"),
  );
});
