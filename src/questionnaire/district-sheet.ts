import { questions, questionnaire, sections } from './questionnaire.ts';
import type { CountsQuestion } from './question.ts';
import { worksheetColumns, type WorksheetColumn } from './worksheet.ts';

/** The rows of section 1, which every district fills in. */
export const districtRows: readonly CountsQuestion[] = questions.filter(
  (question) => question.kind === 'counts',
);

/** The heading above what the rows are about. */
export const districtTableHeading = sections.find(({ tableHeading }) => tableHeading)?.tableHeading ?? '';

/** The column of the worksheet that a cell of a district's sheet is written into. */
export const worksheetColumnOf = (row: CountsQuestion, column: string): WorksheetColumn =>
  worksheetColumns.find(({ sumsTo }) => sumsTo === `${row.name}.${column}`)!;

/** Whose sheet a file is: the version of the Phiếu, the province, and the district, undefined for one of no catalogue. */
export interface DistrictSheetKey {
  version: number;
  province: string;
  district: string | undefined;
}

/**
 * The words by which a sheet is known when it comes back.
 *
 * @example
 * districtSheetCode({ version: 1, province: '04', district: '042' }) // => '669-1-04-042'
 */
export const districtSheetCode = ({ version, province, district = 'khac' }: DistrictSheetKey): string =>
  `${sheetMark}-${version}-${province}-${district}`;

const sheetMark = '669';

/** What such words say; undefined when a text has none. */
export function parseDistrictSheetCode(text: string): DistrictSheetKey | undefined {
  const [, version, province, district] =
    /(?:^|\s)669-(\d{1,3})-(\d\d)-(\d{3}|khac)(?:$|\s)/.exec(text) ?? [];
  if (version === undefined || province === undefined) return undefined;
  return { version: Number(version), province, district: district === 'khac' ? undefined : district };
}

/** The version that sheets are made for now. */
export const sheetVersion: number = questionnaire.version;
