import type { FormValues } from '../questionnaire/form-values.ts';
import { valuesOfAnswers } from '../questionnaire/values-of-answers.ts';
import { storedValues } from '../questionnaire/stored-values.ts';
import { ask, type Rpc } from './rpc.ts';
import {
  responseSchema,
  listSchema,
  type StaffList,
  type StaffResponse,
  type StoredRevision,
} from './documents.ts';
import { StaffError } from './staff-error.ts';

/** Every unit with where it stands. */
export const readList = (call: Rpc): Promise<StaffList> => ask(call, 'staff_list', {}, listSchema);

/**
 * Everything of one response, named by its number ("669-79", "669-79-AB12") or by the code of its unit ("79").
 *
 * @throws StaffError when there is none.
 */
export function readResponse(call: Rpc, named: string): Promise<StaffResponse> {
  const name = named.trim().toUpperCase();
  return ask(call, 'staff_show', /^\d{2}$/.test(name) ? { unit: name } : { number: name }, responseSchema);
}

/**
 * A revision of a response; without a number the latest.
 *
 * @throws StaffError when there is none.
 */
export function revisionOf({ revisions, number }: StaffResponse, wanted?: number): StoredRevision {
  const revision = wanted === undefined ? revisions.at(-1) : revisions.find((one) => one.number === wanted);
  if (revision) return revision;
  throw new StaffError(
    revisions.length === 0
      ? `Phiếu ${number} chưa gửi lần nào.`
      : `Phiếu ${number} không có lần gửi ${wanted}; các lần gửi là từ 1 đến ${revisions.length}.`,
  );
}

/** A revision as the values of a form, as a draft holds them: every field that is not blank, repeats counted from 0. */
export const valuesOfRevision = ({
  answers,
  explanations,
  contact,
}: Pick<StoredRevision, 'answers' | 'explanations' | 'contact'>): FormValues =>
  storedValues(valuesOfAnswers({ ...answers, ...contact }, explanations));
