import { questionnaire } from '../questionnaire/questionnaire.ts';
import type { FormValues } from '../questionnaire/form-values.ts';
import { parseAnswers } from '../questionnaire/parse-answers.ts';
import { answersHash, shortHash } from '../submission/answers-hash.ts';
import { checkPath } from '../submission/check-path.ts';
import { inSentence, revisionLabel } from '../submission/states.ts';

/** What binds a sheet to the data: whose it is, which revision, and the short hash of what stands on it. */
export interface DocumentReference {
  /** Undefined where the response was not opened with its code. */
  number?: string | undefined;
  /** The revision that was sent, or the one this would be. */
  revision: number;
  /** Undefined where something on it can't be read yet. */
  hash?: string | undefined;
  status: 'draft' | 'in_signature' | 'sent';
}

/** The short hash of what was typed, or undefined where something is missing or can't be read, or the browser can't compute it. */
export async function shortHashOf(values: FormValues): Promise<string | undefined> {
  const parsed = parseAnswers(values);
  if (!parsed.ok || !('subtle' in crypto)) return undefined;
  return shortHash(await answersHash(questionnaire.version, parsed.answers, parsed.explanations));
}

/** The line that stands on every page: number, revision and short hash, as far as the sheet has them. */
export function codeLine({ number, revision, hash }: DocumentReference): string {
  const parts = [
    number === undefined
      ? 'Chưa có số Phiếu'
      : `Phiếu số ${number}, gửi ${inSentence(revisionLabel(revision))}`,
    hash === undefined ? 'chưa có mã đối chiếu' : `mã đối chiếu nội dung ${spaced(hash)}`,
  ];
  return parts.join(', ');
}

const spaced = (hash: string) => hash.replace(/^(.{5})(.{5})$/, '$1 $2');

/** The address the QR code opens: the check page with number, revision and hash; only for what is no draft any more. */
export function checkAddress(
  { number, revision, hash, status }: DocumentReference,
  site: string,
): string | undefined {
  if (status === 'draft' || number === undefined || hash === undefined) return undefined;
  return new URL(checkPath({ number, revision, hash }), site).href;
}
