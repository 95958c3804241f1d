import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Names at the top of a built page the scripts that its islands begin with, so that they come together with styles and
 * fonts; otherwise the browser learns of them one after the other, when the page has been read.
 */
export function preloadIslands(): AstroIntegration {
  return {
    name: 'preload-islands',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        const files = await readdir(site, { recursive: true });
        for (const file of files.filter((name) => name.endsWith('.html')))
          await preloadIn(site, path.join(site, file));
      },
    },
  };
}

async function preloadIn(site: string, file: string): Promise<void> {
  const page = await readFile(file, 'utf8');
  const found = new Set<string>();
  for (const [, script = ''] of page.matchAll(/\s(?:component|renderer)-url="([^"]+)"/g))
    await gather(site, script, found);
  if (found.size === 0) return;
  const links = [...found].map((script) => `<link rel="modulepreload" href="${script}">`);
  await writeFile(file, page.replace('</head>', `${links.join('')}</head>`));
}

/** A script and all that it imports at once, by their addresses on the site. */
async function gather(site: string, script: string, found: Set<string>): Promise<void> {
  if (found.has(script)) return;
  found.add(script);
  const code = await readFile(path.join(site, script), 'utf8');
  for (const [, imported = ''] of code.matchAll(/\b(?:from|import)\s*"(\.[^"]+)"/g))
    await gather(site, path.posix.join(path.posix.dirname(script), imported), found);
}
