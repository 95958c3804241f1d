import type { CountsQuestion } from './question.ts';
import { questions } from './questionnaire.ts';

/** What the worksheet by district is called. */
export const worksheetTitle = 'Bảng cộng theo huyện';

/** The heading above the names of the district-level units. */
export const districtHeading = 'Đơn vị cấp huyện';

/** A column of the worksheet: the cell of section 1 that its figures add up to. */
export interface WorksheetColumn {
  /** Its name in paths: "registrars-commune". */
  name: string;
  /** The path of the cell of section 1. */
  sumsTo: string;
  level: string;
  label: string;
}

const rows = questions.filter((question): question is CountsQuestion => question.kind === 'counts');

/** The columns for figures: section 1's rows at district level, then at commune level. */
export const worksheetColumns: readonly WorksheetColumn[] = (rows[0]?.columns ?? []).flatMap((column) =>
  rows.map((row) => ({
    name: `${row.name}-${column.name}`,
    sumsTo: `${row.name}.${column.name}`,
    level: column.label,
    label: row.shortLabel,
  })),
);

/** Lines the worksheet has room for: more than any province has district-level units. */
export const worksheetLines = 60;

/** The names of the cells of a line, from left to right. */
export const worksheetCells: readonly string[] = ['name', ...worksheetColumns.map(({ name }) => name)];

const names = new Set(worksheetCells);

/** The path in form values of a figure, or of the name of the district-level unit, in a line of the worksheet. */
export const worksheetPath = (line: number, name: string): string => `worksheet.${line}.${name}`;

/** Whether a path belongs to the worksheet by district: kept with the draft, never part of the answers. */
export function isWorksheetPath(path: string): boolean {
  const [, line, name = ''] = /^worksheet\.(0|[1-9]\d?)\.([a-z_-]+)$/.exec(path) ?? [];
  return line !== undefined && Number(line) < worksheetLines && names.has(name);
}

/**
 * Where a cell of the worksheet stands, in the words of its line and headings.
 *
 * @example
 * worksheetPlace('worksheet.0.name') // => 'Bảng cộng theo huyện, dòng 1: Đơn vị cấp huyện'
 */
export function worksheetPlace(path: string): string {
  const [, line, name] = path.split('.');
  const column = worksheetColumns.find((candidate) => candidate.name === name);
  const heading = column ? `${column.level}, ${column.label}` : districtHeading;
  return `${worksheetTitle}, dòng ${Number(line) + 1}: ${heading}`;
}
