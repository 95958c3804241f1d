import { splitContact } from '../questionnaire/contact.ts';
import { questionnaire } from '../questionnaire/questionnaire.ts';
import { isUnstorable, nfc } from '../vietnamese/text.ts';
import { parseAnswers, type ParseResult } from '../questionnaire/parse-answers.ts';
import { answersHash, shortHash } from '../submission/answers-hash.ts';
import { lockRequestSchema, unlockRequestSchema } from '../submission/signing.ts';
import { callDatabase } from './database.ts';
import { done, openedOutcome, readKey } from './drafts.ts';
import type { Outcome } from './http/outcome.ts';
import { refusedByDatabase } from './refused-by-database.ts';
import { errorAt, malformed } from './http/request-errors.ts';

/**
 * Locks the draft of a Sở for signature, with the hash of what it holds; refused when it is no longer the version that
 * was looked at, or could not be sent as it is.
 */
export async function lockDraft(sent: unknown): Promise<Outcome> {
  const request = lockRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const opened = await callDatabase('open_draft', { p: key }, openedOutcome);
  if (opened.outcome !== 'opened') return refusedByDatabase(opened);
  const parsed = parseAnswers(opened.form_values);
  if (!parsed.ok) return { refusal: 'invalid_answers', errors: parsed.errors };
  const p = { ...key, version: request.data.version, ...(await signedOf(parsed)) };
  const locked = await callDatabase('lock_draft', { p }, openedOutcome);
  return locked.outcome === 'opened' ? done(locked) : refusedByDatabase(locked);
}

/** What a Director signs: the answers without the contact person, and their hash. */
async function signedOf({ answers, explanations }: ParseResult & { ok: true }) {
  const hash = await answersHash(questionnaire.version, answers, explanations);
  return {
    answers: splitContact(answers).answers,
    explanations,
    questionnaire_version: questionnaire.version,
    hash,
    short_hash: shortHash(hash),
  };
}

/** Unlocks the draft of a Sở, for a reason that is kept. */
export async function unlockDraft(sent: unknown): Promise<Outcome> {
  const request = unlockRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const why = nfc(request.data.why).trim();
  if (isUnstorable(why)) return { refusal: 'invalid_request', errors: [errorAt('why', 'unstorable_text')] };
  const unlocked = await callDatabase('unlock_draft', { p: { ...key, why } }, openedOutcome);
  return unlocked.outcome === 'opened' ? done(unlocked) : refusedByDatabase(unlocked);
}
