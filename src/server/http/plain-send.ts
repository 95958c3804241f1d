import type { FormValues } from '../../questionnaire/form-values.ts';
import { approvalMissing } from '../../questionnaire/parse-answers.ts';
import { parseAnswers } from '../../questionnaire/parse-answers.ts';
import type { PlainPost } from './form-body.ts';
import type { Outcome } from './outcome.ts';
import { sendResponse } from '../responses.ts';

/**
 * Sends what the form posted without script, once the leaders' consent is ticked; else says all that is missing.
 * @param ip where it came from, as the platform says
 */
export async function sendPlain(
  { request, values: formValues, isApproved }: PlainPost,
  ip?: string,
): Promise<Outcome> {
  if (isApproved) return sendResponse(request, ip);
  return { refusal: 'invalid_answers', errors: [...errorsIn(formValues), approvalMissing] };
}

function errorsIn(formValues: FormValues) {
  const parsed = parseAnswers(formValues);
  return parsed.ok ? [] : parsed.errors;
}
