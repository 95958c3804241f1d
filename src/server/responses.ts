import * as z from 'zod/mini';

import type { ErrorCode } from '../questionnaire/messages.ts';
import { parseAnswers, type AnswerError } from '../questionnaire/parse-answers.ts';
import { receiptSchema } from '../submission/receipt.ts';
import { sendRequestSchema, type SendRequest } from '../submission/send-request.ts';
import { readDigest } from './access-code-digest.ts';
import { hashedAddress } from './http/caller-address.ts';
import { callDatabase } from './database.ts';
import { keyedHash } from './keyed-hash.ts';
import type { Outcome, Refused } from './http/outcome.ts';
import { refusedByDatabase, refusedOutcome } from './refused-by-database.ts';
import { malformed } from './http/request-errors.ts';
import { documentOf } from './send-document.ts';
import { areTooLarge, isTooLargeToHold } from './stored-size.ts';

const storedOutcome = z.object({
  outcome: z.enum(['stored', 'replayed', 'held']),
  receipt: receiptSchema,
});
const sendOutcome = z.union([storedOutcome, refusedOutcome]);

/**
 * Stores what an officer sent, exactly once, and answers with the receipt.
 * @param sent the request as it came
 * @param ip where it came from, as the platform says; only what comes without a code is counted by it
 */
export async function sendResponse(sent: unknown, ip?: string): Promise<Outcome> {
  const request = sendRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const digest = readDigest(request.data.access_code ?? '');
  if (digest === 'misspelled') return { refusal: 'code_misspelled' };
  // As it came: zod leaves a key `__proto__` out in silence, and an unknown question is to be named.
  const parsed = parseAnswers((sent as SendRequest).form_values);
  if (!parsed.ok) return refusedAnswers(parsed.errors);
  const document = await documentOf(request.data, parsed);
  if (areTooLarge(document.answers, document.explanations, document.form_values))
    return { refusal: 'body_too_large' };
  const isHeld = digest === 'missing';
  if (isHeld && isTooLargeToHold(document)) return { refusal: 'held_too_large' };
  const { base_revision, form_values: values } = request.data;
  const p = {
    ...document,
    request_hash: await keyedHash('request', { base_revision, form_values: values }),
    browser: request.data.browser,
    ...(isHeld ? { digest: null, address: await hashedAddress(ip) } : digest),
  };
  return outcomeFrom(await callDatabase('send_response', { p }, sendOutcome));
}

/** What no form of ours can send is a broken request; everything else is an answer the officer can correct. */
const broken: ReadonlySet<ErrorCode> = new Set(['unreadable', 'unknown_question', 'unstorable_text']);

const refusedAnswers = (errors: AnswerError[]): Refused => ({
  refusal: errors.some(({ code }) => broken.has(code)) ? 'invalid_request' : 'invalid_answers',
  errors,
});

function outcomeFrom(answered: z.infer<typeof sendOutcome>): Outcome {
  if (!('receipt' in answered)) return refusedByDatabase(answered);
  const { outcome, receipt } = answered;
  return { status: outcome === 'replayed' ? 200 : 201, body: { receipt }, word: outcome };
}
