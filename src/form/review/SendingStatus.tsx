import { useEffect, useRef } from 'preact/hooks';
import type { Sending } from './sending.ts';

interface Props {
  sending: Sending;
  /** True where it is the first thing to read: after a send that led back to the form. */
  takesFocus?: boolean;
}

/** Where a send stands, in words that are read out when they change. */
export function SendingStatus({ sending, takesFocus = false }: Props) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesFocus) words.current?.focus();
  }, [takesFocus, sending]);
  return (
    <p class="send-status" role="status" ref={words} tabIndex={takesFocus ? -1 : undefined}>
      {sending.kind === 'sending' && 'Đang gửi Phiếu, đề nghị chờ trong giây lát.'}
      {sending.kind === 'locking' && 'Đang chốt Phiếu để trình ký, đề nghị chờ trong giây lát.'}
      {sending.kind === 'changed' &&
        'Chưa gửi: trong lúc xem lại, nội dung Phiếu đã thay đổi (đồng nghiệp vừa lưu thêm). Đề nghị xem lại rồi gửi.'}
      {sending.kind === 'failed' && sending.words}
      {sending.kind === 'failed' && sending.reference && ` (Mã tham chiếu: ${sending.reference})`}
    </p>
  );
}
