import { nfc } from '../vietnamese/text.ts';

/** Characters a name keeps at most. */
const longest = 200;

/**
 * One line as people may read it anywhere: NFC, without control characters and marks that turn the direction of
 * writing; undefined when it can't be stored.
 */
export const tidyLine = (text: string): string | undefined =>
  text.isWellFormed() ? nfc(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')).trim() : undefined;

/** The name of a file for people to read, without its folders; it never becomes part of an address. */
export function tidyFileName(name: string): string | undefined {
  const plain = tidyLine(name.replace(/^.*[/\\](?=[^/\\])/su, ''));
  if (plain === undefined || plain.length <= longest) return plain || undefined;
  return `${plain.slice(0, longest / 2)}…${plain.slice(-longest / 4)}`.toWellFormed();
}
