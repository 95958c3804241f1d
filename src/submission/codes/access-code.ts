import { crockfordCharacter, decodeCrockford, encodeCrockford, tidyCrockford } from './crockford.ts';

const secretLength = 16;

/** A new access code: 80 random bits as 16 characters and a check character, without hyphens. */
export function makeAccessCode(random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  const secret = encodeCrockford(random, secretLength);
  return secret + checkCharacter(secret);
}

/** The code as it is printed and read aloud: "ABCD-EFGH-JKMN-PQRS-T". */
export const groupAccessCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** Reads a typed code; `misspelled` is a typing error, told from a wrong code without asking the database. */
export function parseAccessCode(
  text: string,
): { ok: true; code: string } | { ok: false; error: 'missing' | 'misspelled' } {
  const code = tidyCrockford(text);
  if (code === '') return { ok: false, error: 'missing' };
  const secret = code.slice(0, secretLength);
  const isSpelled = code.length === secretLength + 1 && code === secret + checkCharacter(secret);
  return isSpelled ? { ok: true, code } : { ok: false, error: 'misspelled' };
}

/**
 * A weighted sum in the field of 32 elements: any one wrong character and any two neighbours exchanged give
 * another check character. Empty when a character is none of the 32.
 */
function checkCharacter(secret: string): string {
  const values = decodeCrockford(secret);
  if (!values) return '';
  return crockfordCharacter(values.reduce((sum, value) => double(sum ^ value), 0));
}

/** Multiplication by x modulo x^5 + x^2 + 1. */
const double = (value: number) => (value << 1) ^ (value & 16 ? 0b100101 : 0);
