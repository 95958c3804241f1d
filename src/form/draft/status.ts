import { once } from '../../vietnamese/once.ts';

/** Where what was typed is kept at this moment, and whether the Phiếu was sent. */
export interface SavingStatus {
  /** `typing`: nowhere yet · `here`: in this browser · `system`: on the server · `cut_off`: in this browser, the server can't be reached. */
  kept: 'nothing' | 'typing' | 'here' | 'system' | 'cut_off';
  /** When it was kept last. */
  at?: string | undefined;
  /** True when the draft on this machine was deleted and nothing typed since. */
  isDeletedHere?: boolean | undefined;
  /** When the Phiếu was sent last; undefined when it was not. */
  sentAt?: string | undefined;
  /** True when something was changed after it was sent. */
  isChangedSinceSent?: boolean | undefined;
  /** True when the last send was not answered: it may have arrived. */
  isSendUnclear?: boolean | undefined;
}

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
 * The one line that says the truth about what is saved and sent; days are named but for today.
 * @param now the time on this machine
 */
export function statusWords(status: SavingStatus, now = new Date()): string {
  const { kept, at } = status;
  return [keptWords[kept](at ? timeWords(at, now) : ''), sentWords(status, now)].filter(Boolean).join(' · ');
}

function sentWords({ sentAt, isChangedSinceSent, isSendUnclear }: SavingStatus, now: Date): string {
  if (!sentAt) return isSendUnclear ? 'Chưa rõ đã gửi hay chưa' : 'Chưa gửi';
  const sent = `Đã gửi lúc ${timeWords(sentAt, now)}`;
  if (isSendUnclear) return `${sent}, chưa rõ bản đính chính đã gửi hay chưa`;
  return isChangedSinceSent ? `${sent}, có sửa đổi chưa gửi` : sent;
}

const keptWords: Readonly<Record<SavingStatus['kept'], (at: string) => string>> = {
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
