import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllHeaders, type Header } from '@netlify/headers-parser';
import { expect, test } from 'vitest';
import { project } from '../../src/operate/project.ts';
import { headersFor, readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { emptyFolder } from '../tools/local/sample.ts';

const policy = 'Content-Security-Policy';
const nobody = "frame-ancestors 'none'";
const portal = 'frame-ancestors https://moj.gov.vn';

/** A folder with the project's rules, those that are commented out in force too. */
async function folderForThePortal(): Promise<string> {
  const folder = await emptyFolder();
  const text = await readFile(path.join(project, 'netlify.toml'), 'utf8');
  await writeFile(path.join(folder, 'netlify.toml'), text.replace(/^#( *(\[|for|Content-))/gm, '$1'));
  return folder;
}

test('nobody may frame a page, until origins are listed', async () => {
  const rules = await readNetlifyToml(project);
  for (const page of ['/', '/phieu/', '/ket-qua/', '/kiem-tra/', '/nowhere'])
    expect([page, headersFor(rules, page)[policy]]).toEqual([page, nobody]);
});

test('origins that are listed may frame letter and overview, and never the form or a page below the overview', async () => {
  const rules = await readNetlifyToml(await folderForThePortal());
  for (const page of ['/', '/ket-qua/'])
    expect([page, headersFor(rules, page)[policy]]).toEqual([page, portal]);
  for (const page of [
    '/ket-qua/ha-noi/',
    '/phieu/',
    '/phieu/in/',
    '/kiem-tra/',
    '/tro-giup/',
    '/quan-tri/',
    '/nowhere',
  ])
    expect([page, headersFor(rules, page)[policy]]).toEqual([page, nobody]);
  expect(headersFor(rules, '/')['X-Content-Type-Options']).toBe('nosniff');
});

// Netlify drops a whole rule in silence when one of its values cannot be read.
test.each([
  ['as it stands', () => project],
  ['with the rules for the portal in force', folderForThePortal],
])(
  'Netlify reads the file %s without an error, and gives each page the same headers',
  async (_, folderOf) => {
    const folder = await folderOf();
    const netlifyConfigPath = path.join(folder, 'netlify.toml');
    const { headers, errors } = await parseAllHeaders({
      headersFiles: [],
      netlifyConfigPath,
      configHeaders: undefined,
      minimal: false,
    });
    expect(errors).toEqual([]);
    const rules = await readNetlifyToml(folder);
    expect(headers).toHaveLength(rules.headers.length);
    for (const page of [
      '/',
      '/phieu/',
      '/ket-qua/',
      '/ket-qua/ha-noi/',
      '/_astro/a.123.js',
      '/_astro',
      '/x.csv',
    ])
      expect([page, byNetlify(headers as Header[], page)]).toEqual([
        page,
        lowerCased(headersFor(rules, page)),
      ]);
  },
);

/** A later rule replaces what an earlier one says. */
function byNetlify(headers: readonly Header[], page: string): Record<string, string> {
  const matching = headers.filter(({ forRegExp }) => forRegExp.test(page));
  return lowerCased(Object.assign({}, ...matching.map(({ values }) => values)) as Record<string, string>);
}

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
