/** What the public will see (D8). */
export const publicationWords =
  'Sau khi gửi, tên tỉnh, trạng thái của Phiếu, các số ở mục 1 và các ô đã chọn sẽ được công bố tại trang Kết quả; thông tin liên hệ, nội dung ghi bằng chữ và tệp kèm theo không được công bố.';

/** The same of a Phiếu sent without a code: nothing of it is published before it is verified. */
export const heldPublicationWords =
  'Phiếu gửi không có mã chưa được công bố và chưa tính vào kết quả; chỉ khi Cục đã xác minh, số liệu mới được công bố như Phiếu gửi kèm mã.';

/** What the person who sends declares. */
export const approvalWords = 'Số liệu đã được lãnh đạo Sở đồng ý gửi.';
