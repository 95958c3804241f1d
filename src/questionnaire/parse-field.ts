import { parseDate } from '../vietnamese/dates.ts';
import { parseWholeNumber } from '../vietnamese/numbers.ts';
import { hasAtMost, isTooLong, isUnstorable, nfc } from '../vietnamese/text.ts';
import type { ErrorCode } from './messages.ts';
import type { Option, Question } from './question.ts';
import { withoutControls } from './form-values.ts';

/** A field read: its value (null or the empty list when blank), or why it can't be read. */
export type ParsedField = { ok: true; value: unknown } | { ok: false; code: ErrorCode };

/** Reads what was typed into one field by its question's kind; `texts` holds no blanks. */
export function parseField(question: Question, texts: readonly string[]): ParsedField {
  if (texts.some(isUnstorable)) return { ok: false, code: 'unstorable_text' };
  switch (question.kind) {
    case 'text':
      return parseText(texts[0] ?? '', question.max, question.lines > 1 ? tidyText : tidyLine);
    case 'date':
      return parseDate(onlyOne(texts));
    case 'counts':
      return parseCount(texts);
    case 'province':
      return parseOneOf(question.options, texts, 'unreadable');
    case 'choice':
      return parseOneOf(question.options, texts, 'both_boxes');
    case 'choices':
      return parseSeveralOf(question.options, texts);
    case 'repeat':
      throw new Error(`${question.name} is a repeated question; read its questions one by one`);
    default:
      return question satisfies never;
  }
}

/** Text as it is stored: NFC, one kind of line break, no control characters, no blanks around it. */
export const tidyText = (text: string): string =>
  nfc(withoutControls(text).replace(/\r\n?|[\u2028\u2029]/g, '\n')).trim();

/** The same for an answer of one line, which a browser's field cannot hold with a line break: each becomes a space. */
export const tidyLine = (text: string): string =>
  tidyText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

/**
 * A text as it is stored, null when nothing is left of it, or that it is too long.
 * @param max characters
 */
export function parseText(
  text: string,
  max: number,
  tidy: (text: string) => string = tidyText,
): { ok: true; value: string | null } | { ok: false; code: 'too_long' } {
  const value = isTooLong(text, max) ? text : tidy(text);
  return hasAtMost(value, max) ? { ok: true, value: value || null } : { ok: false, code: 'too_long' };
}

const parseCount = (texts: readonly string[]): ParsedField => parseWholeNumber(onlyOne(texts));

/** Several texts under one name stay apart: "1" and "234" are neither 1234 nor a day. */
const onlyOne = (texts: readonly string[]) => texts.join(' + ');

function parseOneOf(options: readonly Option[], texts: readonly string[], several: ErrorCode): ParsedField {
  const ticked = new Set(texts);
  if (ticked.size > 1) return { ok: false, code: several };
  const [value = null] = ticked;
  return value === null || isOption(options, value)
    ? { ok: true, value }
    : { ok: false, code: 'unknown_option' };
}

function parseSeveralOf(options: readonly Option[], texts: readonly string[]): ParsedField {
  if (!texts.every((text) => isOption(options, text))) return { ok: false, code: 'unknown_option' };
  // In the order of the boxes on paper, so that the order of ticking changes nothing.
  return { ok: true, value: options.map((option) => option.value).filter((value) => texts.includes(value)) };
}

const isOption = (options: readonly Option[], value: string) =>
  options.some((option) => option.value === value);
