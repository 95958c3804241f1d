import { worksheetLines, worksheetPath } from '../../questionnaire/worksheet.ts';
import { textsAt, type FormValues } from '../../questionnaire/form-values.ts';
import { districtKey, type District } from '../../units/districts.ts';

/** The district-level unit a line of the worksheet is about: as it is typed there, else as the catalogue has it. */
export interface DistrictLine {
  line: number;
  name: string;
  /** Its code in the catalogue; undefined when the name is another. */
  code: string | undefined;
  isTyped: boolean;
}

/**
 * The lines that are about a district. A line without a name is about the district that has this place in the catalogue,
 * unless that one is named in another line.
 */
export function districtLines(formValues: FormValues, catalogue: readonly District[]): DistrictLine[] {
  const typed = Array.from({ length: worksheetLines }, (_, line) => nameIn(formValues, line));
  const codes = new Map(catalogue.map(({ code, name }) => [districtKey(name, catalogue), code]));
  const codeOf = (name: string) => codes.get(districtKey(name, catalogue));
  const taken = new Set(typed.filter((name) => name !== '').map(codeOf));
  return typed.flatMap((name, line): DistrictLine[] => {
    if (name !== '') return [{ line, name, code: codeOf(name), isTyped: true }];
    const usual = catalogue[line];
    return usual && !taken.has(usual.code) ? [{ line, ...usual, isTyped: false }] : [];
  });
}

const nameIn = (formValues: FormValues, line: number): string =>
  textsAt(formValues, worksheetPath(line, 'name')).join(' ').trim();
