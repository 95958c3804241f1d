import { formatCount } from '../../vietnamese/numbers.ts';
import { parseWholeNumber } from '../../vietnamese/numbers.ts';
import { parseDate, shortDate } from '../../vietnamese/dates.ts';
import type { Option, Question } from '../../questionnaire/question.ts';
import { textsAt, type FormValues } from '../../questionnaire/form-values.ts';

/** What the sheet is filled with: what was typed, or undefined for the blank one. */
export type PrintedValues = FormValues | undefined;

/** What was typed at a path, paragraph by paragraph; none when blank. */
export const paragraphsAt = (values: PrintedValues, path: string): string[] =>
  textsAt(values ?? {}, path).flatMap((text) => text.split('\n').filter((line) => line.trim() !== ''));

/** A count as documents print it; what is no whole number is shown as it was typed, so that nobody signs another one. */
export function countAt(values: PrintedValues, path: string): string {
  const typed = textsAt(values ?? {}, path).join(' ');
  const parsed = parseWholeNumber(typed);
  return parsed.ok && parsed.value !== null ? formatCount(parsed.value) : typed.trim();
}

/** One line of what was typed at a path: a day in figures, the name of a chosen option, else the text itself. */
export function lineAt(values: PrintedValues, question: Question, path: string): string {
  const typed = textsAt(values ?? {}, path)
    .join('; ')
    .trim();
  if (question.kind === 'date') return dayOf(typed);
  if (question.kind === 'province')
    return question.options.find(({ value }) => value === typed)?.label ?? typed;
  return typed;
}

function dayOf(typed: string): string {
  const parsed = parseDate(typed);
  return parsed.ok && parsed.value !== null ? shortDate(parsed.value) : typed;
}

/** The words beside a box, as the paper prints them. */
export const wordsOnPaper = ({ label, onPaper = label }: Option): string => onPaper;
