import { randomUUID } from 'node:crypto';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { documentOf } from '../../src/server/send-document.ts';
import { digest, giveCode, type OpenSurvey } from '../database/open-survey.ts';

/**
 * Sends what an officer typed, as the function stores it, with the code of its unit or without; returns its number.
 * `stored` takes the place of answers as they were read: what no reader of today would let through.
 */
export async function sendTyped(
  survey: OpenSurvey,
  values: FormValues,
  { withoutCode = false, base_revision = 0, stored = {} } = {},
): Promise<string> {
  const parsed = parseAnswers(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const { unit } = parsed.answers;
  if (!withoutCode && base_revision === 0) await giveCode(survey, unit);
  const request = {
    idempotency_key: randomUUID(),
    base_revision,
    form_values: values as Record<string, string>,
  };
  const document = await documentOf(request, parsed);
  const p = {
    ...document,
    request_hash: digest(request.idempotency_key),
    answers: { ...document.answers, ...stored },
    digest: withoutCode ? null : digest(`code of ${unit}`),
  };
  const { outcome, receipt } = await survey.call('send_response', { p });
  if (!receipt) throw new Error(`send_response answered ${String(outcome)}`);
  return (receipt as { number: string }).number;
}
