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
  /** Whether what is sent was locked for signature. */
  isLocked: boolean;
  onApprove: (isApproved: boolean) => void;
  /** Locks it for signature, and goes on to print it. */
  onLock: () => void;
  onSend: () => void;
  onBack: () => void;
}

/** The last step: print it for signature first, or send it now, with what will be published and the leaders' consent. */
export function SendStep({
  sending,
  opened,
  lateReason,
  isApproved,
  isAsked,
  isLocked,
  onApprove,
  onLock,
  onSend,
  onBack,
}: Props) {
  const isBusy = sending.kind === 'sending' || sending.kind === 'locking';
  const canLock = opened !== undefined && !isLocked;
  return (
    <>
      {canLock && (
        <section class="send-step" aria-labelledby="chot">
          <h3 id="chot">Cách 1: Trình ký, sau đó gửi</h3>
          <p>
            Phiếu được khóa và mở ra để in; bản in mang số Phiếu và mã đối chiếu. Khi lãnh đạo Sở đã ký, bấm
            “Gửi đúng bản đã chốt” từ bất cứ máy nào có mã. Muốn sửa thì mở khóa.
          </p>
          <p>
            <button type="button" class="button" aria-disabled={isBusy} onClick={() => !isBusy && onLock()}>
              {sending.kind === 'locking' ? 'Đang chốt…' : 'Chốt và in để trình ký'}
            </button>
          </p>
        </section>
      )}
      <section class="send-step" aria-labelledby="gui">
        <h3 id="gui">
          {isLocked ? 'Gửi đúng bản đã chốt' : canLock ? 'Cách 2: Gửi ngay, bản ký sau' : 'Gửi Phiếu'}
        </h3>
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
          <button
            type="button"
            class={canLock ? 'button-secondary' : 'button'}
            aria-disabled={isBusy}
            onClick={() => !isBusy && onSend()}
          >
            {sending.kind === 'sending' ? 'Đang gửi…' : isLocked ? 'Gửi đúng bản đã chốt' : 'Gửi Phiếu'}
          </button>
          <button type="button" class="button-secondary" onClick={onBack}>
            {isLocked ? 'Trở lại Phiếu' : 'Trở lại sửa'}
          </button>
        </p>
      </section>
    </>
  );
}
