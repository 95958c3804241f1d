// npm run fonts: makes the files in src/site/fonts anew, when a character is added or the package of the font has changed.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readFlags } from '../src/operate/arguments.ts';
import { project } from '../src/operate/project.ts';
import { subset, subsetFile, weights } from './fonts/subset.ts';

const help = `npm run fonts    makes the files of the pages' font (src/site/fonts) from the package of the whole font`;

if (readFlags(process.argv.slice(2), ['--help']).has('--help')) console.log(help);
else
  for (const weight of weights) {
    const bytes = await subset(weight);
    await writeFile(subsetFile(weight), bytes);
    console.log(`${path.relative(project, subsetFile(weight))}: ${bytes.length} bytes`);
  }
