import { acceptedYears } from '../vietnamese/dates.ts';
import { formatCount } from '../vietnamese/numbers.ts';
import { limits } from './limits.ts';
import type { Question } from './question.ts';

/** What a sentence may speak of: the question, what was typed, and the length that is allowed. */
export interface MessageContext {
  question: Question | undefined;
  typed: string;
  /** Characters allowed. */
  max?: number;
}

const name = ({ question }: MessageContext) => `“${question?.shortLabel ?? 'này'}”`;
const quote = ({ typed }: MessageContext) => `“${typed.replace(/^(.{40}).+$/su, '$1…')}”`;
const plainNumber = (typed: string) => typed.replace(/\D/g, '');

/** The Vietnamese sentence for every way an answer can be wrong: what is wrong, and what to do. */
export const messages = {
  required_unit: () => 'Đề nghị chọn Sở Tư pháp.',
  required_name: () => 'Đề nghị ghi họ và tên người lập Phiếu.',
  required_phone_or_email: () => 'Đề nghị ghi điện thoại cơ quan hoặc thư điện tử công vụ.',
  approval_missing: () => 'Đề nghị đánh dấu xác nhận số liệu đã được lãnh đạo Sở đồng ý gửi.',
  not_a_number: (c) =>
    `${quote(c)} không phải là số. Đề nghị ghi số nguyên, ví dụ 1.234; nếu chưa có số liệu thì để trống.`,
  ambiguous: (c) =>
    `${quote(c)} có thể hiểu theo hai cách. Nếu là số nguyên, đề nghị ghi ${formatCount(Number(plainNumber(c.typed)))}.`,
  fraction: (c) => `${quote(c)} không phải là số nguyên. Đề nghị ghi số nguyên, ví dụ 1.234.`,
  negative: (c) => `${quote(c)} là số âm. Đề nghị ghi số nguyên từ 0 trở lên.`,
  too_large: (c) => `${quote(c)} vượt quá ${formatCount(limits.count)}. Đề nghị kiểm tra lại số liệu.`,
  too_long: ({ max = limits.text }) => `Nội dung dài quá ${formatCount(max)} ký tự. Đề nghị rút gọn.`,
  not_a_date: (c) =>
    `${quote(c)} không phải là ngày. Đề nghị ghi theo dạng ngày/tháng/năm, ví dụ 15/11/2016.`,
  year_out_of_range: (c) =>
    `${quote(c)} có năm không hợp lý; năm được nhận là từ ${acceptedYears.first} đến ${acceptedYears.last}. Đề nghị kiểm tra lại năm, ví dụ 15/11/2016.`,
  both_boxes: () => 'Chỉ được chọn một trong hai ô “Đã ban hành” và “Chưa ban hành”.',
  explanation_missing: (c) => `Đã chọn ô khác nhưng chưa ghi rõ. Đề nghị ghi ${name(c)} hoặc bỏ chọn ô đó.`,
  instance_name_missing: () => 'Phần mềm này đã có nội dung nhưng chưa có tên. Đề nghị ghi tên phần mềm.',
  too_many_instances: () => `Mỗi mục ghi được nhiều nhất ${limits.instances} phần mềm.`,
  unstorable_text: () =>
    'Nội dung có ký tự hỏng, không lưu được (thường do sao chép từ tệp lỗi). Đề nghị xóa và gõ lại đoạn đó.',
  unknown_option: (c) => `${quote(c)} không có trong các lựa chọn. Đề nghị chọn lại.`,
  unknown_question: () => 'Nội dung này không có trong Phiếu khảo sát.',
  unreadable: () => 'Nội dung này không đọc được. Đề nghị nhập lại.',
} as const satisfies Record<string, (context: MessageContext) => string>;

/** The stable word for a way an answer can be wrong. */
export type ErrorCode = keyof typeof messages;
