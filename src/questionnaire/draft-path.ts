import { isTooLong, isUnstorable } from '../vietnamese/text.ts';
import { findField, isExplanationPath } from './fields.ts';
import { limits } from './limits.ts';
import { lateReasonPath } from './late-reason.ts';
import { isWorksheetPath } from './worksheet.ts';

/**
 * Whether form values may hold something at a path: a field, the explanation of one, a cell of the worksheet, or the reason
 * for sending late.
 */
export const isDraftPath = (path: string): boolean =>
  findField(path) !== undefined ||
  isExplanationPath(path) ||
  isWorksheetPath(path) ||
  path === lateReasonPath;

/**
 * Whether a value has the shape of what stands at a path. Only boxes that may all be unticked are a list that may be empty;
 * a written answer, an explanation or a cell of the worksheet is never a list; of other fields a form without script may
 * send several values under one name.
 */
export function hasShapeOf(path: string, value: string | readonly unknown[]): boolean {
  if (typeof value === 'string') return true;
  const kind = findField(path)?.question.kind ?? 'text';
  return kind !== 'text' && value.length <= limits.list && (kind === 'choices' || value.length > 0);
}

/**
 * Why a draft can't hold a text at one of its paths, undefined when it can. So that nothing typed is lost a draft may hold
 * more than may be sent: three code units for each character.
 */
export function draftFault(path: string, text: string): 'too_long' | 'unstorable_text' | undefined {
  if (isTooLong(text, maxAt(path))) return 'too_long';
  return isUnstorable(text) ? 'unstorable_text' : undefined;
}

function maxAt(path: string): number {
  const question = findField(path)?.question;
  if (question?.kind === 'text') return question.max;
  return question || isWorksheetPath(path) ? limits.line : limits.explanation;
}
