import { explanationPath } from '../../questionnaire/fields.ts';
import { errorId, fieldId, warningId, warningPlaceId } from '../dom/field-id.ts';
import { Place } from '../dom/Place.tsx';
import { typedAt, type FormContent } from '../form-content.ts';
import { FieldError } from './FieldError.tsx';

interface Props {
  path: string;
  form: FormContent;
  /** Which of several fields nearby it is about. */
  place?: string;
}

/** The place beside a field for what is unusual in it. */
export const WarningPlace = (props: Props) => (
  <Place id={warningPlaceId(props.path)}>
    <FieldWarning {...props} />
  </Place>
);

/** What is unusual in one field or asked of it, and room to explain what is unusual. It never stops the Phiếu. */
export function FieldWarning({ path, form, place }: Props) {
  const warning = form.warnings[path];
  if (!warning) return null;
  const explanation = explanationPath(path);
  const error = form.errors[explanation];
  return (
    <div class="field-warning">
      <div id={warningId(path)}>
        {warning.requests?.map((reason) => (
          <p key={reason}>
            <strong>Đề nghị bổ sung, giải trình:</strong> <span class="typed-value">{reason}</span>
          </p>
        ))}
        {warning.messages.map((message) => (
          <p key={message}>
            <strong>Lưu ý{place && `, ${place}`}:</strong> {message}
          </p>
        ))}
      </div>
      {warning.isExplainable && (
        <>
          <label for={fieldId(explanation)}>Lý do (không bắt buộc)</label>
          <FieldError path={explanation} message={error} />
          <textarea
            id={fieldId(explanation)}
            name={explanation}
            rows={1}
            defaultValue={typedAt(form, explanation)}
            readOnly={form.isReadOnly}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={[error && errorId(explanation), warningId(path)].filter(Boolean).join(' ')}
          />
        </>
      )}
    </div>
  );
}
