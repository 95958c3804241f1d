import { officialTime } from '../vietnamese/dates.ts';
import { attributeValueWords, verificationWords } from './text/labels.ts';

/** Something that staff asked for and that was not done; the message says why and what to do, in Vietnamese. */
export class StaffError extends Error {
  override name = 'StaffError';
}

type Answer = Readonly<Record<string, unknown>>;

const sentences: Readonly<Record<string, (answer: Answer) => string>> = {
  not_found: () => 'Không có phiếu này. Xem các số phiếu bằng lệnh: npm run staff -- list',
  who_missing: () =>
    'Chưa ghi người thực hiện. Đề nghị thêm --who "Họ tên", hoặc đặt biến môi trường STAFF_NAME.',
  too_long: () =>
    'Họ tên (nhiều nhất 200 ký tự) hoặc lý do (nhiều nhất 20.000 ký tự) quá dài. Đề nghị rút gọn.',
  reason_missing: () => 'Việc này phải ghi lý do. Đề nghị thêm --why "Lý do".',
  not_confirmed: ({ verification }) =>
    `Phiếu này ${wordOf(verificationWords, verification)}, nên chưa làm được việc này. Chỉ phiếu đã xác minh mới được tiếp nhận hay đề nghị bổ sung.`,
  not_allowed: ({ from }) =>
    `Phiếu đang ở bước “${wordOf(attributeValueWords, from)}”; từ bước này không làm được việc đó.`,
  stale: ({ current_revision }) =>
    `Sở đã gửi bản khác (lần gửi hiện nay: ${String(current_revision)}). Đề nghị xem lại bằng lệnh show rồi làm lại.`,
  invalid_items: () =>
    'Mỗi nội dung đề nghị bổ sung phải có mục và lý do, mỗi mục ghi một lần. Đề nghị kiểm tra các --item.',
  unit_has_response: ({ number }) =>
    `Sở này đã có phiếu ${String(number)}, nên không xác nhận thêm phiếu thứ hai. Đề nghị dùng attach để đưa nội dung vào bản nháp của Sở, hoặc reject.`,
  closed: () => 'Khảo sát đã đóng, Sở không gửi được nữa, nên không đưa nội dung vào bản nháp.',
  accepted_already: ({ number }) =>
    `Phiếu ${String(number)} của Sở đã được tiếp nhận. Nếu cần thay nội dung, đề nghị mở lại trước: npm run staff -- reopen ${String(number)}`,
  locked: ({ number }) =>
    `Bản nháp của phiếu ${String(number)} đang khóa để trình ký. Đề nghị chờ Sở gửi hoặc mở khóa.`,
  draft_in_use: ({ number, saved_at }) =>
    `Bản nháp của phiếu ${String(number)} đang có nội dung Sở chưa gửi (lưu lúc ${officialTime(String(saved_at))}). Nếu vẫn thay, đề nghị thêm --replace; nội dung đó được cất riêng trong cơ sở dữ liệu.`,
  closes_before_due: () =>
    'Thời điểm đóng phải bằng hoặc sau thời hạn gửi. Đề nghị sửa một trong hai bằng lệnh: npm run survey -- times',
  personal_data_deleted: () => 'Dữ liệu liên hệ và bản nháp đã xóa, nên khảo sát không mở lại được nữa.',
  snapshot_not_found: () => 'Không có bản số liệu này. Xem các bản ở trang /ket-qua/luu-tru/.',
  still_open: () => 'Khảo sát chưa đóng, nên chưa xóa được dữ liệu liên hệ và bản nháp.',
  found: () => 'Số phiếu cần xóa nội dung vừa thay đổi, nên chưa xóa gì. Đề nghị chạy lại lệnh này.',
  changed: () => 'Có phiếu gửi đến sau khi xuất dữ liệu, nên chưa xóa gì. Đề nghị chạy lại lệnh này.',
};

/** The Vietnamese sentence for an outcome of the database that is not the one hoped for. */
export function sentenceFor(answer: Answer): string {
  const sentence = sentences[String(answer['outcome'])];
  return sentence?.(answer) ?? `Cơ sở dữ liệu trả lời khác dự kiến: ${String(answer['outcome'])}.`;
}

function wordOf(words: Readonly<Record<string, string>>, value: unknown): string {
  return words[String(value)] ?? String(value);
}
