import { once } from './once.ts';
import { nfc } from './text.ts';

const zone = 'Asia/Ho_Chi_Minh';
const clockParts = once(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute';

function partsOf(instant: string | Date): Record<Part, string> {
  const parts = clockParts()
    .formatToParts(new Date(instant))
    .map(({ type, value }) => [type, value]);
  return Object.fromEntries(parts) as Record<Part, string>;
}

/** Days below 10 and the months January and February carry a zero, as official letters write them. */
function inWords(year: number, month: number, day: number): string {
  const two = (n: number, below: number) => (n < below ? `0${n}` : String(n));
  return `ngày ${two(day, 10)} tháng ${two(month, 3)} năm ${year}`;
}

/**
 * The day of an instant in Viet Nam, or a plain date YYYY-MM-DD, as an official letter writes it.
 *
 * @example
 * officialDate('2016-11-15') // => 'ngày 15 tháng 11 năm 2016'
 */
export function officialDate(instant: string | Date): string {
  if (typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant)) {
    const [year, month, day] = instant.split('-').map(Number) as [number, number, number];
    return inWords(year, month, day);
  }
  const { year, month, day } = partsOf(instant);
  return inWords(Number(year), Number(month), Number(day));
}

/** The instant in Viet Nam with hour and minute: "14 giờ 05 phút, ngày 15 tháng 11 năm 2016". */
export function officialTime(instant: string | Date): string {
  const { hour, minute } = partsOf(instant);
  return `${hour} giờ ${minute} phút, ${officialDate(instant)}`;
}

/** The same day in figures, for tables: "15/11/2016". */
export function shortDate(instant: string | Date): string {
  const { year, month, day } = partsOf(instant);
  return `${day}/${month}/${year}`;
}

/** The hour as in official time, the day in figures: in a column of 63 a time in words would not be read. */
export function tableTime(instant: string | Date): string {
  const { hour, minute } = partsOf(instant);
  return `${hour} giờ ${minute} phút, ${shortDate(instant)}`;
}

/** The day in Viet Nam as YYYY-MM-DD, for names and data. */
export function isoDay(instant: string | Date): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** The years a typed day may be of: a day far from the survey, such as 15/11/2106, is a slip of the fingers. */
export const acceptedYears = { first: 2000, last: 2030 } as const;

/** A day that was read, null when blank; or why it is none that is accepted. */
export type ParsedDate =
  { ok: true; value: string | null } | { ok: false; code: 'not_a_date' | 'year_out_of_range' };

const inFigures = /^(?:ng[àa]y\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})$/iu;
const inLetterWords = /^(?:ng[àa]y\s+)?(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+(\d{4}|\d{2})$/iu;

/**
 * Reads a day typed as DD/MM/YYYY (also with - or . between, or a year of two figures), as official letters write it,
 * or as YYYY-MM-DD, into YYYY-MM-DD; blank is null.
 *
 * @example
 * parseDate('5/3/16') // => { ok: true, value: '2016-03-05' }
 * parseDate('ngày 05 tháng 3 năm 2016') // => { ok: true, value: '2016-03-05' }
 */
export function parseDate(text: string): ParsedDate {
  const typed = nfc(text).trim();
  if (typed === '') return { ok: true, value: null };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  const local = inFigures.exec(typed) ?? inLetterWords.exec(typed);
  const [year = '', month = '', day = ''] = iso ? iso.slice(1) : (local?.slice(1).reverse() ?? []);
  const value = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(value)) return { ok: false, code: 'not_a_date' };
  const { first, last } = acceptedYears;
  const isAccepted = Number(value.slice(0, 4)) >= first && Number(value.slice(0, 4)) <= last;
  return isAccepted ? { ok: true, value } : { ok: false, code: 'year_out_of_range' };
}

/** Whether the calendar has this YYYY-MM-DD; a day past the end of its month would become one of the next. */
function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
