import { useState } from 'preact/hooks';
import { Confirm } from '../acts/Confirm.tsx';
import { ofAccepting } from '../acts/consequences.ts';
import type { Me } from '../documents/me.ts';
import type { UnitDocument, WorkResponse } from '../documents/unit.ts';
import { SignedCopyDialog } from './SignedCopyDialog.tsx';
import type { Acts } from './use-acts.ts';

interface Props {
  me: Me;
  unit: UnitDocument;
  response: WorkResponse;
  acts: Acts;
  isAsking: boolean;
  onAsk: () => void;
}

/** What may be done about a response now, by who is signed in; what is not theirs to do is said, not hidden. */
export function ActPanel({ me, unit, response, acts, isAsking, onAsk }: Props) {
  const [asked, setAsked] = useState<'accept' | 'signed_copy'>();
  const { verification, state, current_revision } = response;
  const close = () => setAsked(undefined);
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
      {!canDecide && <p class="hint">Tiếp nhận và mở lại Phiếu do người có vai trò phụ trách thực hiện.</p>}
      {asked === 'accept' && (
        <Confirm
          heading={`Tiếp nhận Phiếu ${response.number}`}
          consequences={ofAccepting(response, unit.publish_from)}
          reason="optional"
          reasonLabel="Ghi chú về việc tiếp nhận"
          doIt="Tiếp nhận"
          onConfirm={acts.accept}
          onClose={close}
        />
      )}
      {asked === 'signed_copy' && (
        <SignedCopyDialog publishFrom={unit.publish_from} acts={acts} onClose={close} />
      )}
    </div>
  );
}
