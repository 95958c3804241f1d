/** The button that leads to the review. */
export function ToReview({ isMissing }: { isMissing: boolean }) {
  return (
    <>
      <p>Bước tiếp theo cho xem lại toàn bộ Phiếu; Phiếu chỉ được gửi sau khi xác nhận ở bước đó.</p>
      <div role="alert">
        {isMissing && (
          <p class="field-error">
            Chưa mở được bước xem lại vì mất kết nối. Nội dung đã điền vẫn được giữ; đề nghị bấm lại khi có
            mạng, nếu vẫn chưa được thì tải lại trang.
          </p>
        )}
      </div>
      <button type="submit" class="button">
        Xem lại và gửi
      </button>
    </>
  );
}
