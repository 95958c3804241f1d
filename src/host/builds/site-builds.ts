import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { DataFolder } from '../../operate/data-folder/data-folder.ts';
import { readIfThere, readJson, writeWhole } from '../../operate/data-folder/files.ts';
import { openSite, type Site } from '../web/site.ts';

const servedSite = z.object({
  /** Names of folders below `sites`. */
  folder: z.string(),
  previous: z.string().optional(),
  fingerprint: z.string(),
});

/** Which built site is served: kept in a file, so that the next start finds it. */
type ServedSite = z.infer<typeof servedSite>;

/** The built sites of a data folder: the one served now, and a way to put a newer one in its place. */
export interface SiteBuilds {
  site: () => Site | undefined;
  /** Whether the served site was built from this code and for this address. */
  isBuiltFrom: (fingerprint: string) => boolean;
  /** Builds into a new folder with `build`, then serves it; on failure everything stays as it was. */
  replace(fingerprint: string, build: (outDir: string) => Promise<void>): Promise<void>;
}

/** Finds the site served last; folders of builds that were broken off are removed. */
export async function openSiteBuilds(folder: DataFolder): Promise<SiteBuilds> {
  let served = await readServed(folder);
  let site = served && (await openSite(path.join(folder.sites, served.folder)));
  await keepOnly(folder, served);
  return {
    site: () => site,
    isBuiltFrom: (fingerprint) => served?.fingerprint === fingerprint,
    replace: async (fingerprint, build) => {
      // The time alone is not enough: two builds may be begun in one millisecond.
      const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
      await buildInto(path.join(folder.sites, name), build);
      const next = { folder: name, fingerprint, ...(served && { previous: served.folder }) };
      site = await openSite(path.join(folder.sites, name));
      await writeWhole(folder.servedSite, JSON.stringify(next, null, 2));
      served = next;
      await keepOnly(folder, served);
    },
  };
}

/** A file that cannot be read is as good as none: the site is then built again. */
async function readServed(folder: DataFolder): Promise<ServedSite | undefined> {
  const served = servedSite.safeParse(readJson((await readIfThere(folder.servedSite)) ?? '')).data;
  const folders = await readdir(folder.sites);
  return served && folders.includes(served.folder) ? served : undefined;
}

async function buildInto(outDir: string, build: (outDir: string) => Promise<void>): Promise<void> {
  await mkdir(outDir, { recursive: true });
  try {
    await build(outDir);
  } catch (error) {
    await rm(outDir, { recursive: true, force: true });
    throw error;
  }
}

/** The previous site stays for answers still under way. What cannot be removed now (a build whose starter was killed
 *  may still write there) is removed another time. */
async function keepOnly(folder: DataFolder, served: ServedSite | undefined): Promise<void> {
  const old = (await readdir(folder.sites)).filter(
    (name) => name !== served?.folder && name !== served?.previous,
  );
  for (const name of old)
    await rm(path.join(folder.sites, name), { recursive: true, force: true }).catch(ignore);
}

function ignore(): void {}
