import { useEffect } from 'preact/hooks';
import { lateHint } from '../submission/deadline.ts';
import { provinceByCode } from '../units/units.ts';
import { codeId } from './opening/code-error.ts';
import { closedId } from './dom/field-id.ts';
import { focusOn } from './dom/focus.ts';
import type { Pasted } from './fields/paste-undo.ts';
import { readOnlyWords, type ReadOnlyBecause } from './read-only.ts';

/** At the top of the form: that the code of a link, or of a Phiếu that is open, opens nothing (any more). */
export function CodeNotice({ isOpen }: { isOpen: boolean }) {
  return (
    <p class="warning" role="alert">
      <strong>
        {isOpen
          ? 'Mã truy cập Phiếu đang dùng không còn đúng, có thể Cục đã cấp mã mới.'
          : 'Mã truy cập Phiếu của liên kết hoặc của thẻ này không đúng, có thể Cục đã cấp mã mới.'}
      </strong>{' '}
      Nội dung điền từ bây giờ chỉ được lưu trên máy này, chưa lưu trên hệ thống. Đề nghị nhập mã trên tờ cấp
      mã mới nhất tại{' '}
      <a
        href={`#${codeId}`}
        onClick={(event) => {
          event.preventDefault();
          focusOn(codeId);
        }}
      >
        ô Mã truy cập Phiếu
      </a>
      , hoặc liên hệ đầu mối hỗ trợ.
    </p>
  );
}

interface UnitNoticeProps {
  /** The Sở whose draft stood in the form before. */
  former: string;
  unitName: string | undefined;
  onMoveDraft: () => void;
}

/** After another Sở was chosen: where the draft of the one before is, and how to take it along if that was a mistake. */
export function UnitNotice({ former, unitName, onMoveDraft }: UnitNoticeProps) {
  const name = provinceByCode(former)?.name;
  return (
    <div class="note" role="status">
      <p>
        Nội dung đã điền cho Sở Tư pháp {name} được giữ riêng trên máy này, không đưa vào Phiếu của Sở Tư pháp{' '}
        {unitName}; chọn lại Sở đó thì nội dung hiện lại.
      </p>
      <p>
        <button type="button" class="button-secondary" onClick={onMoveDraft}>
          Đã chọn nhầm Sở: đưa nội dung đó sang Phiếu này
        </button>
      </p>
    </div>
  );
}

/** After a range was pasted into the table: how many cells, and the way back. */
export function PasteNotice({ pasted, onUndo }: { pasted: Pasted; onUndo: () => void }) {
  return (
    <p class="paste-note">
      Đã dán {pasted.values.length} ô ·{' '}
      <button type="button" class="button-plain" onClick={onUndo}>
        Hoàn tác
      </button>
    </p>
  );
}

/** Where the Phiếu would be sent otherwise: that nothing in it is changed any more, and what can still be done. */
export function ReadOnlyNotice({ because }: { because: ReadOnlyBecause }) {
  return (
    <>
      <p>
        {readOnlyWords[because]} Quý Sở vẫn đọc và lưu được nội dung trên trang này ra tệp; các bản đã gửi xem
        và in lại tại <a href="/phieu/in/">trang In Phiếu</a>.
      </p>
      {because === 'locked' && (
        <button type="submit" class="button">
          Gửi đúng bản đã chốt
        </button>
      )}
    </>
  );
}

/** At the reason for sending late: that it is late now, and since when. */
export function LateHint({ dueAt }: { dueAt: string }) {
  return <>{lateHint(dueAt)}</>;
}

/** At the top of the form that is blank again: whose Phiếu was closed, and where its content is. It takes the focus. */
export function ClosedNotice({ unit }: { unit: string }) {
  useEffect(() => focusOn(closedId), []);
  return (
    <p class="note" id={closedId} tabIndex={-1}>
      <strong>Đã đóng Phiếu của Sở Tư pháp {provinceByCode(unit)?.name} trên máy này.</strong> Toàn bộ nội
      dung đã lưu trên hệ thống, mở lại được bằng mã; trên máy này không còn bản nháp và mã của Sở.
    </p>
  );
}
