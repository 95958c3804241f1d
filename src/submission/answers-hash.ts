import canonicalize from 'canonicalize';
import type { Answers } from '../questionnaire/answers.ts';
import { splitContact } from '../questionnaire/contact.ts';
import type { Explanations } from '../questionnaire/parse-explanations.ts';
import { encodeCrockford } from './codes/crockford.ts';

/**
 * SHA-256, as 64 hexadecimal digits, over the RFC 8785 JSON of what a Director signs: the version of the
 * questionnaire, the unit, the day of the figures, the answers with their explanations. The contact person, the
 * number of the Sở's letter and files are outside it. Answers are in NFC already, as the reader leaves them.
 */
export async function answersHash(
  questionnaireVersion: number,
  answers: Answers,
  explanations: Explanations,
): Promise<string> {
  const { unit, data_date, ...rest } = splitContact(answers).answers;
  return sha256({
    questionnaire_version: questionnaireVersion,
    unit,
    data_date,
    answers: rest,
    explanations,
  });
}

/** SHA-256, as 64 hexadecimal digits, over the RFC 8785 JSON of a value. */
export async function sha256(value: unknown): Promise<string> {
  const text = canonicalize(value) ?? '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A hash as people copy it from paper: the first 50 bits as 10 Crockford characters. */
export function shortHash(hex: string): string {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return encodeCrockford(bytes, 10);
}
