import { useState } from 'preact/hooks';

/** Takes a Phiếu back from the signature, for a reason. */
export function Unlock({ isBusy, onUnlock }: { isBusy: boolean; onUnlock: (why: string) => void }) {
  const [why, setWhy] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const isBlank = why.trim() === '';
  return (
    <div class="unlock">
      <label for="ly-do">Lý do mở khóa để sửa</label>
      <textarea id="ly-do" rows={2} maxLength={2000} onInput={(event) => setWhy(event.currentTarget.value)} />
      {isAsked && isBlank && <p class="field-error">Đề nghị ghi lý do.</p>}
      <button
        type="button"
        class="button-secondary"
        aria-disabled={isBusy}
        onClick={() => (isBlank ? setIsAsked(true) : isBusy || onUnlock(why))}
      >
        Mở khóa để sửa
      </button>
    </div>
  );
}
