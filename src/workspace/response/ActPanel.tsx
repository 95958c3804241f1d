import { useState } from 'preact/hooks';
import { Confirm } from '../acts/Confirm.tsx';
import { ofAccepting } from '../acts/consequences.ts';
import type { Me } from '../documents/me.ts';
import type { WorkResponse } from '../documents/response.ts';
import { Alert } from '../parts/Alert.tsx';
import { useActing } from '../parts/use-acting.ts';
import { SignedCopyDialog } from './SignedCopyDialog.tsx';
import type { Acts } from './use-acts.ts';

interface Props {
  me: Me;
  response: WorkResponse;
  acts: Acts;
  isAsking: boolean;
  onAsk: () => void;
}

/** What may be done about a response now, by who is signed in; what is not theirs to do is said, not hidden. */
export function ActPanel({ me, response, acts, isAsking, onAsk }: Props) {
  const [asked, setAsked] = useState<'accept' | 'signed_copy'>();
  const { isActing, error, run } = useActing();
  const { verification, state, current_revision } = response;
  const close = () => setAsked(undefined);
  const isMine = response.assignee === me.name;
  if (verification !== 'confirmed')
    return <p class="hint">Phiếu không mã được quyết định tại trang “Phiếu chờ xác minh”.</p>;
  const canDecide = me.role === 'lead';
  return (
    <div class="acts">
      {state === 'sent' && (
        <button type="button" class="button" disabled={!canDecide} onClick={() => setAsked('accept')}>
          Tiếp nhận
        </button>
      )}
      {(state === 'sent' || state === 'accepted') && !isAsking && (
        <button
          type="button"
          class="button-secondary"
          disabled={state === 'accepted' && !canDecide}
          onClick={onAsk}
        >
          {state === 'accepted' ? 'Mở lại Phiếu…' : 'Đề nghị bổ sung, giải trình…'}
        </button>
      )}
      {current_revision > 0 && (
        <button type="button" class="button-secondary" onClick={() => setAsked('signed_copy')}>
          Ghi nhận bản ký…
        </button>
      )}
      <button
        type="button"
        class="button-secondary"
        disabled={isActing}
        onClick={() => run(() => acts.takeInHand(!isMine))}
      >
        {isMine ? 'Thôi xử lý Phiếu này' : 'Nhận xử lý Phiếu này'}
      </button>
      {!canDecide && (
        <p class="hint">Tiếp nhận và mở lại Phiếu do người có vai trò phụ trách thực hiện.</p>
      )}
      <Alert>{error}</Alert>
      {asked === 'accept' && (
        <Confirm
          heading={`Tiếp nhận Phiếu ${response.number}`}
          consequences={ofAccepting(response)}
          reason="optional"
          reasonLabel="Ghi chú về việc tiếp nhận"
          doIt="Tiếp nhận"
          onConfirm={acts.accept}
          onClose={close}
        />
      )}
      {asked === 'signed_copy' && <SignedCopyDialog response={response} acts={acts} onClose={close} />}
    </div>
  );
}
