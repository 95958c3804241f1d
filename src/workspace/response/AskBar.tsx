import { useState } from 'preact/hooks';
import { placeOf } from '../../staff/read-place.ts';
import { Confirm } from '../acts/Confirm.tsx';
import { ofAsking } from '../acts/consequences.ts';
import type { WorkResponse } from '../documents/unit.ts';
import type { Acts } from './use-acts.ts';

interface Props {
  response: WorkResponse;
  acts: Acts;
  items: readonly { path: string; reason: string }[];
  onEnd: () => void;
}

/** While a request for completion is being written: how much there is, and the ways to send or drop it. */
export function AskBar({ response, acts, items, onEnd }: Props) {
  const [isSending, onSending] = useState(false);
  const answers = response.revisions.at(-1)?.answers ?? {};
  const isReopening = response.state === 'accepted';
  return (
    <div class="ask-bar" role="region" aria-label="Đề nghị bổ sung đang ghi">
      <div class="page workspace-width">
        <p role="status">
          {items.length === 0
            ? 'Bấm “Đề nghị bổ sung” tại nội dung cần hỏi, hoặc chỉ ghi lý do chung.'
            : `Đã ghi ${items.length} nội dung, chưa gửi Sở.`}
        </p>
        <div class="buttons">
          <button type="button" class="button" onClick={() => onSending(true)}>
            Xem lại và gửi đề nghị
          </button>
          <button type="button" class="button-secondary" onClick={onEnd}>
            Bỏ, không đề nghị
          </button>
        </div>
      </div>
      {isSending && (
        <Confirm
          heading={isReopening ? 'Mở lại Phiếu và đề nghị bổ sung' : 'Gửi đề nghị bổ sung, giải trình'}
          consequences={ofAsking(response)}
          reason="needed"
          reasonLabel="Lý do chung gửi Sở"
          doIt={isReopening ? 'Mở lại và gửi đề nghị' : 'Gửi đề nghị'}
          onConfirm={async (why) => {
            if (items.some(({ reason }) => reason.trim() === ''))
              return 'Có nội dung chưa ghi lý do. Đề nghị ghi, hoặc bỏ nội dung đó.';
            const refused = await acts.ask(why, items);
            if (refused === undefined) onEnd();
            return refused;
          }}
          onClose={() => onSending(false)}
        >
          {items.length > 0 && (
            <ul class="ask-items">
              {items.map(({ path, reason }) => (
                <li key={path}>
                  {placeOf(path, answers)}:{' '}
                  {reason.trim() === '' ? <b>chưa ghi</b> : <span class="answer">{reason}</span>}
                </li>
              ))}
            </ul>
          )}
        </Confirm>
      )}
    </div>
  );
}
