import { tableTime } from '../../vietnamese/dates.ts';
import type { WorkResponse } from '../documents/response.ts';
import { whatHappened } from './Timeline.tsx';

interface Props {
  seen: WorkResponse;
  now: WorkResponse;
  onKnown: () => void;
}

/** What happened to a response since it was looked at, shown instead of the act that did not fit it any more. */
export function WhatChanged({ seen, now, onKnown }: Props) {
  const since = now.history.slice(seen.history.length);
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
        {since.length === 0 && <li>Nội dung mới nhất đang hiện trên trang này.</li>}
      </ul>
      {now.current_revision !== seen.current_revision && (
        <p>
          <a href="#thay-doi-tieu-de" onClick={(event) => {
            event.preventDefault();
            document.getElementById('thay-doi')?.scrollIntoView();
            document.getElementById('thay-doi-tieu-de')?.focus();
          }}>
            Xem nội dung thay đổi so với bản đã xem
          </a>
        </p>
      )}
      <button type="button" class="button-secondary" onClick={onKnown}>
        Đã xem
      </button>
    </div>
  );
}
