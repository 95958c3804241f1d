import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  dataFolderAt,
  makeDataFolder,
  type DataFolder,
} from '../../../src/operate/data-folder/data-folder.ts';
import { readEndpoints } from '../../../src/operate/data-folder/endpoints.ts';
import { readSecrets } from '../../../src/operate/data-folder/secrets.ts';
import { openSiteBuilds } from '../../../src/host/builds/site-builds.ts';
import { emptyFolder } from './sample.ts';

async function newDataFolder(): Promise<DataFolder> {
  const folder = dataFolderAt(await emptyFolder());
  await makeDataFolder(folder);
  return folder;
}

const damaged = ['', '{"folder":', 'null', '[]', '{"folder":1,"secret_key":"","site_url":[]}'];

describe.each(damaged)('a file of the data folder that holds %j', (text) => {
  test('instead of the secrets is named in a sentence, and kept', async () => {
    const folder = await newDataFolder();
    await writeFile(folder.secrets, text);
    await expect(readSecrets(folder)).rejects.toThrow(
      `The file ${folder.secrets} is damaged. Put back a copy of it; or delete ${folder.root} to start afresh (its answers are lost).`,
    );
  });

  test('instead of the site served last means that none is served yet', async () => {
    const folder = await newDataFolder();
    await writeFile(folder.servedSite, text);
    expect((await openSiteBuilds(folder)).site()).toBeUndefined();
  });

  test('instead of the endpoints means that no system runs', async () => {
    const folder = await newDataFolder();
    await writeFile(folder.endpoints, text);
    expect(await readEndpoints(folder)).toBeUndefined();
  });
});
