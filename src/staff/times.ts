import { lateLabel } from '../submission/deadline.ts';
import { officialTime, parseDate } from '../vietnamese/dates.ts';
import { StaffError } from './staff-error.ts';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant in Viet Nam to the second, in figures that sort: "2016-11-30 14:05:09". */
export const localTime = (instant: string): string => parts.format(new Date(instant));

/** The same for tables, to the minute: "30/11/2016 14:05". */
export function shortTime(instant: string): string {
  const [date = '', time = ''] = localTime(instant).split(' ');
  return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
}

/**
 * Reads a time in Viet Nam ("2016-11-30 00:00" or "30/11/2016 00:00") into an instant; "none" is null.
 *
 * @throws StaffError for anything else, also for a day without its time: the letter's "trước ngày" begins at 00:00.
 */
export function readLocalTime(text: string): string | null {
  if (text.trim() === 'none') return null;
  const [, day = '', hour = '', minute = ''] = /^\s*(\S+)[ T]+(\d{1,2}):(\d{2})\s*$/.exec(text) ?? [];
  const date = parseDate(day);
  if (!date.ok || date.value === null || hour === '' || Number(hour) > 23 || Number(minute) > 59)
    throw new StaffError(
      `“${text}” không phải là thời điểm. Đề nghị ghi theo giờ Việt Nam, ví dụ "2016-11-30 00:00", hoặc none nếu không đặt.`,
    );
  // Viet Nam has been seven hours ahead of UTC without a break since 1975.
  return new Date(`${date.value}T${hour.padStart(2, '0')}:${minute}:00+07:00`).toISOString();
}

/** What a deadline means, in words: when a response is late, until when one is taken, and what holds now. */
export function timesInWords(times: {
  due_at: string | null;
  closes_at: string | null;
  open: boolean;
  late: number;
}): string[] {
  const { due_at, closes_at, open, late } = times;
  const taken = open ? 'trở đi vẫn được nhận và được ghi' : 'đến khi đóng khảo sát được ghi';
  return [
    due_at === null
      ? `Chưa đặt thời hạn: không phiếu nào bị ghi “${lateLabel}”.`
      : `Phiếu gửi lần đầu từ ${officialTime(due_at)} ${taken} “${lateLabel}”; trước đó là đúng thời hạn. ${open ? 'Hiện có' : 'Có'} ${late} phiếu gửi sau thời hạn.`,
    closes_at === null
      ? 'Chưa đặt thời điểm đóng: khảo sát nhận phiếu cho đến khi có lệnh đóng.'
      : `Từ ${officialTime(closes_at)} không nhận phiếu, đính chính và bản nháp nữa.`,
    open ? 'Hiện nay khảo sát đang nhận phiếu.' : 'Hiện nay khảo sát đã đóng.',
  ];
}
