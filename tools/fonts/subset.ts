import { readFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import { project } from '../../src/operate/project.ts';

/** The weights the pages are set in, with their files in the package of the whole font. */
const wholeFont = {
  400: '400Regular/BeVietnamPro_400Regular.ttf',
  600: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
} as const;

/** The weights of the font of the pages. */
export const weights = [400, 600] as const;

const vowels = [...'aăâeêioôơuưy'];
const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const toned = vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
const lower = [...toned, ...'bcdđghklmnpqrstvx', ...'fjwz'].join('');
const ascii = String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index));
const signs = '\u00a0·–—‘’“”«»…•×÷−≤≥°²§₫';

/** Every character that is kept: the Vietnamese alphabet, ASCII, the signs of Vietnamese print. */
export const characters = lower + lower.toUpperCase() + ascii + signs;

/** Where the subset of a weight lies. */
export const subsetFile = (weight: (typeof weights)[number]): string =>
  path.join(project, `src/site/fonts/be-vietnam-pro-${weight}.woff2`);

/**
 * Makes the subset of one weight as WOFF2, from the whole font: these characters with their kerning. Hinting, which makes a
 * file more than twice as large, is left out: at 96 dpi letters without it are as sharp across and hardly softer down.
 */
export async function subset(weight: (typeof weights)[number]): Promise<Buffer> {
  const file = path.join(project, 'node_modules/@expo-google-fonts/be-vietnam-pro', wholeFont[weight]);
  return subsetFont(await readFile(file), characters, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: ['kern'],
  });
}
