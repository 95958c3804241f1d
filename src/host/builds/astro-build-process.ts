// Builds the site in a process of its own, so that the server goes on answering and a build can be ended at any time.
import { stripVTControlCharacters } from 'node:util';
import { build } from 'astro';

const [outDir = '', cacheDir = ''] = process.argv.slice(2);

// Whoever wanted this build is gone.
process.on('disconnect', () => process.exit(1));

try {
  await build({ root: process.cwd(), outDir, cacheDir });
  process.exit(0);
} catch (error) {
  console.error(error);
  process.send?.(reasonOf(error), () => process.exit(1));
}

/** What an error says, in one line, with the file it names. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first = error.name, second = ''] = stripVTControlCharacters(error.message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  // "Build failed with 1 error:" alone says nothing.
  const reason = first.endsWith(':') ? `${first} ${second.trim()}` : first;
  return 'loc' in error ? `${reason}${placeOf(error.loc)}` : reason;
}

function placeOf(loc: unknown): string {
  if (typeof loc !== 'object' || loc === null || !('file' in loc)) return '';
  const line = 'line' in loc ? `:${String(loc.line)}` : '';
  return typeof loc.file === 'string' ? ` in ${loc.file}${line}` : '';
}
