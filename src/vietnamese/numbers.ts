import { once } from './once.ts';

const percents = once(
  () =>
    new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const thresholds = once(() => new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 1 }));

/** A whole number as Vietnamese documents print it: 11162 is "11.162". */
export const formatCount = (count: number): string =>
  // Not by Intl, whose first use costs an old phone a tenth of a second: the form says a count when it opens.
  count.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, '.');

/** A share between 0 and 1 that was computed, as a percentage with one decimal: 0.9734 is "97,3%", 1 is "100,0%". */
export const formatPercent = (share: number): string => percents().format(share);

/** A share that somebody set, as a threshold or the mark of an axis: 0.95 is "95%". */
export const formatThreshold = (share: number): string => thresholds().format(share);

const decimals = once(() => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }));

/** A number with at most two decimals: 1.4496 is "1,45". */
export const formatDecimal = (number: number): string => decimals().format(number);

/** Why a text is not a whole number: `ambiguous` is "1,234", which may mean 1234 or 1 and a fraction. */
export type NumberErrorCode = 'not_a_number' | 'ambiguous' | 'fraction' | 'negative' | 'too_large';

const longest = 7;
// A group of thousands never begins with 0: "0.500" is a fraction.
const grouped = /^[1-9]\d{0,2}(?:[. \u00a0\u2009\u202f]\d{3})+$/;

/**
 * Reads a whole number of at most seven digits as people type it; blank text is null, never 0.
 *
 * @example
 * parseWholeNumber('1.234') // => { ok: true, value: 1234 }
 * parseWholeNumber('1,5')   // => { ok: false, code: 'fraction' }
 */
export function parseWholeNumber(
  text: string,
): { ok: true; value: number | null } | { ok: false; code: NumberErrorCode } {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: null };
  const digits = grouped.test(typed) ? typed.replace(/\D/g, '') : typed;
  if (!/^\d+$/.test(digits)) return { ok: false, code: errorCodeOf(typed) };
  const value = Number(digits);
  if (digits.replace(/^0+/, '').length > longest) return { ok: false, code: 'too_large' };
  return { ok: true, value };
}

function errorCodeOf(typed: string): NumberErrorCode {
  if (/^[-\u2212]\s*\d[\d.,\s]*$/.test(typed)) return 'negative';
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(typed)) return 'ambiguous';
  if (/^\d+[.,]\d+$/.test(typed)) return 'fraction';
  return 'not_a_number';
}
