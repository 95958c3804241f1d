import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Window, type Document } from 'happy-dom';
import { project } from '../../src/operate/project.ts';
import { astroBuild } from '../../src/host/builds/astro-build.ts';
import type { SupabaseLite } from '../../tools/local/supabase-lite/supabase-lite.ts';
import { serveSupabase } from '../../tools/local/supabase-lite/supabase-server.ts';
import { openCopy } from '../setup/copy.ts';
import { inMemory } from '../setup/fresh.ts';

/** A site built by a test: its results page, and every file by name. */
export interface BuiltSite {
  folder: string;
  page: Document;
  html: string;
  files: Map<string, Buffer>;
}

/** A database of a test's own, whose site can be built at any moment. */
export interface Results extends Pick<SupabaseLite, 'query'> {
  /** Builds; compares itself with what the site at `siteUrl` shows, where there is one. */
  build: (siteUrl?: string) => Promise<BuiltSite>;
  /** From here on the database does not answer. */
  stop: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens the survey without answers, reached by builds as any Supabase is: with the publishable key alone. */
export async function openResults(): Promise<Results> {
  const options = inMemory();
  const database = await openCopy(options);
  const server = await serveSupabase(database);
  const below = path.join(project, '.local/tests');
  await mkdir(below, { recursive: true });
  const folder = await mkdtemp(path.join(below, 'results-'));
  const cacheDir = path.join(folder, 'cache');
  const environment = {
    SUPABASE_URL: server.address,
    SUPABASE_PUBLISHABLE_KEY: options.keys.publishable_key,
  };
  return {
    query: database.query,
    // Nobody is there: nothing is published yet.
    build: async (siteUrl = 'http://127.0.0.1:9') => {
      const outDir = await mkdtemp(path.join(folder, 'site-'));
      const signal = AbortSignal.timeout(60_000);
      const log = `${outDir}.log`;
      const settings = { ...environment, SITE_URL: siteUrl };
      await astroBuild({ project, outDir, cacheDir, log, environment: settings, signal });
      return readSite(outDir);
    },
    stop: () => server.stop(),
    close: async () => {
      await server.stop();
      await database.close();
      await rm(folder, { recursive: true });
      await rm(options.storage, { recursive: true, force: true });
    },
  };
}

/** Reads a built site into memory. */
export async function readSite(outDir: string): Promise<BuiltSite> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const files = new Map(
    await Promise.all(
      names.map(async (name) => [path.relative(outDir, name), await readFile(name)] as const),
    ),
  );
  const html = String(files.get('ket-qua/index.html'));
  return { folder: outDir, files, html, page: parse(html) };
}

/** The page as a document; nothing in it is run or loaded. */
export function parse(html: string): Document {
  const { DOMParser } = new Window();
  return new DOMParser().parseFromString(html, 'text/html');
}
