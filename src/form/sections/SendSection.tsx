import { approvalPath } from '../../questionnaire/approval.ts';
import { describedBy, errorId, fieldId } from '../dom/field-id.ts';
import type { ServerResponse } from '../draft/server-response.ts';
import { FieldError } from '../fields/FieldError.tsx';
import type { FormContent } from '../form-content.ts';
import { LateReason } from './LateReason.tsx';
import { ReadOnlyNotice } from '../lazy-parts.ts';
import type { ReadOnlyBecause } from '../read-only.ts';
import { approvalWords, publicationWords } from '../review/declarations.ts';

interface Props {
  form: FormContent;
  /** The response that was opened with the code. */
  opened: ServerResponse | undefined;
  isReady: boolean;
  /** Why nothing may be sent any more. */
  readOnly: ReadOnlyBecause | undefined;
  isReviewMissing: boolean;
}

/** The end of the form: with script it leads to the review, without script it sends. */
export function SendSection({ form, opened, isReady, readOnly, isReviewMissing }: Props) {
  return (
    <section id="gui-phieu" aria-labelledby="gui-phieu-tieu-de" class="form-section">
      <h2 id="gui-phieu-tieu-de">Gửi Phiếu</h2>
      <LateReason form={form} opened={opened} />
      {readOnly ? (
        <ReadOnlyNotice because={readOnly} />
      ) : (
        <NextStep form={form} isReady={isReady} isReviewMissing={isReviewMissing} />
      )}
    </section>
  );
}

type NextStepProps = Pick<Props, 'form' | 'isReady' | 'isReviewMissing'>;

function NextStep({ form, isReady, isReviewMissing }: NextStepProps) {
  // After a plain POST without the consent.
  const error = form.errors[approvalPath];
  return (
    <>
      {isReady ? (
        <p>Bước tiếp theo cho xem lại toàn bộ Phiếu; Phiếu chỉ được gửi sau khi xác nhận ở bước đó.</p>
      ) : (
        <>
          <p class="note">{publicationWords}</p>
          <FieldError path={approvalPath} message={error} />
          <div class="box">
            <input
              type="checkbox"
              id={fieldId(approvalPath)}
              name={approvalPath}
              value="yes"
              aria-invalid={error ? 'true' : undefined}
              aria-describedby={describedBy(error && errorId(approvalPath))}
            />
            <label for={fieldId(approvalPath)}>{approvalWords}</label>
          </div>
        </>
      )}
      <div role="alert">
        {isReviewMissing && (
          <p class="field-error">
            Chưa mở được bước xem lại vì mất kết nối. Nội dung đã điền vẫn được giữ; đề nghị bấm lại khi có
            mạng, nếu vẫn chưa được thì tải lại trang.
          </p>
        )}
      </div>
      <button type="submit" class="button">
        {isReady ? 'Xem lại và gửi' : 'Gửi Phiếu'}
      </button>
    </>
  );
}
