import { once } from '../../vietnamese/once.ts';
import type { SyncStatus } from './draft-state.ts';

/** The whole truth in one sentence, for whoever hears it. */
export const statusWords = (status: SyncStatus, now = new Date()): string =>
  [keptWords(status, now), sentWords(status, now)].filter(Boolean).join(' · ');

const clock = once(
  () =>
    new Intl.DateTimeFormat('vi-VN', {
      timeZone: 'Asia/Ho_Chi_Minh',
      hour: '2-digit',
      minute: '2-digit',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hourCycle: 'h23',
    }),
);

/**
 * What is true of where the draft is kept; days are named but for today. Nothing while nothing was typed.
 * @param now the time on this machine
 */
export const keptWords = ({ kept, at }: SyncStatus, now = new Date()): string =>
  wordsOfKept[kept](at ? timeWords(at, now) : '');

/** What is true of whether the Phiếu was sent. */
export function sentWords(
  { sentAt, isChangedSinceSent, isSendUnclear }: SyncStatus,
  now = new Date(),
): string {
  if (!sentAt) return isSendUnclear ? 'Chưa rõ đã gửi hay chưa' : 'Chưa gửi';
  const sent = `Đã gửi lúc ${timeWords(sentAt, now)}`;
  if (isSendUnclear) return `${sent}, chưa rõ bản đính chính đã gửi hay chưa`;
  return isChangedSinceSent ? `${sent}, có sửa đổi chưa gửi` : sent;
}

const wordsOfKept: Readonly<Record<SyncStatus['kept'], (at: string) => string>> = {
  nothing: () => '',
  typing: () => 'Đang soạn, chưa lưu',
  here: (at) => `Đã lưu trên máy này lúc ${at}`,
  system: (at) => `Đã lưu trên hệ thống lúc ${at}`,
  cut_off: () => 'Mất kết nối, vẫn giữ trên máy này',
};

function timeWords(at: string, now: Date): string {
  const [time, day] = partsOf(new Date(at));
  return day === partsOf(now)[1] ? time : `${time} ngày ${day}`;
}

function partsOf(instant: Date): [time: string, day: string] {
  const parts = Object.fromEntries(
    clock()
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return [`${parts.hour}:${parts.minute}`, `${parts.day}/${parts.month}/${parts.year}`];
}
