import { officialTime } from '../vietnamese/dates.ts';

/** What people read of a Phiếu whose first send came after the deadline. */
export const lateLabel = 'Gửi sau thời hạn';

/** When a revision was received, with the mark of one that came late. */
export const receivedAtWords = ({ received_at, late }: { received_at: string; late: boolean }): string =>
  officialTime(received_at) + (late ? ` (${lateLabel})` : '');

/** Beside the reason for sending late: since when it is late, and that the Phiếu is taken all the same. */
export const lateHint = (dueAt: string): string =>
  `Thời hạn gửi là ${officialTime(dueAt)}. Phiếu gửi từ bây giờ vẫn được nhận và được ghi “${lateLabel}”; đề nghị ghi lý do (không bắt buộc).`;

/** The same before a Phiếu is sent; what comes after it ends the sentence. */
export const pastDeadline = (dueAt: string): string =>
  `Đã quá thời hạn gửi (${officialTime(dueAt)}). Phiếu vẫn được nhận và được ghi “${lateLabel}”`;
