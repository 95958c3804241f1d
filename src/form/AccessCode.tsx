import type { SessionView } from './draft/session-view.ts';
import { describedBy } from './field-id.ts';
import { CodeResult } from './parts.ts';

interface Props {
  session: SessionView;
  unitName: string | undefined;
  /** Opens the response; absent before script runs. */
  onOpen: (() => void) | undefined;
}

/** The access code of the Sở, and the way to the response that was begun with it. */
export function AccessCode({ session, unitName, onOpen }: Props) {
  const { opened, refusal, isOpening } = session;
  return (
    <div class="field access-code">
      <label for="ma-truy-cap">Mã truy cập Phiếu</label>
      <p class="hint" id="ma-truy-cap-goi-y">
        Mã gồm 17 ký tự, cấp riêng cho từng Sở. Có mã thì bản nháp được lưu trên hệ thống, mở được từ máy
        khác. Nếu không có mã, Phiếu vẫn được nhận nhưng phải chờ Cục xác minh. Mã không được lưu trên máy
        này.
      </p>
      <div class="code-row">
        <input
          type="text"
          class="code"
          id="ma-truy-cap"
          name="access_code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          readOnly={opened !== undefined}
          aria-describedby={describedBy('ma-truy-cap-goi-y', 'ma-truy-cap-ket-qua')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onOpen) return;
            event.preventDefault();
            onOpen();
          }}
        />
        {onOpen && !opened && (
          <button type="button" class="button-secondary" aria-disabled={isOpening} onClick={onOpen}>
            Mở Phiếu của Sở
          </button>
        )}
      </div>
      <div id="ma-truy-cap-ket-qua" role="status" class="code-result">
        {(isOpening || opened || refusal) && <CodeResult session={session} unitName={unitName} />}
      </div>
    </div>
  );
}
