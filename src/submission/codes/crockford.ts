/** The 32 characters of Crockford's base 32: no I, L, O, U, so that nothing is misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as Crockford base 32, five bits a character, the first bits first; spare bits at the end are left out. */
export function encodeCrockford(bytes: Uint8Array, length: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const total = bytes.length * 8;
  const character = (_: unknown, i: number) => alphabet[Number((bits >> BigInt(total - 5 * (i + 1))) & 31n)];
  return Array.from({ length }, character).join('');
}

/** What was typed or read aloud as the 32 characters: capitals, no spaces or hyphens, O read as 0, I and L as 1. */
export const tidyCrockford = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** The values 0 to 31 of the characters, or undefined when one is none of the 32. */
export function decodeCrockford(text: string): number[] | undefined {
  const values = [...text].map((character) => alphabet.indexOf(character));
  return values.includes(-1) ? undefined : values;
}

/** The character for a value from 0 to 31. */
export const crockfordCharacter = (value: number): string => alphabet.charAt(value);
