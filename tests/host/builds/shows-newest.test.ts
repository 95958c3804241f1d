import { afterAll, beforeAll, expect, test } from 'vitest';
import { showsNewestData } from '../../../src/host/builds/shows-newest.ts';
import { openSite, type Site } from '../../../src/host/web/site.ts';
import { openSurvey, giveCode, sending, type OpenSurvey } from '../../database/open-survey.ts';
import { emptyFolder, writeFiles } from '../../tools/local/sample.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
  await giveCode(survey, '01');
});
afterAll(() => survey.close());

/** A built site that shows this version of the data. */
async function siteOf(version: unknown): Promise<Site> {
  const folder = await emptyFolder();
  await writeFiles(folder, { 'ket-qua/du-lieu/version.json': JSON.stringify({ version }) });
  return openSite(folder);
}

const readNewest = () => survey.call('published_version');
const newest = async (): Promise<unknown> => (await readNewest()).version;

test('a site shows the newest data until another answer is published', async () => {
  const site = await siteOf(await newest());
  expect(await showsNewestData(site, readNewest)).toBe(true);
  await survey.call('send_response', sending('01'));
  expect(await showsNewestData(site, readNewest)).toBe(false);
  expect(await showsNewestData(await siteOf(await newest()), readNewest)).toBe(true);
});

test('a site without a readable version does not show the newest data', async () => {
  expect(await showsNewestData(await openSite(await emptyFolder()), readNewest)).toBe(false);
  expect(await showsNewestData(await siteOf('1'), readNewest)).toBe(false);
});
