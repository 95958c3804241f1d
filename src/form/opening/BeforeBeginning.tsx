/** The HTML id of what is said before beginning: the form hides it once a Phiếu is open. */
export const beforeBeginningId = 'truoc-khi-bat-dau';

/** What to know before beginning: the three steps, how long they take, what to have at hand, until when. */
export function BeforeBeginning({ due }: { due: string }) {
  return (
    <section class="journey" id={beforeBeginningId} aria-label="Trước khi bắt đầu">
      <ol class="journey-steps">
        <li>Điền</li>
        <li>Trình ký</li>
        <li>Gửi</li>
      </ol>
      <p>
        Khoảng 30 phút khi đã có số liệu. Gửi <strong>{due}</strong>.
      </p>
      <details>
        <summary>Cần chuẩn bị</summary>
        <ul>
          <li>mã truy cập Phiếu ghi trên tờ cấp mã của Sở;</li>
          <li>số liệu cấp huyện, cấp xã; tên và thông tin các phần mềm hộ tịch;</li>
          <li>có thể làm nhiều lần, trên nhiều máy, nhiều người cùng điền;</li>
          <li>máy in, lãnh đạo Sở ký và đóng dấu; bản ký gửi sau cũng được.</li>
        </ul>
      </details>
    </section>
  );
}
