import { lateReasonPath, lateReasonPlace } from '../questionnaire/late-reason.ts';
import { officialTime } from '../vietnamese/dates.ts';
import type { Opened } from './draft/session-view.ts';
import { describedBy, errorId, fieldId, hintId } from './field-id.ts';
import { FieldError } from './fields/FieldError.tsx';
import { typedAt, type FormContent } from './form-content.ts';

/** Room for the reason why a Phiếu is sent after the deadline; it may stay empty. */
export function LateReason({ form, opened }: { form: FormContent; opened: Opened | undefined }) {
  const error = form.errors[lateReasonPath];
  return (
    <div class="field">
      <label for={fieldId(lateReasonPath)}>{lateReasonPlace} (nếu có)</label>
      <p class="hint" id={hintId(lateReasonPath)}>
        {opened && !form.isReadOnly && isLate(opened)
          ? `Thời hạn gửi là ${officialTime(opened.dueAt ?? '')}. Phiếu gửi từ bây giờ vẫn được nhận và được ghi “Gửi sau thời hạn”; đề nghị ghi lý do (không bắt buộc).`
          : 'Chỉ ghi khi gửi Phiếu lần đầu sau thời hạn; không bắt buộc.'}
      </p>
      <FieldError path={lateReasonPath} message={error} />
      <textarea
        id={fieldId(lateReasonPath)}
        name={lateReasonPath}
        rows={2}
        defaultValue={typedAt(form.raw, lateReasonPath)}
        readOnly={form.isReadOnly}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(hintId(lateReasonPath), error && errorId(lateReasonPath))}
      />
    </div>
  );
}

/** Only the first send can be late. By the time on this machine: what counts is when the system receives it. */
export const isLate = ({ dueAt, revision }: Opened): boolean =>
  dueAt !== undefined && revision === 0 && Date.parse(dueAt) <= Date.now();
