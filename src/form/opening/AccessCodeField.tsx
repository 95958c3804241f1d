import { Place, placeIds } from '../dom/Place.tsx';
import type { DraftState } from '../draft/draft-state.ts';
import { AccessCode } from './AccessCode.tsx';
import { codeHintId, codeId, type CodeError } from './code-error.ts';

/** The access code of the Sở, with what it is for. */
export function AccessCodeField({ state, error }: { state: DraftState; error: CodeError | undefined }) {
  return (
    <>
      <Place id={placeIds.former} />
      <div class="field access-code">
        <label for={codeId}>Mã truy cập Phiếu</label>
        <p class="hint" id={codeHintId}>
          Mã gồm 17 ký tự, cấp riêng cho từng Sở. Có mã thì bản nháp được lưu trên hệ thống, mở được từ máy
          khác. Nếu không có mã, Phiếu vẫn được nhận nhưng phải chờ Cục xác minh. Mã chỉ được giữ trong thẻ
          trình duyệt này cho đến khi đóng thẻ hoặc bấm “Đóng Phiếu trên máy này”.
        </p>
        <Place id={placeIds.code}>
          <AccessCode state={state} unitName={undefined} error={error} />
        </Place>
      </div>
    </>
  );
}
