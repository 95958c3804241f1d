import { useRef } from 'preact/hooks';
import type { ProvinceQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId } from '../dom/field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';
import { useIsReady } from '../dom/use-is-ready.ts';
import { FieldError } from './FieldError.tsx';
import { ProvinceSearch } from './ProvinceSearch.tsx';

interface Props {
  question: ProvinceQuestion;
  path: string;
  form: FormContent;
  /** True once the response of a Sở was opened. */
  isFixed: boolean;
}

/** The question which province answers: a list of the 63 in the order of the Vietnamese alphabet. */
export function ProvinceField({ question, path, form, isFixed }: Props) {
  const list = useRef<HTMLSelectElement>(null);
  const isReady = useIsReady();
  const error = form.errors[path];
  const chosen = typedAt(form, path);
  return (
    <div class="field">
      <label for={fieldId(path)}>
        {question.label}
        <span class="required"> (bắt buộc)</span>
      </label>
      <FieldError path={path} message={error} />
      {isReady && (
        <ProvinceSearch
          list={list}
          options={question.options}
          chosen={chosen}
          id={fieldId(path)}
          isInvalid={error !== undefined}
          isFixed={isFixed}
          describedBy={describedBy(error && errorId(path))}
        />
      )}
      <select
        ref={list}
        hidden={isReady}
        id={isReady ? undefined : fieldId(path)}
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
