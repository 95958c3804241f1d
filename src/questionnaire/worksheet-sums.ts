import { parseWholeNumber } from '../vietnamese/numbers.ts';
import { nfc } from '../vietnamese/text.ts';
import { textsAt, type FormValues } from './form-values.ts';
import { worksheetCells, worksheetLines, worksheetPath, type WorksheetColumn } from './worksheet.ts';

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
export const totalLines = (values: FormValues): number[] =>
  lines.filter((line) => isTotal(worksheetCells.map((name) => textAt(values, line, name))));

const textAt = (formValues: FormValues, line: number, name: string): string =>
  textsAt(formValues, worksheetPath(line, name)).join(' ');

/** The sum of a column without lines of totals, null when all lines are blank, and the lines whose figure can't be read. */
export function sumColumn(
  formValues: FormValues,
  { name }: WorksheetColumn,
): { sum: number | null; unreadable: number[] } {
  let sum: number | null = null;
  const unreadable: number[] = [];
  const totals = totalLines(formValues);
  for (const line of lines.filter((candidate) => !totals.includes(candidate))) {
    const parsed = parseWholeNumber(textAt(formValues, line, name));
    if (!parsed.ok) unreadable.push(line);
    else if (parsed.value !== null) sum = (sum ?? 0) + parsed.value;
  }
  return { sum, unreadable };
}
