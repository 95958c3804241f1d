import type { Sending } from './use-sending.ts';

/** The end of the form: the access code, what will be published, and the button that sends. */
export function SendSection({ sending }: { sending: Sending }) {
  const isSending = sending.kind === 'sending';
  return (
    <section id="gui-phieu" aria-labelledby="gui-phieu-tieu-de" class="form-section">
      <h2 id="gui-phieu-tieu-de">Gửi Phiếu</h2>
      <AccessCodeField />
      <p class="note">
        Sau khi gửi, tên tỉnh, trạng thái và các số liệu có cấu trúc của Phiếu sẽ được công bố tại trang Kết
        quả; thông tin liên hệ, nội dung tự luận và tệp kèm theo không được công bố.
      </p>
      <p class="send-status" role="status">
        {isSending && 'Đang gửi Phiếu, đề nghị chờ trong giây lát.'}
        {sending.kind === 'failed' && sending.words}
        {sending.kind === 'failed' && sending.reference && ` (Mã tham chiếu: ${sending.reference})`}
      </p>
      <button type="submit" class="button" aria-disabled={isSending ? 'true' : undefined}>
        {isSending ? 'Đang gửi…' : 'Gửi Phiếu'}
      </button>
    </section>
  );
}

function AccessCodeField() {
  return (
    <div class="field">
      <label for="ma-truy-cap">Mã truy cập Phiếu</label>
      <p class="hint" id="ma-truy-cap-goi-y">
        Mã gồm 17 ký tự, cấp riêng cho từng Sở; chữ hoa, chữ thường và dấu gạch không phân biệt. Mã không được
        lưu trên máy này. Nếu không có mã, Phiếu vẫn được nhận nhưng phải chờ Cục xác minh.
      </p>
      <input
        type="text"
        class="code"
        id="ma-truy-cap"
        name="access_code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-describedby="ma-truy-cap-goi-y"
      />
    </div>
  );
}
