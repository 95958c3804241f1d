import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Where the workspace's own files lie, and what of others it shares with the public pages: Preact, which must be one. */
const own = /\/src\/workspace\//;
const shared = /\/node_modules\/(preact|@preact)\/|^\0/;
const mark = 'workspace';
const marked = /[?&]workspace$/;

/**
 * Bundles for the Department's workspace copies of its own of all that it imports. Otherwise what it shares with the form
 * would be cut out into files for both, and whoever opens the form would load more of them, and more in all.
 */
export function ownModules(): Plugin {
  return {
    name: 'own-modules',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    async resolveId(source, importer, options) {
      if (importer === undefined || !(own.test(importer) || marked.test(importer))) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!found || found.external || own.test(found.id) || shared.test(found.id)) return found;
      return marked.test(found.id)
        ? found
        : { ...found, id: `${found.id}${found.id.includes('?') ? '&' : '?'}${mark}` };
    },
    async load(id) {
      // A name that ends otherwise is taken for code.
      const [, file] = /^(.+\.json)\?workspace$/.exec(id) ?? [];
      if (file === undefined) return null;
      return { code: `export default ${await readFile(file, 'utf8')};`, moduleType: 'js' };
    },
  };
}
