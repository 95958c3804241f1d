import type { AnswerError } from '../../questionnaire/parse-answers.ts';
import { sendResponse, type ApiOutcome } from '../../submission/api-client.ts';
import type { SendRequest } from '../../submission/send-request.ts';
import { browserId } from '../draft/local-draft.ts';
import { filledValues, type FormValues } from '../draft/values.ts';
import { forgetKey, keyForSend } from './idempotency-key.ts';
import { refusalWords } from '../../submission/refusal-words.ts';
import { unreachable, type Sending } from './sending.ts';

/** What is sent: the values, the revision they were made from, and the code if there is one. */
export interface Content {
  values: FormValues;
  baseRevision: number;
  code: string | undefined;
}

const keyFor = keyForSend();

/** Sends what was typed, once: trying again with the same content repeats the same send. */
export async function deliverContent({ values, baseRevision, code }: Content): Promise<Sending> {
  const formValues = filledValues(values);
  // The order of the fields may be another after the page was loaded again.
  const content = JSON.stringify([Object.entries(formValues).sort(), baseRevision, code]);
  const result = await deliver({
    ...(code !== undefined && { access_code: code }),
    // It would hold the code in this browser's storage; with a code the revision tells whether it was sent before.
    idempotency_key: keyFor(content, code === undefined),
    base_revision: baseRevision,
    ...(code !== undefined && { browser: browserId() }),
    form_values: formValues as Record<string, string | string[]>,
  });
  if (isAnswered(result)) forgetKey();
  return result;
}

/** Whether it is known what became of a send. */
const isAnswered = (result: Sending): boolean =>
  result.kind === 'stored' ||
  (result.kind === 'failed' && result.reason !== 'unreachable' && result.reason !== 'try_again');

/** Sends a response and says how it ended, with the sentence for the respondent when it was not stored. */
export async function deliver(request: SendRequest): Promise<Sending> {
  const outcome = await sendResponse(request);
  return outcome.kind === 'done' ? { kind: 'stored', ...outcome.document } : failureOf(outcome);
}

/** Why something that was asked for was not done, with the sentence for the respondent. */
export function failureOf(outcome: Exclude<ApiOutcome<unknown>, { kind: 'done' }>): Sending {
  if (outcome.kind === 'unreachable') return unreachable;
  const { error, reference, errors = [] } = outcome.refusal;
  return {
    kind: 'failed',
    reason: error,
    words: refusalWords[error],
    reference,
    errors: errors as AnswerError[],
  };
}
