import type { ProvinceQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId } from '../dom/field-id.ts';
import { Place, placeIds } from '../dom/Place.tsx';
import { typedAt, type FormContent } from '../form-content.ts';
import { ErrorPlace } from './FieldError.tsx';

interface Props {
  question: ProvinceQuestion;
  path: string;
  form: FormContent;
}

/** The question which province answers: a list of the 63 in the order of the Vietnamese alphabet; script finds in it. */
export function ProvinceField({ question, path, form }: Props) {
  const error = form.errors[path];
  const chosen = typedAt(form, path);
  return (
    <div class="field">
      <label for={fieldId(path)}>
        {question.label}
        <span class="required"> (bắt buộc)</span>
      </label>
      <ErrorPlace path={path} message={error} />
      <Place id={placeIds.unit} />
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
