/** What is said wherever something went wrong and nothing typed was lost. */
export const kept = 'Nội dung đã điền vẫn được giữ nguyên trên trang này.';

/** A send to which no answer came. Loaded with the form, for the moment when nothing can be loaded. */
export const unreachableWords = `Mất kết nối, chưa biết Phiếu đã tới nơi hay chưa. ${kept} Đề nghị kiểm tra đường truyền rồi gửi lại; gửi lại không tạo ra hai Phiếu.`;
