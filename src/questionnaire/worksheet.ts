import { readWholeNumber } from '../vietnamese/numbers.ts';
import { nfc } from '../vietnamese/text.ts';
import type { CountsQuestion } from './question.ts';
import { questions } from './questionnaire.ts';
import { textsAt, type RawInput } from './raw-input.ts';

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

/** The path in raw input of a figure, or of the name of the district-level unit, in a line of the worksheet. */
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

/**
 * Whether a line of figures by district holds totals, which are never added to the others: its first words are "Tổng", "Cộng", "Tổng cộng", "Tổng số". With other accents they may
 * be a name ("Công Hải"), without any they are totals only when nothing follows.
 */
export function isTotal(cells: readonly string[]): boolean {
  const words = nfc(cells.find((cell) => /\p{L}/u.test(cell)) ?? '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  return /^(?:(?:tổng|cộng)(?!\p{L})|(?:tong|cong|tong cong|tong so)\P{L}*$)/u.test(words);
}

const lines = Array.from({ length: worksheetLines }, (_, line) => line);

/** The lines that hold totals, counted from 0, however they came there. */
export const totalLines = (raw: RawInput): number[] =>
  lines.filter((line) => isTotal(worksheetCells.map((name) => textAt(raw, line, name))));

const textAt = (raw: RawInput, line: number, name: string): string =>
  textsAt(raw, worksheetPath(line, name)).join(' ');

/** The sum of a column without lines of totals, null when all lines are blank, and the lines whose figure can't be read. */
export function sumColumn(
  raw: RawInput,
  { name }: WorksheetColumn,
): { sum: number | null; unreadable: number[] } {
  let sum: number | null = null;
  const unreadable: number[] = [];
  const totals = totalLines(raw);
  for (const line of lines.filter((candidate) => !totals.includes(candidate))) {
    const reading = readWholeNumber(textAt(raw, line, name));
    if (!reading.ok) unreadable.push(line);
    else if (reading.value !== null) sum = (sum ?? 0) + reading.value;
  }
  return { sum, unreadable };
}
