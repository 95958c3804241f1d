import { pastDeadline } from '../../submission/deadline.ts';
import type { ServerResponse } from '../draft/server-response.ts';
import { isLate } from '../sections/LateReason.tsx';
import { SendingStatus } from './SendingStatus.tsx';
import { approvalWords, heldPublicationWords, publicationWords } from './declarations.ts';
import type { Sending } from './sending.ts';

interface Props {
  sending: Sending;
  /** The response that was opened with the code. */
  opened: ServerResponse | undefined;
  /** Why it is sent after the deadline, where that was said. */
  lateReason: string | undefined;
  isApproved: boolean;
  /** True when sending was tried without the consent. */
  isAsked: boolean;
  onApprove: (isApproved: boolean) => void;
  onSend: () => void;
  onBack: () => void;
}

/** The last step: what will be published, the leaders' consent, and the button that sends. */
export function SendStep({
  sending,
  opened,
  lateReason,
  isApproved,
  isAsked,
  onApprove,
  onSend,
  onBack,
}: Props) {
  const isSending = sending.kind === 'sending';
  return (
    <section class="send-step" aria-labelledby="gui">
      <h3 id="gui">Gửi Phiếu</h3>
      {!opened && (
        <p class="warning">
          Chưa có mã truy cập Phiếu: Phiếu vẫn được nhận, nhưng chưa tính vào kết quả cho đến khi Cục xác
          minh.
        </p>
      )}
      {opened && isLate(opened) && (
        <p class="warning">
          {pastDeadline(opened.dueAt ?? '')}
          {!lateReason && '; lý do (không bắt buộc) ghi được ở cuối Phiếu'}.
        </p>
      )}
      {lateReason && (
        <p>
          Lý do gửi sau thời hạn: <span class="typed-value">{lateReason}</span>
        </p>
      )}
      <p class="note">{opened ? publicationWords : heldPublicationWords}</p>
      <div class="box">
        <input
          type="checkbox"
          id="dong-y"
          checked={isApproved}
          aria-invalid={isAsked ? 'true' : undefined}
          aria-describedby={isAsked ? 'dong-y-loi' : undefined}
          onChange={(event) => onApprove(event.currentTarget.checked)}
        />
        <label for="dong-y">{approvalWords}</label>
      </div>
      <div role="alert">
        {isAsked && (
          <p class="field-error" id="dong-y-loi">
            Đề nghị đánh dấu xác nhận ở trên trước khi gửi.
          </p>
        )}
      </div>
      <SendingStatus sending={sending} />
      <p class="button-row">
        <button type="button" class="button" aria-disabled={isSending} onClick={() => !isSending && onSend()}>
          {isSending ? 'Đang gửi…' : 'Gửi Phiếu'}
        </button>
        <button type="button" class="button-secondary" onClick={onBack}>
          Trở lại sửa
        </button>
      </p>
    </section>
  );
}
