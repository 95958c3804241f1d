import { approvalPath } from '../../questionnaire/approval.ts';
import { describedBy, errorId, fieldId } from '../dom/field-id.ts';
import { Place, placeIds } from '../dom/Place.tsx';
import { FieldError } from '../fields/FieldError.tsx';
import type { FormContent } from '../form-content.ts';
import { approvalWords, publicationWords } from '../review/declarations.ts';
import { LateReason } from './LateReason.tsx';
import { ToReview } from './ToReview.tsx';

/** The end of the form: with script it leads to the review, without script it sends. */
export function SendSection({ form }: { form: FormContent }) {
  return (
    <section id="gui-phieu" aria-labelledby="gui-phieu-tieu-de" class="form-section">
      <h2 id="gui-phieu-tieu-de">Gửi Phiếu</h2>
      <LateReason form={form} />
      <div class="when-script">
        <Place id={placeIds.next}>
          <ToReview isMissing={false} />
        </Place>
      </div>
      <div class="without-script">
        <SendAtOnce error={form.errors[approvalPath]} />
      </div>
    </section>
  );
}

/** Without script the consent is asked for here. */
function SendAtOnce({ error }: { error: string | undefined }) {
  return (
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
      <button type="submit" class="button">
        Gửi Phiếu
      </button>
    </>
  );
}
