import { statusWords, type SavingStatus } from './draft/status.ts';

interface Props {
  status: SavingStatus;
  onDelete: () => void;
  /** How many fields wait for a choice between two values. */
  conflicts: number;
  onSeeConflicts: () => void;
}

/** The one line, always in view, that says what is saved and sent; with it what waits, what this machine keeps and how to delete it. */
export function SavingBar({ status, onDelete, conflicts, onSeeConflicts }: Props) {
  const words = statusWords(status);
  return (
    <div class="saving-bar" data-kept={status.kept}>
      {conflicts > 0 && <ConflictsNote count={conflicts} onSee={onSeeConflicts} />}
      <p class="saving-words">{words}</p>
      {(status.kept !== 'nothing' || status.isDeletedHere) && (
        <p class="saving-more">
          Mã không được lưu trên máy này.{' '}
          <button type="button" class="button-plain" onClick={onDelete}>
            Xóa bản nháp trên máy này
          </button>
        </p>
      )}
      <p class="saving-said" role="status">
        {status.isDeletedHere &&
          'Đã xóa bản nháp trên máy này. Nội dung trên trang còn cho đến khi đóng trang.'}
        {status.kept === 'cut_off' && <span class="visually-hidden">{words}</span>}
      </p>
    </div>
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
