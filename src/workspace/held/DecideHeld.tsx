import { useState } from 'preact/hooks';
import { Confirm } from '../acts/Confirm.tsx';
import { ofDecidingHeld } from '../acts/consequences.ts';
import type { Session } from '../session/session.ts';
import { decideHeld, type Decided, type HeldDecision } from './decide-held.ts';
import type { HeldResponse } from './read-held.ts';

const headings: Readonly<Record<HeldDecision, string>> = {
  confirm: 'Xác minh là Phiếu của Sở',
  attach: 'Đưa nội dung vào bản nháp của Sở',
  reject: 'Không nhận phiếu không mã',
};

interface Props {
  session: Session;
  decision: HeldDecision;
  held: readonly HeldResponse[];
  onDecided: (decided: readonly Decided[]) => Promise<void>;
  onClose: () => void;
}

/** Before several are decided: what follows from it, and why it is done. */
export function DecideHeld({ session, decision, held, onDecided, onClose }: Props) {
  const [replace, setReplace] = useState(false);
  return (
    <Confirm
      heading={`${headings[decision]} (${held.length} phiếu)`}
      consequences={ofDecidingHeld[decision]}
      reason="needed"
      reasonLabel="Căn cứ, ví dụ đã liên hệ với ai, ngày nào"
      doIt={headings[decision]}
      onConfirm={async (why) => {
        const numbers = held.map(({ number }) => number);
        await onDecided(await decideHeld(session.call, decision, numbers, { why, replace }));
        return undefined;
      }}
      onClose={onClose}
    >
      <ul>
        {held.map(({ number, name }) => (
          <li key={number}>
            {number}, Sở Tư pháp {name}
          </li>
        ))}
      </ul>
      {decision === 'attach' && (
        <label class="box">
          <input
            type="checkbox"
            checked={replace}
            onChange={({ currentTarget }) => setReplace(currentTarget.checked)}
          />
          Thay cả khi bản nháp của Sở đang có nội dung chưa gửi (nội dung đó được cất riêng)
        </label>
      )}
    </Confirm>
  );
}
