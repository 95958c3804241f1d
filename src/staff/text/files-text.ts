import type { FileFlag } from '../../server/files/file-flags.ts';
import { channelWords, kindWords } from '../../submission/upload.ts';
import { sizeWords } from '../../vietnamese/file-size.ts';
import { shortDate } from '../../vietnamese/dates.ts';
import type { StaffResponse } from '../documents.ts';
import { textTable } from './text-table.ts';
import { shortTime } from '../times.ts';

/** A file received with a response, as staff are told of it. */
export type StaffFile = StaffResponse['files'][number];

/** The words for what staff should know before they open a file. */
const flagWords: Readonly<Record<FileFlag, string>> = {
  script: 'có mã lệnh',
  launch: 'gọi chương trình',
  embedded_file: 'kèm tệp bên trong',
  submit_form: 'gửi dữ liệu ra ngoài',
  import_data: 'nạp dữ liệu từ tệp khác',
  remote_goto: 'mở tệp khác',
  xfa: 'có biểu mẫu XFA',
  encrypted: 'có mật khẩu',
  truncated: 'không trọn vẹn',
  not_fully_checked: 'chưa kiểm tra hết',
};
const isFlag = (word: string): word is FileFlag => Object.hasOwn(flagWords, word);

/** What staff should know before they open a file: "có mã lệnh, có mật khẩu"; "" when there is nothing. */
export const flagsInWords = (flags: readonly string[]): string =>
  flags.map((flag) => (isFlag(flag) ? flagWords[flag] : flag)).join(', ');

/** Files as a table: kind, revision, time, size, name as the officer's machine called it, warnings, whether it was taken back, hash. */
export function filesInText(files: readonly StaffFile[]): string[] {
  return textTable(
    files.map(({ kind, revision, name, size, received_at, withdrawn_at, flags, sha256 }) => [
      kindWords[kind],
      revision === null ? 'trước khi gửi' : `lần gửi ${revision}`,
      shortTime(received_at),
      sizeWords(size),
      name,
      [
        withdrawn_at !== null && `SỞ ĐÃ RÚT ${shortTime(withdrawn_at)}`,
        flags.length > 0 && `LƯU Ý: ${flagsInWords(flags)}`,
      ]
        .filter(Boolean)
        .join('; '),
      `SHA-256 ${sha256}`,
    ]),
  );
}

/** Every signed copy that was recorded: of which revision, how it came, number and date of the unit's letter. */
export function signedCopiesInText(copies: StaffResponse['signed_copies']): string[] {
  return textTable(
    copies.map(({ revision, channel, letter_number, letter_date, actor, who, at }) => [
      `lần gửi ${revision}`,
      channelWords[channel],
      letter_number ?? '',
      letter_date ? shortDate(letter_date) : '',
      `ghi nhận ${shortTime(at)}, ${actor === 'staff' ? who : 'Sở'}`,
    ]),
  );
}
