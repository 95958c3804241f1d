import preact from '@astrojs/preact';
import { defineConfig, fontProviders } from 'astro/config';
import { preloadIslands } from './src/site/build/preload-islands.ts';
import { ownModules } from './src/site/build/own-modules.ts';
import { letterFont, uiFont } from './src/site/build/fonts.ts';

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:6690',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory' },
  integrations: [preact({ include: ['**/*.tsx'] }), preloadIslands()],
  vite: {
    plugins: [ownModules()],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            // What every island needs, in one file; it would be three.
            output: { codeSplitting: { groups: [{ name: 'preact', test: /node_modules[\\/]preact[\\/]/ }] } },
          },
        },
      },
    },
  },
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ],
    },
  },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Be Vietnam Pro',
      cssVariable: '--font-be-vietnam-pro',
      // src/styles/ui-font-fallback.css has the one for both weights; Astro's would show 600 as 400.
      fallbacks: [],
      // A font that comes late is for the next page; under a reader's eyes no line breaks anew.
      display: 'optional',
      options: { variants: uiFont },
    },
    {
      provider: fontProviders.local(),
      name: 'Tinos',
      cssVariable: '--font-tinos',
      fallbacks: ['Times New Roman', 'Liberation Serif', 'serif'],
      options: { variants: letterFont },
    },
  ],
});
