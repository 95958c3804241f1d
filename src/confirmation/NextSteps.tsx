import { nextStep } from '../submission/next-step.ts';
import type { PublishFrom } from '../submission/publish-from.ts';
import { publishedWords } from '../submission/publish-from.ts';
import type { Confirmed } from './ConfirmationSheet.tsx';

/** What happens after a Phiếu was sent, and by whom. */
export function NextSteps({ receipt, response, publishFrom }: Confirmed & { publishFrom: PublishFrom }) {
  return (
    <section class="next-steps" aria-labelledby="tiep-theo">
      <h2 id="tiep-theo">Việc tiếp theo</h2>
      {receipt.verification === 'held' ? (
        <ol>
          <li>
            <strong>Cục Công nghệ thông tin</strong> liên hệ theo điện thoại hoặc thư điện tử đã ghi để xác
            minh. Trong khi chờ, Phiếu được giữ riêng: chưa tính vào kết quả và chưa công bố.
          </li>
          <li>
            <strong>Quý Sở</strong> ghi lại số Phiếu. Nếu có mã truy cập Phiếu, đề nghị gửi lại kèm mã: khi đó
            không phải chờ xác minh.
          </li>
        </ol>
      ) : (
        <ConfirmedSteps receipt={receipt} response={response} publishFrom={publishFrom} />
      )}
    </section>
  );
}

function ConfirmedSteps({ receipt, response, publishFrom }: Confirmed & { publishFrom: PublishFrom }) {
  const { state, signed_copy } = response ?? receipt;
  const { who, what } = nextStep({ state, signed_copy, isLocked: response?.signing?.locked ?? false });
  const isWithDepartment = state === 'accepted' || (state === 'sent' && signed_copy === 'received');
  return (
    <ol>
      <li>
        <strong>{who}</strong>: {what}
      </li>
      {!isWithDepartment && (
        <li>
          <strong>Cục Công nghệ thông tin</strong>: Kiểm tra và tiếp nhận, hoặc đề nghị bổ sung, giải trình;
          nội dung đề nghị hiện ra khi Quý Sở mở Phiếu bằng mã.
        </li>
      )}
      <li>
        <strong>Trang Kết quả</strong>: {publishedWords[publishFrom]}
      </li>
      {state !== 'accepted' && (
        <li>
          <strong>Khi số liệu thay đổi</strong>: Người được giao làm Phiếu mở Phiếu bằng mã, sửa và gửi lại;
          các lần gửi trước vẫn được lưu. <a href="/phieu/">Đính chính Phiếu này</a>
        </li>
      )}
    </ol>
  );
}
