import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { subset, subsetFile, weights } from '../../tools/fonts/subset.ts';

test.each(weights)(
  'the font of the pages in weight %i is what npm run fonts makes of the whole font',
  async (weight) => {
    const [made, kept] = [await subset(weight), await readFile(subsetFile(weight))];
    expect(made.equals(kept)).toBe(true);
  },
);
