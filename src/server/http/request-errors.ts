import type * as z from 'zod/mini';
import { describePlace, someInstance } from '../../questionnaire/fields.ts';
import { messages, type ErrorCode } from '../../questionnaire/messages.ts';
import type { AnswerError } from '../../questionnaire/parse-answers.ts';
import type { Refused } from './outcome.ts';

/** At most this many errors are listed: a hostile request could have one for every byte. */
const listed = 20;

/** The refusal of a request that does not have the shape it should: each fault with its path. */
export function malformed(issues: readonly z.core.$ZodIssue[]): Refused {
  const paths = issues.slice(0, listed).map((issue) => pathOf(issue.path));
  return { refusal: 'invalid_request', errors: paths.map((path) => errorAt(path, 'unreadable')) };
}

/** One thing wrong at a path of a request, in words; `typed` is what stood there, for sentences that quote it. */
export function errorAt(path: string, code: ErrorCode, typed = ''): AnswerError {
  return {
    path,
    code,
    message: messages[code]({ question: undefined, typed }),
    place: describePlace(path, someInstance),
  };
}

/** A path as the form knows it; what a caller made up is cut and cleaned, since it goes back in the answer. */
function pathOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  const named = first === 'form_values' && rest.length > 0 ? rest : path.map(String);
  return named.join('.').slice(0, 100).toWellFormed().replaceAll('\0', '');
}
