import { once } from './once.ts';

/** The same text in the one spelling that is stored and compared: Unicode NFC (Unikey and macOS also produce other ones). */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * A key for finding text typed with or without accents, capitals or the đ.
 *
 * @example
 * fold('Đắk Lắk') // => 'dak lak'
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/**
 * One line as people may read it anywhere: NFC, without control characters and marks that turn the direction of
 * writing; undefined when it can't be stored.
 */
export const tidyLine = (text: string): string | undefined =>
  text.isWellFormed() ? nfc(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')).trim() : undefined;

const characters = once(() => new Intl.Segmenter('vi', { granularity: 'grapheme' }));

/** How many characters a reader counts: a letter with its marks is one, whatever the keyboard made of it. */
export const countCharacters = (text: string): number => [...characters().segment(text)].length;

/**
 * Whether a text has at most so many characters. Code units are counted first: a character has at least one, and
 * three leave room for the letters of every language, but not for marks piled up without end.
 */
export const hasAtMost = (text: string, max: number): boolean =>
  text.length <= max || (text.length <= 3 * max && countCharacters(text) <= max);
