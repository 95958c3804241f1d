import type { Refusal } from './refusal.ts';
import { kept, unreachableWords } from './unreachable-words.ts';

const withCode =
  'Đề nghị gửi kèm mã truy cập Phiếu; chưa có mã thì đề nghị liên hệ Cục Công nghệ thông tin theo đầu mối liên hệ tại trang Trợ giúp để được cấp.';

/** What a respondent reads when the system could not take a Phiếu: what happened, and what to do. */
export const refusalWords: Readonly<Record<Refusal | 'unreachable', string>> = {
  invalid_request: `Hệ thống không đọc được nội dung gửi lên. ${kept} Đề nghị tải lại trang và gửi lại; nếu vẫn lỗi, đề nghị báo đầu mối hỗ trợ.`,
  invalid_answers: 'Một số nội dung chưa đúng. Đề nghị xem danh sách và sửa lại.',
  code_misspelled: `Mã truy cập Phiếu gõ chưa đúng. Đề nghị so lại từng nhóm bốn ký tự với tờ cấp mã. ${kept}`,
  wrong_code: `Mã truy cập Phiếu không đúng với Sở đã chọn. Đề nghị kiểm tra tên Sở và mã. ${kept}`,
  too_many_wrong_codes: `Mã truy cập Phiếu đã nhập sai nhiều lần. Mã đúng vẫn dùng được ngay: đề nghị so lại với tờ cấp mã mới nhất, hoặc đề nghị Cục cấp lại mã. ${kept}`,
  stale_revision: `Sở đã gửi một bản khác trước bản này; bản đó không bị thay đổi. ${kept} Nếu nội dung trên trang này là đúng, đề nghị gửi lại (kèm mã) để ghi thành bản đính chính.`,
  key_reused: `Lần gửi này trùng ký hiệu với một lần gửi khác. ${kept} Đề nghị gửi lại.`,
  accepted_already:
    'Phiếu của Sở đã được tiếp nhận nên không sửa được nữa. Nếu cần đính chính, đề nghị liên hệ đầu mối hỗ trợ.',
  survey_closed: `Đợt khảo sát đã kết thúc, hệ thống không nhận thêm Phiếu. ${kept}`,
  held_too_large: `Phiếu gửi không có mã chỉ được nhận đến 150 kB, nội dung này lớn hơn. ${withCode} Nếu không, đề nghị rút gọn các nội dung mô tả rồi gửi lại. ${kept}`,
  too_many_held: `Trong 24 giờ qua hệ thống đã nhận quá nhiều Phiếu không có mã: của Sở này, từ đường truyền này, hoặc của tất cả các Sở. ${withCode} Có mã thì gửi được ngay. Nếu không, đề nghị gửi lại vào ngày mai. ${kept}`,
  too_many_revisions: `Trong 24 giờ qua Sở đã gửi đến mức tối đa (50 lần hoặc 20 MB), nên lần này chưa được ghi nhận; bản đã gửi trước vẫn có giá trị. ${kept} Đề nghị gửi lại vào ngày mai, hoặc liên hệ đầu mối hỗ trợ nếu cần gấp. Nếu Sở không gửi nhiều lần như vậy, đề nghị Cục cấp mã mới vì mã có thể đã lộ.`,
  draft_locked: `Phiếu đang trình ký nên không sửa được. ${kept} Muốn sửa, đề nghị mở khóa tại trang In Phiếu, sau đó mở lại Phiếu.`,
  not_sent_yet:
    'Chưa có số liệu nào được gửi với mã này. Đề nghị gửi số liệu trước, sau đó gửi bản ký và kế hoạch kèm theo.',
  too_many_files:
    'Đã có quá nhiều tệp được gửi trong một ngày. Đề nghị gửi tiếp vào ngày mai, hoặc liên hệ đầu mối hỗ trợ.',
  file_refused:
    'Tệp không đúng loại PDF, JPEG hoặc PNG, hoặc không nguyên vẹn, nên không được nhận. Đề nghị quét lại hoặc chọn tệp khác.',
  file_missing: 'Hệ thống chưa nhận được tệp. Đề nghị gửi lại tệp này.',
  body_too_large: `Nội dung gửi lên quá lớn. Đề nghị rút gọn các nội dung mô tả. ${kept}`,
  unsupported_media_type: `Hệ thống không đọc được nội dung gửi lên. ${kept} Đề nghị tải lại trang và gửi lại.`,
  method_not_allowed: `Hệ thống không đọc được nội dung gửi lên. ${kept} Đề nghị tải lại trang và gửi lại.`,
  not_same_origin: `Phiếu phải được gửi từ chính trang này. ${kept} Đề nghị tải lại trang và gửi lại.`,
  try_again: `Hệ thống tạm thời chưa nhận được Phiếu. ${kept} Đề nghị gửi lại sau ít phút; gửi lại không tạo ra hai Phiếu.`,
  unreachable: unreachableWords,
};

/** The same where the response of a Sở is being opened: nothing was to be sent yet. */
export const openingWords: Readonly<Record<Refusal | 'unreachable' | 'code_missing', string>> = {
  ...refusalWords,
  code_missing: 'Đề nghị nhập mã truy cập Phiếu rồi bấm lại.',
  try_again: `Hệ thống tạm thời chưa mở được Phiếu. ${kept} Đề nghị thử lại sau ít phút.`,
  unreachable: `Mất kết nối, chưa mở được Phiếu trên hệ thống. ${kept} Đề nghị kiểm tra đường truyền rồi thử lại.`,
};

/** The same sentence on a page where nothing of the Phiếu is filled in: it does not say that it was kept. */
export const withoutKept = (words: string): string => words.replace(` ${kept}`, '');
