import type { AnswerError } from '../../questionnaire/read-raw.ts';
import type { SendRequest } from '../../submission/send-request.ts';
import { refusalWords } from './refusal-words.ts';
import { send, type SendOutcome } from './send.ts';
import { unreachable, type Sending } from './sending.ts';

/** Sends a response and says how it ended, with the sentence for the respondent when it was not stored. */
export async function deliver(request: SendRequest): Promise<Sending> {
  const outcome = await send(request);
  return outcome.kind === 'stored' ? outcome : failureOf(outcome);
}

function failureOf(outcome: Exclude<SendOutcome, { kind: 'stored' }>): Sending {
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
