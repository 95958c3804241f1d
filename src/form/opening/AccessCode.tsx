import { codeId, codeResultId, isCodeRefusal, type CodeError } from './code-error.ts';
import type { DraftState } from '../draft/draft-state.ts';
import { describedBy } from '../dom/field-id.ts';
import { CodeResult } from '../lazy-parts.ts';

interface Props {
  draft: DraftState;
  unitName: string | undefined;
  /** Opens the response; absent before script runs. */
  onOpen: (() => void) | undefined;
  /** What is wrong with the code after a plain POST. */
  error: CodeError | undefined;
  /** A code was typed: the error of the plain POST is over. */
  onTyped: () => void;
}

const hintId = `${codeId}-goi-y`;
const errorId = `${codeId}-loi`;

/** The access code of the Sở, and the way to the response that was begun with it. */
export function AccessCode({ draft, unitName, onOpen, error, onTyped }: Props) {
  const { response, refusal, isOpening } = draft;
  // A code that was replaced since: the new one is typed here.
  const isOpen = response !== undefined && !isCodeRefusal(refusal) && !isOpening;
  const isWrong = error?.isWrong === true || (!isOpening && isCodeRefusal(refusal));
  const noticeTyped = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (currentTarget.value.trim() !== '') onTyped();
  };
  return (
    <div class="field access-code">
      <label for={codeId}>Mã truy cập Phiếu</label>
      <p class="hint" id={hintId}>
        Mã gồm 17 ký tự, cấp riêng cho từng Sở. Có mã thì bản nháp được lưu trên hệ thống, mở được từ máy
        khác. Nếu không có mã, Phiếu vẫn được nhận nhưng phải chờ Cục xác minh. Mã chỉ được giữ trong thẻ
        trình duyệt này cho đến khi đóng thẻ hoặc bấm “Đóng Phiếu trên máy này”.
      </p>
      {error && (
        <p class="field-error" id={errorId}>
          {error.message}
        </p>
      )}
      <div class="code-row">
        <input
          type="text"
          class="code"
          id={codeId}
          name="access_code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          readOnly={isOpen}
          aria-invalid={isWrong ? 'true' : undefined}
          aria-describedby={describedBy(hintId, error && errorId, codeResultId)}
          onChange={noticeTyped}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onOpen) return;
            event.preventDefault();
            // The browser tells of no change then.
            noticeTyped(event);
            onOpen();
          }}
        />
        {onOpen && !isOpen && (
          <button type="button" class="button-secondary" aria-disabled={isOpening} onClick={onOpen}>
            Mở Phiếu của Sở
          </button>
        )}
      </div>
      <div id={codeResultId} role="status" class="code-result">
        {(isOpening || response || refusal) && <CodeResult draft={draft} unitName={unitName} />}
      </div>
    </div>
  );
}
