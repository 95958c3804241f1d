import { useEffect, useState } from 'preact/hooks';
import type { SyncStatus } from './draft-state.ts';
import type { ServerResponse } from './server-response.ts';
import { statusWords } from './status.ts';
import { readOnlyWords, type ReadOnlyBecause } from '../read-only.ts';

interface Props {
  status: SyncStatus;
  /** The response that was opened with the code. */
  opened: ServerResponse | undefined;
  /** Why nothing may be changed any more. */
  readOnly: ReadOnlyBecause | undefined;
  /** How many fields wait for a choice between values. */
  conflicts: number;
  onSeeConflicts: () => void;
}

/** The one line, always in view, that says what is saved and sent; with it what waits. */
export function SavingBar({ status, opened, readOnly, conflicts, onSeeConflicts }: Props) {
  const words = statusWords(status);
  useEachMinute();
  return (
    <div class="saving-bar" data-kept={status.kept}>
      {readOnly && <p class="saving-note">{readOnlyWords[readOnly]}</p>}
      {!readOnly && opened?.isLocked && <LockedNote />}
      {conflicts > 0 && <ConflictsNote count={conflicts} onSee={onSeeConflicts} />}
      <p class="saving-words">{words}</p>
      <p class="saving-said" role="status">
        {status.kept === 'cut_off' && <span class="visually-hidden">{words}</span>}
      </p>
    </div>
  );
}

/** Renders again each minute: what was saved today was saved on a named day once the next has begun. */
function useEachMinute(): void {
  const [, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((minute) => minute + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}

/** That what is typed now does not reach the system, and where a Phiếu in signature is unlocked. */
function LockedNote() {
  return (
    <p class="saving-note">
      Phiếu đang trình ký: chỉ gửi được đúng nội dung đã trình, sửa đổi tại đây không được lưu lên hệ thống.{' '}
      <a href="/phieu/in/">Mở khóa tại trang In Phiếu</a>
    </p>
  );
}

/** Leads to the choices, which stand at the top of a long page. */
function ConflictsNote({ count, onSee }: { count: number; onSee: () => void }) {
  return (
    <p class="saving-note">
      <a
        href="#khac-nhau"
        onClick={(event) => {
          event.preventDefault();
          onSee();
        }}
      >
        Có {count} nội dung điền khác nhau: xem
      </a>
    </p>
  );
}
