import { isWorksheetPath } from '../../questionnaire/worksheet.ts';
import { filledValues, isSameValue, valueAt, type FieldValues, type FormValues } from '../draft/values.ts';

/** What puts a file in the place of the whole worksheet, and what takes it back. */
export interface Replacement {
  values: FieldValues;
  before: FieldValues;
  /** How many cells held something else. */
  replaced: number;
}

/** Replaces the whole worksheet by what a file holds, so that no line of before is added to those of the file. */
export function replaceWorksheet(formValues: FormValues, file: FieldValues): Replacement {
  const wanted: FormValues = Object.fromEntries(file);
  const held = Object.keys(filledValues(formValues)).filter(isWorksheetPath);
  const paths = [...new Set([...held, ...Object.keys(wanted)])];
  return {
    values: paths.map((path) => [path, valueAt(wanted, path)]),
    before: paths.map((path) => [path, valueAt(formValues, path)]),
    replaced: held.filter((path) => !isSameValue(valueAt(formValues, path), valueAt(wanted, path))).length,
  };
}
