import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../../operate/plain-error.ts';

/** What a build reads of the project besides the published view. */
const sources = ['src', 'content', 'public', 'astro.config.mjs', 'tsconfig.json', 'package-lock.json'];

/** A hash of all that goes into a build except the data: while it is the same, the built pages differ only in data. */
export async function buildFingerprint(
  project: string,
  siteUrl: string,
  storageUrl = siteUrl,
): Promise<string> {
  const hash = createHash('sha256').update(siteUrl);
  // The pages say where files may be sent.
  if (storageUrl !== siteUrl) hash.update(`\0${storageUrl}`);
  for (const source of sources)
    for (const file of await filesBelow(path.join(project, source)))
      hash.update(`\0${path.relative(project, file)}\0`).update(await readFile(file));
  return hash.digest('hex');
}

async function filesBelow(place: string): Promise<string[]> {
  try {
    if (!(await stat(place)).isDirectory()) return [place];
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
