import type { AstroIntegration } from 'astro';

/** Leaves JSX to Vite's own compiler. Astro's integration of Preact sends it through Babel, a sixth of a build's time,
 *  and has no setting for it; throws an error when it does so no longer. */
export function jsxByVite(): AstroIntegration {
  return {
    name: 'jsx-by-vite',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
            plugins: [{ name: 'jsx-by-vite', configResolved: ({ plugins }) => dropBabel(plugins) }],
          },
        });
      },
    },
  };
}

function dropBabel(plugins: readonly { name: string; transform?: unknown }[]): void {
  const babel = plugins.find(({ name }) => name === 'vite:preact-jsx');
  if (!babel) throw new Error('Babel has no part in JSX any more: take jsxByVite out of astro.config.mjs.');
  // The configuration is resolved several times, with the same plugins.
  delete babel.transform;
}
