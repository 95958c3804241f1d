import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Where Vite keeps what runs before each import that a page makes on demand. */
const viteHelper = /vite\/preload-helper\.js$/;
const ours = fileURLToPath(new URL('fetch-then-import.ts', import.meta.url));

/** Puts `fetchThenImport` around every import on demand. Throws an error in a build where it comes to nothing, or where a
 *  part has styles of its own, which it does not bring. */
export function fetchParts(): Plugin {
  return {
    name: 'fetch-parts',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: viteHelper },
      handler: () => `export { fetchThenImport as __vitePreload } from ${JSON.stringify(ours)};`,
    },
    generateBundle(_, bundle) {
      if (this.environment.name !== 'client') return;
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      if (!chunks.some(({ moduleIds }) => moduleIds.includes(ours)))
        throw new Error('Vite has another way to preload now: look again at src/site/build/fetch-parts.ts.');
      const styled = chunks.find((chunk) => chunk.isDynamicEntry && chunk.viteMetadata?.importedCss.size);
      if (styled)
        throw new Error(`${styled.fileName} is loaded on demand and has styles: put them into its page.`);
    },
  };
}
