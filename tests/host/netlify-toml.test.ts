import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../../src/operate/project.ts';
import { headersFor, readNetlifyToml } from '../../src/host/web/netlify-toml.ts';
import { emptyFolder } from '../tools/local/sample.ts';

const policy = 'Content-Security-Policy';
const nobody = "frame-ancestors 'none'";
const portal = 'frame-ancestors https://moj.gov.vn';

/** The project's rules, with those that are commented out in force. */
async function rulesForThePortal() {
  const folder = await emptyFolder();
  const text = await readFile(path.join(project, 'netlify.toml'), 'utf8');
  await writeFile(path.join(folder, 'netlify.toml'), text.replace(/^#( *(\[|for|Content-))/gm, '$1'));
  return readNetlifyToml(folder);
}

test('nobody may frame a page, until origins are listed', async () => {
  const rules = await readNetlifyToml(project);
  for (const page of ['/', '/phieu/', '/ket-qua/', '/kiem-tra/', '/nowhere'])
    expect([page, headersFor(rules, page)[policy]]).toEqual([page, nobody]);
});

test('origins that are listed may frame letter and overview, and never the form or a page below the overview', async () => {
  const rules = await rulesForThePortal();
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
