import { statusWords, type SavingStatus } from './draft/status.ts';

/** The one line, always in view, that says what is saved and sent; beside it what this machine keeps and how to delete it. */
export function SavingBar({ status, onDelete }: { status: SavingStatus; onDelete: () => void }) {
  const words = statusWords(status);
  return (
    <div class="saving-bar" data-kept={status.kept}>
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
