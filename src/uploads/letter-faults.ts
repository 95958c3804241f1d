import type { SignedCopyNote } from '../submission/upload.ts';
import { acceptedYears, isoDay, parseDate } from '../vietnamese/dates.ts';

/** What is wrong with number and date of the letter that a signed copy comes with: a sentence for each field. */
export type LetterFaults = Partial<Record<'number' | 'date', string>>;

const wrongDate = {
  not_a_date: 'Ngày công văn chưa đúng. Đề nghị ghi theo dạng ngày/tháng/năm, ví dụ 28/11/2016.',
  year_out_of_range: `Năm của ngày công văn không hợp lý; năm được nhận là từ ${acceptedYears.first} đến ${acceptedYears.last}. Đề nghị kiểm tra lại, ví dụ 28/11/2016.`,
} as const;

/** Finds what is wrong with the letter: only for a file that was sent here may both be left out. */
export function letterFaults(
  channel: SignedCopyNote['channel'],
  { number, date }: { number: string; date: string },
): LetterFaults {
  const isNeeded = channel !== 'file';
  const wrong = dateFault(date, isNeeded);
  return {
    ...(isNeeded && number.trim() === '' && { number: 'Đề nghị ghi số, ký hiệu công văn của Sở.' }),
    ...(wrong !== undefined && { date: wrong }),
  };
}

function dateFault(date: string, isNeeded: boolean): string | undefined {
  const parsed = parseDate(date);
  if (!parsed.ok) return wrongDate[parsed.code];
  if (parsed.value === null) return isNeeded ? 'Đề nghị ghi ngày công văn của Sở.' : undefined;
  return parsed.value > isoDay(new Date())
    ? 'Ngày công văn muộn hơn hôm nay. Đề nghị kiểm tra lại.'
    : undefined;
}
