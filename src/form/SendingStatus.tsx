import type { Sending } from './use-sending.ts';

/** Where a send stands, in words that are read out when they change. */
export function SendingStatus({ sending }: { sending: Sending }) {
  return (
    <p class="send-status" role="status">
      {sending.kind === 'sending' && 'Đang gửi Phiếu, đề nghị chờ trong giây lát.'}
      {sending.kind === 'failed' && sending.words}
      {sending.kind === 'failed' && sending.reference && ` (Mã tham chiếu: ${sending.reference})`}
    </p>
  );
}
