import type { StoredAnswers } from '../../src/staff/answered-fields.ts';
import type { StoredRevision } from '../../src/staff/documents.ts';

/** A revision as staff see it, with these answers and explanations. */
export const revisionWith = (
  answers: StoredAnswers,
  explanations: Readonly<Record<string, string>> = {},
): StoredRevision => ({
  number: 1,
  received_at: '2016-11-20T01:00:00.000Z',
  questionnaire_version: 1,
  answers: { ...answers },
  explanations: { ...explanations },
  hash: 'a'.repeat(64),
  short_hash: 'ABCDEFGH01',
  contact: null,
});
