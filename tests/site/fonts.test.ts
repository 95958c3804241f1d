import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'fontkitten';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemUnderTest } from '../setup/system.ts';

/** The most that the font of the pages may weigh, all its weights together, in bytes. */
const most = 22_000;

/** Signs of tables that the font does not have in any of its weights; the system draws them. */
const ofTheSystem = new Set('✓✕');

interface BuiltPage {
  address: string;
  html: string;
}

interface UiFontFile {
  weight: string;
  bytes: Buffer;
}

let root: string;
let pages: BuiltPage[];
beforeAll(async () => {
  root = systemUnderTest().firstSite;
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'));
  pages = await Promise.all(
    names.map(async (name) => ({
      address: `/${name
        .split(path.sep)
        .join('/')
        .replace(/index\.html$/, '')}`,
      html: await readFile(path.join(root, name), 'utf8'),
    })),
  );
});

/** Whether a page is worked on rather than read. */
const isInSystemFont = ({ html }: BuiltPage): boolean => /<html[^>]*system-font/.test(html);

/** The files that a page names for the font of everything but the letter. */
function uiFontOf({ html }: BuiltPage): Promise<UiFontFile[]> {
  const faces = [...html.matchAll(/@font-face\s*\{[^}]*"Be Vietnam Pro-[^}]*\}/g)].map(([face]) => face);
  return Promise.all(
    faces.flatMap((face) => {
      const [, address] = /url\("?([^")]+)"?\)/.exec(face) ?? [];
      const [, weight = ''] = /font-weight:\s*(\d+)/.exec(face) ?? [];
      return address === undefined
        ? []
        : [readFile(path.join(root, address)).then((bytes) => ({ weight, bytes }))];
    }),
  );
}

/** The characters a page shows, once each, and those of its attributes. */
function charactersOf({ html }: BuiltPage): string[] {
  const shown = html
    .replace(/<(script|style)\b.*?<\/\1>/gsu, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replace(/[\n\t]/g, '');
  return [...new Set(shown)];
}

describe('the font of the pages', () => {
  test('weighs at most 22 kB on every page that is read, in weights 400 and 600', async () => {
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      if (isInSystemFont(page)) continue;
      const files = await uiFontOf(page);
      const weight = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
      expect([...new Set(files.map((file) => file.weight))], page.address).toEqual(['400', '600']);
      expect(weight, page.address).toBeLessThanOrEqual(most);
    }
  });

  test('is not what the form or the workspace wait for: they are in the font of the system and load none', () => {
    const worked = pages.filter(isInSystemFont);
    expect(worked.map(({ address }) => address)).toEqual(expect.arrayContaining(['/phieu/', '/quan-tri/']));
    for (const { html } of worked) expect(html).not.toMatch(/\.woff2/);
  });

  test('has every character that any page shows', async () => {
    const [first] = pages;
    if (!first) throw new Error('The site has no page.');
    const fonts = (await uiFontOf(first)).map(({ bytes }) => create(bytes));
    const has = (character: string): boolean =>
      fonts.every((font) => !font.isCollection && font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
    const missing = pages
      .filter((page) => !isInSystemFont(page))
      .flatMap((page) => charactersOf(page).map((character) => ({ character, page: page.address })))
      .filter(({ character }) => !ofTheSystem.has(character) && !has(character));
    expect(missing).toEqual([]);
  });
});
