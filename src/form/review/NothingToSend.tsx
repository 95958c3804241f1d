import { readOnlyWords, type ReadOnlyBecause } from '../read-only.ts';
import { SendingStatus } from './SendingStatus.tsx';
import type { Sending } from './sending.ts';

interface Props {
  because: ReadOnlyBecause;
  sending: Sending;
  onBack: () => void;
}

/** The end of the review when, while it was read, the survey was closed or the Phiếu accepted. */
export function NothingToSend({ because, sending, onBack }: Props) {
  return (
    <section class="send-step" aria-labelledby="gui">
      <h3 id="gui">Gửi Phiếu</h3>
      <p class="warning">{readOnlyWords[because]}</p>
      <SendingStatus sending={sending} takesFocus={sending.kind === 'failed'} />
      <p class="button-row">
        <button type="button" class="button-secondary" onClick={onBack}>
          Trở lại Phiếu
        </button>
      </p>
    </section>
  );
}
