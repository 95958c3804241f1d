import { tableTime } from '../../vietnamese/dates.ts';
import type { UnitDocument } from '../documents/unit.ts';
import { jumpTo } from './Jumps.tsx';
import { whatHappened } from './Timeline.tsx';

interface Props {
  seen: UnitDocument;
  now: UnitDocument;
  onKnown: () => void;
}

/** What happened to a response since it was looked at, shown instead of the act that did not fit it any more. */
export function WhatChanged({ seen, now, onKnown }: Props) {
  const since = now.response?.history.slice(seen.response?.history.length ?? 0) ?? [];
  return (
    <div class="alert" role="alert">
      <p>
        <b>Phiếu đã thay đổi trong khi Quý vị đang xem, nên việc vừa chọn chưa được thực hiện.</b>
      </p>
      <ul>
        {since.map((transition) => (
          <li key={transition.at + transition.attribute}>
            {tableTime(transition.at)}: {whatHappened(transition)},{' '}
            {transition.actor === 'staff' ? transition.who : 'Sở'}
          </li>
        ))}
        {now.in_hand?.who !== seen.in_hand?.who && (
          <li>Người xử lý hiện nay: {now.in_hand?.who ?? 'chưa có'}.</li>
        )}
        {since.length === 0 && <li>Nội dung mới nhất đang hiện trên trang này.</li>}
      </ul>
      {now.response?.current_revision !== seen.response?.current_revision && (
        <p>
          <button type="button" class="link-button" onClick={() => jumpTo('thay-doi-tieu-de')}>
            Xem nội dung thay đổi so với bản đã xem
          </button>
        </p>
      )}
      <button type="button" class="button-secondary" onClick={onKnown}>
        Đã xem
      </button>
    </div>
  );
}
