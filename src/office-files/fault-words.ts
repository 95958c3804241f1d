import { PackageError, type PackageFault } from './open-package.ts';

const words: Readonly<Record<PackageFault, string>> = {
  too_large: 'Tệp lớn hơn 5 MB. Đề nghị bỏ hình ảnh, sheet thừa rồi lưu lại.',
  not_a_package: 'Tệp không phải tệp Excel (.xlsx) hay Word (.docx). Đề nghị lưu lại đúng loại tệp.',
  old_or_locked:
    'Tệp thuộc loại cũ (.xls, .doc) hoặc có mật khẩu. Đề nghị bỏ mật khẩu và lưu lại dạng .xlsx hoặc .docx.',
  damaged: 'Tệp bị hỏng, không mở được. Đề nghị xin lại tệp.',
  unpacks_too_large: 'Nội dung nén trong tệp quá lớn nên không đọc. Đề nghị dùng lại tệp mẫu.',
  too_many_parts: 'Tệp có quá nhiều thành phần bên trong nên không đọc. Đề nghị dùng lại tệp mẫu.',
  macros: 'Tệp có macro nên không đọc. Đề nghị lưu lại dạng .xlsx hoặc .docx không có macro.',
  outside_links:
    'Tệp có liên kết hoặc đối tượng lấy từ tệp khác nên không đọc. Đề nghị bỏ liên kết, chỉ ghi số liệu và chữ.',
  entities: 'Tệp có nội dung không an toàn (khai báo DTD) nên không đọc. Đề nghị dùng lại tệp mẫu.',
  too_much_inside:
    'Tệp có quá nhiều dòng, ô hoặc đoạn so với mẫu nên không đọc. Đề nghị chép số liệu sang tệp mẫu.',
};

/** Why a file is not read and what to do, in a sentence for whoever chose it. Errors of another kind are thrown on. */
export function faultWords(error: unknown): string {
  if (error instanceof PackageError) return words[error.fault];
  throw error;
}
