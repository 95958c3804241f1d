import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  dataFolderAt,
  makeDataFolder,
  type DataFolder,
} from '../../../src/operate/data-folder/data-folder.ts';
import { oneAtATime, rebuilds, type Rebuilds } from '../../../src/host/builds/rebuilds.ts';
import { openSiteBuilds, type SiteBuilds } from '../../../src/host/builds/site-builds.ts';
import { emptyFolder, sampleProject, writeFiles } from '../../tools/local/sample.ts';

async function newDataFolder(): Promise<DataFolder> {
  const folder = dataFolderAt(await emptyFolder());
  await makeDataFolder(folder);
  return folder;
}

const buildsPage = (text: string) => (outDir: string) => writeFile(path.join(outDir, 'index.html'), text);

async function servedPage(builds: SiteBuilds): Promise<string | undefined> {
  const encoded = await builds.site()?.files.get('/index.html')?.encoded('identity');
  return encoded?.body.toString();
}

describe('built sites', () => {
  test('a new build takes the place of the old one, which is kept until the next', async () => {
    const folder = await newDataFolder();
    const builds = await openSiteBuilds(folder);
    expect(builds.site()).toBeUndefined();
    for (const text of ['một', 'hai', 'ba']) await builds.replace('code', buildsPage(text));
    await expect(servedPage(builds)).resolves.toBe('ba');
    expect(await readdir(folder.sites)).toHaveLength(2);
  });

  test('the site served last is served again after a restart', async () => {
    const folder = await newDataFolder();
    await (await openSiteBuilds(folder)).replace('code', buildsPage('một'));
    const afterRestart = await openSiteBuilds(folder);
    await expect(servedPage(afterRestart)).resolves.toBe('một');
    expect(afterRestart.isBuiltFrom('code')).toBe(true);
    expect(afterRestart.isBuiltFrom('other code')).toBe(false);
  });

  test('a build that fails leaves the old site, and nothing of its own', async () => {
    const folder = await newDataFolder();
    const builds = await openSiteBuilds(folder);
    await builds.replace('code', buildsPage('một'));
    const failing = async (outDir: string): Promise<void> => {
      await buildsPage('nửa trang')(outDir);
      throw new Error('the disk is full');
    };
    await expect(builds.replace('code', failing)).rejects.toThrow('the disk is full');
    await expect(servedPage(builds)).resolves.toBe('một');
    expect(await readdir(folder.sites)).toHaveLength(1);
  });

  test('what a killed build left behind is removed at the next start', async () => {
    const folder = await newDataFolder();
    await writeFiles(folder.sites, { 'half/index.html': 'nửa trang' });
    const builds = await openSiteBuilds(folder);
    expect(builds.site()).toBeUndefined();
    expect(await readdir(folder.sites)).toEqual([]);
  });
});

describe('oneAtATime', () => {
  test('all who ask while a build runs share one more build', async () => {
    const runs: { end: () => void }[] = [];
    const build = oneAtATime(() => new Promise<void>((resolve) => runs.push({ end: resolve })));
    const asked = [build(), build(), build(), build()];
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await asked[0];
    await expect.poll(() => runs.length).toBe(2);
    runs[1]?.end();
    await Promise.all(asked);
    expect(runs).toHaveLength(2);
  });

  test('one that fails does not keep those who asked meanwhile from theirs', async () => {
    let runs = 0;
    const build = oneAtATime(async () => {
      runs += 1;
      await Promise.resolve();
      if (runs === 1) throw new Error('no');
    });
    const [first, meanwhile] = [build(), build()];
    await expect(first).rejects.toThrow('no');
    await meanwhile;
    expect(runs).toBe(2);
  });
});

describe('rebuilds with Astro', () => {
  async function open(
    showsNewest?: () => Promise<boolean>,
    { signal } = new AbortController(),
  ): Promise<{ project: string; builds: SiteBuilds; site: Rebuilds; said: string[] }> {
    const project = await sampleProject();
    const folder = dataFolderAt(path.join(project, '.local'));
    await makeDataFolder(folder);
    const builds = await openSiteBuilds(folder);
    const said: string[] = [];
    const environment = { SUPABASE_URL: '', SUPABASE_PUBLISHABLE_KEY: '', SITE_URL: 'http://127.0.0.1:1' };
    const say = (sentence: string): void => void said.push(sentence);
    const options = { project, folder, builds, environment, say, signal };
    return { project, builds, said, site: rebuilds({ ...options, ...(showsNewest && { showsNewest }) }) };
  }

  test('code that does not build leaves the old site, and the sentence says why and where the log is', async () => {
    const { project, builds, site, said } = await open();
    await site.first();
    const page = await servedPage(builds);
    expect(page).toContain('Trang đầu');

    await writeFiles(project, {
      'src/pages/index.astro': "---\nthrow new Error('the database does not answer');\n---",
    });
    await site.again();
    await expect(servedPage(builds)).resolves.toBe(page);
    expect(said.at(-1)).toBe(
      `The site could not be built (the database does not answer); the whole output is in ${project}/.local/build.log. The site built before stays.`,
    );
  });

  test('unchanged code is not built a second time', async () => {
    const { project, builds, site, said } = await open();
    await site.first();
    const folder = builds.site()?.folder;
    await site.first();
    expect(builds.site()?.folder).toBe(folder);
    expect(said).toHaveLength(1);
    await writeFiles(project, { 'content/site.json': '{}' });
    await site.first();
    expect(builds.site()?.folder).not.toBe(folder);
  });

  test('a site that already shows the newest data is not built again, however often that is asked for', async () => {
    let newest = true;
    const { builds, site, said } = await open(() => Promise.resolve(newest));
    await site.first();
    const folder = builds.site()?.folder;
    await site.again();
    expect(builds.site()?.folder).toBe(folder);
    expect(said).toHaveLength(1);
    newest = false;
    const asked = [site.again(), site.again()];
    await asked[0];
    newest = true;
    await asked[1];
    expect(builds.site()?.folder).not.toBe(folder);
    expect(said.slice(1)).toEqual(['The site was rebuilt with the newest data.']);
  });

  test('a build under way has ended, and left nothing, when the rebuilds have ended', async () => {
    const stopping = new AbortController();
    const { project, builds, site } = await open(undefined, stopping);
    await site.first();
    const folder = builds.site()?.folder;
    void site.again();
    await expect.poll(() => readdir(path.join(project, '.local/builds'))).toHaveLength(1);
    stopping.abort();
    await site.ended();
    expect(await readdir(path.join(project, '.local/builds'))).toEqual([]);
    expect(builds.site()?.folder).toBe(folder);
  });
});
