/** What the public will see (D8). */
export const publicationWords =
  'Sau khi gửi, tên tỉnh, trạng thái và các số liệu có cấu trúc của Phiếu sẽ được công bố tại trang Kết quả; thông tin liên hệ, nội dung tự luận và tệp kèm theo không được công bố.';

/** What the person who sends declares. */
export const approvalWords = 'Số liệu đã được lãnh đạo Sở đồng ý gửi.';
