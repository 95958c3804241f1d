import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { letterSchema, type Letter } from '../../src/letter/letter.ts';

const here = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The letter's file as a whole, frontmatter and body. */
export const letterFile = here('../../content/letter/cong-van-669.md');

/** What character recognition made of the scanned letter and Phiếu, untouched. */
export const scan = here('./scan.txt');

/** The letter's frontmatter, checked, and its body text. */
export function readLetter(): { letter: Letter; body: string } {
  const [, frontmatter = '', body = ''] = letterFile.split(/^\+\+\+$/mu);
  return { letter: letterSchema.parse(parse(frontmatter)), body };
}
