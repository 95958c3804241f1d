import { readWholeNumber } from '../vietnamese/numbers.ts';
import type { CountsQuestion } from './question.ts';
import { questions } from './questionnaire.ts';
import { textsAt, type RawInput } from './raw-input.ts';

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

const names = new Set(['name', ...worksheetColumns.map(({ name }) => name)]);

/** The path in raw input of a figure, or of the name of the district-level unit, in a line of the worksheet. */
export const worksheetPath = (line: number, name: string): string => `worksheet.${line}.${name}`;

/** Whether a path belongs to the worksheet by district: kept with the draft, never part of the answers. */
export function isWorksheetPath(path: string): boolean {
  const [, line, name = ''] = /^worksheet\.(0|[1-9]\d?)\.([a-z_-]+)$/.exec(path) ?? [];
  return line !== undefined && Number(line) < worksheetLines && names.has(name);
}

/** The sum of a column, null when every line is blank, and the lines whose figure can't be read. */
export function sumColumn(
  raw: RawInput,
  { name }: WorksheetColumn,
): { sum: number | null; unreadable: number[] } {
  let sum: number | null = null;
  const unreadable: number[] = [];
  for (let line = 0; line < worksheetLines; line += 1) {
    const reading = readWholeNumber(textsAt(raw, worksheetPath(line, name)).join(' '));
    if (!reading.ok) unreadable.push(line);
    else if (reading.value !== null) sum = (sum ?? 0) + reading.value;
  }
  return { sum, unreadable };
}
