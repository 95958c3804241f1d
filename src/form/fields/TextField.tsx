import type { TextQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId, hintId, warningId } from '../dom/field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';
import { ErrorPlace } from './FieldError.tsx';
import { WarningPlace } from './FieldWarning.tsx';
import { longTextHintId } from './LongTextHint.tsx';

/** A question answered in words: its label, hint, input and error. */
export function TextField({
  question,
  path,
  form,
}: {
  question: TextQuestion;
  path: string;
  form: FormContent;
}) {
  const error = form.errors[path];
  const { hint } = question;
  const Input = question.lines > 1 ? 'textarea' : 'input';
  return (
    <div class="field">
      <label for={fieldId(path)}>
        {question.label}
        {question.required && <span class="required"> (bắt buộc)</span>}
      </label>
      {hint && (
        <p class="hint" id={hintId(path)}>
          {hint}
        </p>
      )}
      <ErrorPlace path={path} message={error} />
      <Input
        id={fieldId(path)}
        name={path}
        defaultValue={typedAt(form, path)}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(
          hint && hintId(path),
          question.lines > 1 && longTextHintId(path),
          error && errorId(path),
          form.warnings[path] && warningId(path),
        )}
        {...(question.lines > 1
          ? { rows: question.lines }
          : { type: question.inputType ?? 'text', autocomplete: question.autocomplete ?? 'off' })}
      />
      <WarningPlace path={path} form={form} />
    </div>
  );
}
