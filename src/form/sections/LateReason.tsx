import { lateReasonPath, lateReasonPlace } from '../../questionnaire/late-reason.ts';
import type { ServerResponse } from '../draft/server-response.ts';
import { describedBy, errorId, fieldId, hintId } from '../dom/field-id.ts';
import { FieldError } from '../fields/FieldError.tsx';
import { typedAt, type FormContent } from '../form-content.ts';
import { lazy } from '../dom/lazy.tsx';

const LateHint = lazy(() => import('../notices.tsx').then((part) => part.LateHint), '');

/** Room for the reason why a Phiếu is sent after the deadline; it may stay empty. */
export function LateReason({ form, opened }: { form: FormContent; opened: ServerResponse | undefined }) {
  const error = form.errors[lateReasonPath];
  return (
    <div class="field">
      <label for={fieldId(lateReasonPath)}>{lateReasonPlace} (nếu có)</label>
      <p class="hint" id={hintId(lateReasonPath)}>
        {opened?.dueAt && !form.isReadOnly && isLate(opened) ? (
          <LateHint dueAt={opened.dueAt} />
        ) : (
          'Chỉ ghi khi gửi Phiếu lần đầu sau thời hạn; không bắt buộc.'
        )}
      </p>
      <FieldError path={lateReasonPath} message={error} />
      <textarea
        id={fieldId(lateReasonPath)}
        name={lateReasonPath}
        rows={2}
        defaultValue={typedAt(form, lateReasonPath)}
        readOnly={form.isReadOnly}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(hintId(lateReasonPath), error && errorId(lateReasonPath))}
      />
    </div>
  );
}

/** Only the first send can be late. By the time on this machine: what counts is when the system receives it. */
export const isLate = ({ dueAt, revision }: ServerResponse): boolean =>
  dueAt !== undefined && revision === 0 && Date.parse(dueAt) <= Date.now();
