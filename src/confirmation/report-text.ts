import { checkPath } from '../submission/check-path.ts';
import { receivedAtWords } from '../submission/deadline.ts';
import { revisionLabel, signedCopyLabels, stateLabels, verificationLabels } from '../submission/states.ts';
import { kindWords } from '../submission/upload.ts';
import { provinceByCode } from '../units/units.ts';
import type { Confirmed } from './ConfirmationSheet.tsx';
import { sentSummary } from './sent-summary.ts';

/**
 * What an officer reports of a Phiếu that was sent, ready for the mail of the office.
 * @param site the origin of this site
 */
export function reportText({ receipt, response, values }: Confirmed, site: string): string {
  const { number, revision, unit, hash, verification } = receipt;
  const isHeld = verification === 'held';
  const files = (response?.files ?? []).filter(({ withdrawn_at }) => withdrawn_at === null);
  return [
    `Sở Tư pháp ${provinceByCode(unit)?.name ?? unit} đã gửi số liệu Phiếu khảo sát kèm theo Công văn số 669/CNTT-HTTT&CSDL ngày 15 tháng 11 năm 2016 của Cục Công nghệ thông tin, Bộ Tư pháp.`,
    '',
    `Số Phiếu: ${number}`,
    `Lần gửi: ${revisionLabel(revision)}`,
    `Thời điểm nhận: ${receivedAtWords(receipt)}`,
    `Trạng thái: ${isHeld ? verificationLabels.held : stateLabels[response?.state ?? receipt.state]}`,
    ...(isHeld ? [] : [`Bản ký: ${signedCopyLabels[response?.signed_copy ?? receipt.signed_copy]}`]),
    `Mã đối chiếu nội dung: ${hash}`,
    ...section(
      'Nội dung đã gửi',
      values ? sentSummary(values).map(({ place, words }) => `${place}: ${words}`) : [],
    ),
    ...section(
      'Tệp đã gửi',
      files.map(({ kind, name }) => `${kindWords[kind]}: ${name}`),
    ),
    '',
    `Kiểm tra xác nhận: ${new URL(checkPath(receipt), site).href}`,
  ].join('\n');
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `- ${line}`)];
