import { attributeValueWords, verificationWords } from '../../staff/text/labels.ts';
import { officialTime } from '../../vietnamese/dates.ts';
import { unreachable } from '../session/auth-words.ts';
import type { Answer } from '../session/rpc-client.ts';

type Refusal = Readonly<Record<string, unknown>>;

/** What the database answers where somebody else has changed what an act is about. */
const changedMeanwhile: ReadonlySet<string> = new Set([
  'stale',
  'not_allowed',
  'not_confirmed',
  'unit_has_response',
  'accepted_already',
  'changed',
  'closed',
]);

/** Whether an act was refused because something changed since it was looked at. */
export const isChanged = (answer: Answer<unknown>): boolean =>
  answer.kind === 'refused' && changedMeanwhile.has(answer.outcome);

const sentences: Readonly<Record<string, (answer: Refusal) => string>> = {
  not_found: () => 'Không còn Phiếu này. Đề nghị quay lại bảng theo dõi.',
  role_needed: () => 'Việc này dành cho người có vai trò phụ trách.',
  too_long: () => 'Nội dung quá dài. Đề nghị rút gọn.',
  reason_missing: () => 'Việc này phải ghi lý do.',
  not_confirmed: ({ verification }) =>
    `Phiếu ${word(verificationWords, verification)}, nên chưa làm được việc này.`,
  not_allowed: ({ from }) =>
    `Phiếu đang ở “${word(attributeValueWords, from)}”; từ đó không làm được việc này.`,
  stale: ({ current_revision }) =>
    `Sở đã gửi bản khác (lần gửi ${String(current_revision)}) sau khi Quý vị mở trang. Đề nghị xem bản mới rồi quyết định.`,
  invalid_items: () => 'Mỗi nội dung đề nghị phải có lý do. Đề nghị ghi đủ, hoặc bỏ nội dung còn trống.',
  unit_has_response: ({ number }) =>
    `Sở đã có Phiếu ${String(number)}. Đề nghị chọn “Đưa vào bản nháp của Sở” hoặc “Không nhận”.`,
  closed: () => 'Khảo sát đã đóng, nên không làm được việc này.',
  accepted_already: ({ number }) =>
    `Phiếu ${String(number)} đã được tiếp nhận. Nếu cần thay nội dung, đề nghị mở lại trước.`,
  locked: ({ number }) =>
    `Bản nháp của Phiếu ${String(number)} đang khóa để trình ký. Đề nghị chờ Sở gửi hoặc mở khóa.`,
  draft_in_use: ({ saved_at }) =>
    `Bản nháp của Sở đang có nội dung chưa gửi${typeof saved_at === 'string' ? ` (lưu lúc ${officialTime(saved_at)})` : ''}. Nếu vẫn thay, đề nghị chọn ô cho phép thay; nội dung đó được cất riêng.`,
  staff_already: () =>
    'Đã có cán bộ dùng họ tên hoặc thư điện tử này. Đề nghị ghi tên phân biệt được, hoặc thư điện tử khác.',
  invalid_staff: () => 'Đề nghị ghi họ tên và thư điện tử đúng dạng.',
  last_lead: () =>
    'Đây là người phụ trách cuối cùng, không thu hồi được. Đề nghị mời một người phụ trách khác trước.',
  invalid_note: () => 'Ghi chú trống hoặc quá dài (nhiều nhất 5.000 ký tự).',
  closes_before_due: () => 'Thời điểm đóng phải bằng hoặc sau thời hạn gửi.',
  personal_data_deleted: () => 'Dữ liệu liên hệ và bản nháp đã xóa, nên khảo sát không mở lại được nữa.',
  still_open: () => 'Khảo sát chưa đóng, nên chưa xóa được dữ liệu liên hệ và bản nháp.',
  changed: () => 'Có Phiếu gửi đến sau khi xuất dữ liệu, nên chưa xóa gì. Đề nghị xuất lại.',
};

const word = (words: Readonly<Record<string, string>>, value: unknown): string =>
  words[String(value)] ?? String(value);

/** Why an act was not done, in a sentence; undefined when it was. */
export function sentenceOf(answer: Answer<unknown>): string | undefined {
  if (answer.kind === 'done') return undefined;
  if (answer.kind === 'unreachable')
    return `${unreachable} Không rõ việc này đã được ghi hay chưa; đề nghị tải lại trang để xem.`;
  return (
    sentences[answer.outcome]?.(answer.answer) ?? `Hệ thống chưa thực hiện được việc này (${answer.outcome}).`
  );
}
