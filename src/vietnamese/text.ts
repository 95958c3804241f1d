import { once } from './once.ts';

/**
 * Whether a text is broken: it holds what PostgreSQL's jsonb refuses, NUL or half of a surrogate pair, or more than 30
 * marks in a row, which no writing puts on a letter (Unicode's Stream-Safe Text Format, UAX #15, section 13) and which
 * take normalizing a time that grows with the square of their number. It is refused, never stored.
 */
export const isUnstorable = (text: string): boolean => /[\0\p{Cs}]|\p{M}{31}/u.test(text);

const normalized = (text: string, form: 'NFC' | 'NFD'): string =>
  isUnstorable(text) ? text : text.normalize(form);

/**
 * The same text in the one spelling that is stored and compared: Unicode NFC (Unikey and macOS also produce other ones).
 * A broken text stays as it is.
 */
export const nfc = (text: string): string => normalized(text, 'NFC');

/**
 * A key for finding text typed with or without accents, capitals or the đ.
 *
 * @example
 * fold('Đắk Lắk') // => 'dak lak'
 */
export function fold(text: string): string {
  return normalized(text, 'NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/**
 * One line as people may read it anywhere: NFC, without control characters and marks that turn the direction of
 * writing; undefined when it can't be stored.
 */
export function tidyLine(text: string): string | undefined {
  const plain = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
  return isUnstorable(plain) ? undefined : nfc(plain).trim();
}

const characters = once(() => new Intl.Segmenter('vi', { granularity: 'grapheme' }));

/** How many characters a reader counts: a letter with its marks is one, whatever the keyboard made of it. */
export const countCharacters = (text: string): number => [...characters().segment(text)].length;

/**
 * Whether a text has more code units than so many characters can have, in any spelling: a letter with two marks has three.
 * Asked before any work is done on it.
 */
export const isTooLong = (text: string, max: number): boolean => text.length > 3 * max;

/** Whether a text has at most so many characters; code units are counted first, a character has at least one. */
export const hasAtMost = (text: string, max: number): boolean =>
  text.length <= max || (!isTooLong(text, max) && countCharacters(text) <= max);
