import type { ProvinceQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId } from '../field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';
import { FieldError } from './FieldError.tsx';

/** The question which province answers: a list of the 63 in the order of the Vietnamese alphabet. */
export function ProvinceField(props: { question: ProvinceQuestion; path: string; form: FormContent }) {
  const { question, path, form } = props;
  const error = form.errors[path];
  const chosen = typedAt(form.raw, path);
  return (
    <div class="field">
      <label for={fieldId(path)}>
        {question.label}
        <span class="required"> (bắt buộc)</span>
      </label>
      <FieldError path={path} message={error} />
      <select
        id={fieldId(path)}
        name={path}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(error && errorId(path))}
      >
        <option value="">Chọn tỉnh, thành phố</option>
        {question.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
