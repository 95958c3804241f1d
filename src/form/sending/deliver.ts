import type { AnswerError } from '../../questionnaire/read-raw.ts';
import { sendResponse, type ApiOutcome } from '../../submission/api-client.ts';
import type { SendRequest } from '../../submission/send-request.ts';
import { refusalWords } from './refusal-words.ts';
import { unreachable, type Sending } from './sending.ts';

/** Sends a response and says how it ended, with the sentence for the respondent when it was not stored. */
export async function deliver(request: SendRequest): Promise<Sending> {
  const outcome = await sendResponse(request);
  return outcome.kind === 'done' ? { kind: 'stored', ...outcome.document } : failureOf(outcome);
}

function failureOf(outcome: Exclude<ApiOutcome<unknown>, { kind: 'done' }>): Sending {
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
