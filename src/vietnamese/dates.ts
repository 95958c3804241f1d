import { once } from './once.ts';

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

/**
 * Reads a day typed as DD/MM/YYYY (also with - or . between) or as YYYY-MM-DD into YYYY-MM-DD; blank is null.
 *
 * @example
 * readDate('5/3/2016') // => { ok: true, value: '2016-03-05' }
 */
export function readDate(text: string): { ok: true; value: string | null } | { ok: false } {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: null };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
  const [year, month, day] = (iso ? iso.slice(1) : (local?.slice(1).reverse() ?? [])).map(Number);
  if (!year || !month || !day || !isDay(year, month, day)) return { ok: false };
  return { ok: true, value: [year, month, day].map((n) => String(n).padStart(2, '0')).join('-') };
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
