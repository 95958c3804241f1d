import { Alert } from '../parts/Alert.tsx';
import { useActing } from '../parts/use-acting.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { Me } from '../documents/me.ts';
import type { UnitDocument } from '../documents/unit.ts';
import type { Acts } from './use-acts.ts';

/** Which colleague has a Sở in hand, so that two do not call the same office. */
export function InHand({ me, unit: { in_hand }, acts }: { me: Me; unit: UnitDocument; acts: Acts }) {
  const { isActing, error, run } = useActing();
  const isMine = in_hand?.who === me.name;
  return (
    <div class="acts">
      <p>
        {in_hand === null
          ? 'Chưa ai nhận xử lý.'
          : `${isMine ? 'Quý vị' : in_hand.who} đang xử lý, từ ${tableTime(in_hand.since)}.`}
      </p>
      <button
        type="button"
        class="button-secondary"
        disabled={isActing}
        onClick={() => run(() => acts.takeInHand(!isMine))}
      >
        {isMine ? 'Thôi xử lý' : in_hand === null ? 'Nhận xử lý' : 'Nhận xử lý thay'}
      </button>
      <Alert>{error}</Alert>
    </div>
  );
}
