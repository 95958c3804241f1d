import { lateReasonPath, lateReasonPlace } from '../../questionnaire/late-reason.ts';
import type { ServerResponse } from '../draft/server-response.ts';
import { describedBy, errorId, fieldId, hintId } from '../dom/field-id.ts';
import { Place, placeIds } from '../dom/Place.tsx';
import { ErrorPlace } from '../fields/FieldError.tsx';
import { typedAt, type FormContent } from '../form-content.ts';

/** Room for the reason why a Phiếu is sent after the deadline; it may stay empty. */
export function LateReason({ form }: { form: FormContent }) {
  const error = form.errors[lateReasonPath];
  return (
    <div class="field">
      <label for={fieldId(lateReasonPath)}>{lateReasonPlace} (nếu có)</label>
      <div class="hint" id={hintId(lateReasonPath)}>
        <Place id={placeIds.lateHint}>{usualLateHint}</Place>
      </div>
      <ErrorPlace path={lateReasonPath} message={error} />
      <textarea
        id={fieldId(lateReasonPath)}
        name={lateReasonPath}
        rows={2}
        defaultValue={typedAt(form, lateReasonPath)}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(hintId(lateReasonPath), error && errorId(lateReasonPath))}
      />
    </div>
  );
}

/** What is said of the reason while nothing is late. */
export const usualLateHint = 'Chỉ ghi khi gửi Phiếu lần đầu sau thời hạn; không bắt buộc.';

/** Only the first send can be late. By the time on this machine: what counts is when the system receives it. */
export const isLate = ({ dueAt, revision }: ServerResponse): boolean =>
  dueAt !== undefined && revision === 0 && Date.parse(dueAt) <= Date.now();
