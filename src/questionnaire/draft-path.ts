import { findField, isExplanationPath } from './fields.ts';
import { lateReasonPath } from './late-reason.ts';
import { isWorksheetPath } from './worksheet.ts';

/**
 * Whether raw input may hold something at a path: a field, the explanation of one, a cell of the worksheet, or the reason
 * for sending late.
 */
export const isDraftPath = (path: string): boolean =>
  findField(path) !== undefined ||
  isExplanationPath(path) ||
  isWorksheetPath(path) ||
  path === lateReasonPath;

/** Whether what stands at a path is one text and never a list: a written answer, an explanation, a cell of the worksheet. */
export const isTextPath = (path: string): boolean => (findField(path)?.question.kind ?? 'text') === 'text';
