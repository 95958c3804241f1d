import type { RawInput } from '../../questionnaire/raw-input.ts';
import { isWorksheetPath } from '../../questionnaire/worksheet.ts';
import { isSame, valueAt } from '../draft/changes.ts';
import type { Values } from '../use-fields.ts';

/** What puts a file in the place of the whole worksheet, and what takes it back. */
export interface Replacement {
  values: Values;
  before: Values;
  /** How many cells held something else. */
  replaced: number;
}

/** Replaces the whole worksheet by what a file holds, so that no line of before is added to those of the file. */
export function replaceWorksheet(raw: RawInput, file: Values): Replacement {
  const wanted: RawInput = Object.fromEntries(file);
  const held = Object.keys(raw).filter(isWorksheetPath);
  const paths = [...new Set([...held, ...Object.keys(wanted)])];
  return {
    values: paths.map((path) => [path, valueAt(wanted, path)]),
    before: paths.map((path) => [path, valueAt(raw, path)]),
    replaced: held.filter((path) => !isSame(valueAt(raw, path), valueAt(wanted, path))).length,
  };
}
