import { valuesOfAnswers } from '../questionnaire/values-of-answers.ts';
import { readRevision, type ApiOutcome } from '../submission/api-client.ts';
import type { Credentials } from '../submission/draft-documents.ts';
import type { FormValues } from '../questionnaire/form-values.ts';
import type { Receipt } from '../submission/receipt.ts';
import type { SentRevision } from '../submission/sent-revision.ts';
import { inSentence, revisionLabel } from '../submission/states.ts';
import type { RenderedSheet } from './rendered-sheet.ts';

/** The sheet of what was sent, with the number, revision and short hash of its receipt. */
export const sentSheet = (
  values: FormValues,
  { number, revision, hash }: Pick<Receipt, 'number' | 'revision' | 'hash'>,
): RenderedSheet => ({
  values,
  reference: { number, revision, hash, status: 'sent' },
  from: `Bản đã gửi, ${inSentence(revisionLabel(revision))}`,
});

/** Reads what a Sở sent and is confirmed by a receipt, as a sheet; or why it can't be read now. */
export async function readSentSheet(
  credentials: Credentials,
  { number, revision }: Pick<Receipt, 'number' | 'revision'>,
): Promise<{ sheet: RenderedSheet } | Exclude<ApiOutcome<SentRevision>, { kind: 'done' }>> {
  const outcome = await readRevision(credentials, revision);
  if (outcome.kind !== 'done') return outcome;
  const { answers, explanations, contact, short_hash: hash } = outcome.document;
  const values = valuesOfAnswers({ ...answers, ...contact }, explanations);
  return { sheet: sentSheet(values, { number, revision, hash }) };
}
