import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolderAt, makeDataFolder } from '../../../src/operate/data-folder/data-folder.ts';
import { rebuilds, type Rebuilds } from '../../../src/host/builds/rebuilds.ts';
import { openSiteBuilds, type SiteBuilds } from '../../../src/host/builds/site-builds.ts';
import { emptyFolder, sampleProjectAt, writeFiles } from '../../tools/local/sample.ts';

interface Opened {
  builds: SiteBuilds;
  site: Rebuilds;
}

/** What builds the sample project into a data folder. */
async function open(project: string, data: string): Promise<Opened> {
  const folder = dataFolderAt(data);
  await makeDataFolder(folder);
  const builds = await openSiteBuilds(folder);
  const environment = { SUPABASE_URL: '', SUPABASE_PUBLISHABLE_KEY: '', SITE_URL: 'http://127.0.0.1:1' };
  const { signal } = new AbortController();
  const say = (): void => undefined;
  return { builds, site: rebuilds({ project, folder, builds, environment, say, signal }) };
}

describe('a data folder outside the project', () => {
  test('gets the whole site, also when its name begins like that of the project', async () => {
    const below = await emptyFolder();
    const project = await sampleProjectAt(path.join(below, 'survey'));
    const { builds, site } = await open(project, path.join(below, 'survey-data'));
    await site.first();
    expect(builds.site()?.files.has('/index.html')).toBe(true);
    expect(builds.site()?.folder).toContain('survey-data');
    expect(await readdir(path.join(below, 'survey-data/sites'))).toHaveLength(1);
    expect(await readdir(path.join(project, '.local/builds'))).toEqual([]);
  });
});

test('what a build of a killed process left in the project is removed at the next start', async () => {
  const below = await emptyFolder();
  const project = await sampleProjectAt(path.join(below, 'survey'));
  await writeFiles(project, { '.local/builds/1234567-0-half/index.html': 'nửa trang' });
  const { site } = await open(project, path.join(below, 'data'));
  await site.first();
  expect(await readdir(path.join(project, '.local/builds'))).toEqual([]);
});
