import type { DateQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId, hintId, warningId } from '../dom/field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';
import { ErrorPlace } from './FieldError.tsx';
import { WarningPlace } from './FieldWarning.tsx';

/** A question answered with a day, typed as Vietnamese documents write it. */
export function DateField({
  question,
  path,
  form,
}: {
  question: DateQuestion;
  path: string;
  form: FormContent;
}) {
  const error = form.errors[path];
  return (
    <div class="field">
      <label for={fieldId(path)}>{question.label}</label>
      <p class="hint" id={hintId(path)}>
        {question.hint}
      </p>
      <ErrorPlace path={path} message={error} />
      <input
        class="short"
        type="text"
        autocomplete="off"
        id={fieldId(path)}
        name={path}
        defaultValue={typedAt(form, path)}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(
          hintId(path),
          error && errorId(path),
          form.warnings[path] && warningId(path),
        )}
      />
      <WarningPlace path={path} form={form} />
    </div>
  );
}
