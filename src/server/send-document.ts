import { splitContact } from '../questionnaire/contact.ts';
import { parseLateReason } from '../questionnaire/parse-explanations.ts';
import { publishedFacts } from '../questionnaire/publication.ts';
import { questionnaire } from '../questionnaire/questionnaire.ts';
import type { ParseResult } from '../questionnaire/parse-answers.ts';
import { answersHash, shortHash } from '../submission/answers-hash.ts';
import type { SendRequest } from '../submission/send-request.ts';
import { storedValues } from '../questionnaire/stored-values.ts';

/** What the database stores of a request: the answers, apart from them the contact, and what of them is published. */
export async function documentOf(
  request: Omit<SendRequest, 'access_code'>,
  { answers, explanations }: ParseResult & { ok: true },
) {
  const { base_revision, idempotency_key, form_values: values } = request;
  const hash = await answersHash(questionnaire.version, answers, explanations);
  return {
    unit: answers.unit,
    idempotency_key,
    base_revision,
    questionnaire_version: questionnaire.version,
    ...splitContact(answers),
    explanations,
    late_reason: parseLateReason(values).reason,
    facts: publishedFacts(answers),
    form_values: storedValues(values),
    hash,
    short_hash: shortHash(hash),
  };
}
