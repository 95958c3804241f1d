import { useEffect, useState } from 'preact/hooks';
import type { SyncStatus } from './draft-state.ts';
import type { ServerResponse } from './server-response.ts';
import { keptWords, sentWords, statusWords } from './status.ts';
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

/** The one line, always in view and always of one height, that says what is saved and sent, or what waits. */
export function SavingBar({ status: now, opened, readOnly, conflicts, onSeeConflicts }: Props) {
  const status = useCalm(now, opened !== undefined);
  const [kept, sent] = [keptWords(status), sentWords(status)];
  useEachMinute();
  return (
    <div
      class="saving-bar"
      data-kept={status.kept}
      data-sent={status.isSendUnclear ? 'unclear' : undefined}
      data-note={conflicts > 0 || readOnly ? '' : undefined}
    >
      <p class="saving-words">
        {kept && <span class="saving-kept">{kept}</span>}
        {kept && <span class="saving-dot"> · </span>}
        <span class="saving-sent">{sent}</span>
      </p>
      {conflicts > 0 ? (
        <ConflictsNote count={conflicts} onSee={onSeeConflicts} />
      ) : (
        readOnly && <ReadOnlyNote because={readOnly} />
      )}
      <p class="visually-hidden" role="status">
        {status.kept === 'cut_off' && statusWords(status)}
      </p>
    </div>
  );
}

/** Milliseconds for which "saved on this machine" waits: until the system has it, or while one types on. */
const patience = { withCode: 2_500, withoutCode: 900 };

/** The status without what passes by: between two keys a draft is saved in this browser, and on the system soon after. */
function useCalm(now: SyncStatus, hasCode: boolean): SyncStatus {
  const [shown, setShown] = useState(now);
  const said = JSON.stringify(now);
  const waits = now.kept === 'here' && shown.kept === 'typing';
  useEffect(() => {
    if (!waits) return setShown(now);
    const timer = setTimeout(() => setShown(now), hasCode ? patience.withCode : patience.withoutCode);
    return () => clearTimeout(timer);
  }, [said, waits]);
  return waits ? shown : now;
}

/** Renders again each minute: what was saved today was saved on a named day once the next has begun. */
function useEachMinute(): void {
  const [, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((minute) => minute + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}

/** That nothing can be changed, and why; of a Phiếu in signature, the way to where it is unlocked. */
function ReadOnlyNote({ because }: { because: ReadOnlyBecause }) {
  if (because !== 'locked') return <p class="saving-note">{readOnlyWords[because]}</p>;
  return (
    <p class="saving-note">
      <a href="#dang-trinh-ky">Đang trình ký, chỉ để đọc: mở khóa</a>
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
