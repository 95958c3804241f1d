import { findField, isExplanationPath } from './fields.ts';
import { isWorksheetPath } from './worksheet.ts';

/** Whether raw input may hold something at a path: a field, the explanation of one, or a cell of the worksheet. */
export const isDraftPath = (path: string): boolean =>
  findField(path) !== undefined || isExplanationPath(path) || isWorksheetPath(path);
