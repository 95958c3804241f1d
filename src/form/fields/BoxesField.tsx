import type { ChoiceQuestion, ChoicesQuestion, Option, TextQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId, footnoteId, warningId } from '../dom/field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';
import { ErrorPlace } from './FieldError.tsx';
import { WarningPlace } from './FieldWarning.tsx';
import { FootnoteMark } from './FootnoteMark.tsx';

interface Props {
  question: ChoiceQuestion | ChoicesQuestion;
  path: string;
  form: FormContent;
  /** The text that says what "Khác" is, with its path. */
  explanation?: { question: TextQuestion; path: string } | undefined;
}

/** A group of boxes: circles where one may be chosen, squares where several may. */
export function BoxesField({ question, path, form, explanation }: Props) {
  const error = form.errors[path];
  return (
    <fieldset
      class="field boxes"
      aria-describedby={describedBy(error && errorId(path), form.warnings[path] && warningId(path))}
    >
      <legend>{question.label}</legend>
      <ErrorPlace path={path} message={error} />
      {question.options.map((option, position) => (
        <div class="box" key={option.value}>
          <Box question={question} path={path} option={option} position={position} form={form} />
          {explanation?.question.explains?.option === option.value && (
            <BoxExplanation {...explanation} form={form} />
          )}
        </div>
      ))}
      {question.kind === 'choice' && <ClearChoice />}
      <WarningPlace path={path} form={form} />
    </fieldset>
  );
}

function Box(props: Omit<Props, 'explanation'> & { option: Option; position: number }) {
  const { question, path, form, option, position } = props;
  // The first box carries the path's own id, so that an error's link lands in the group.
  const id = position === 0 ? fieldId(path) : `${fieldId(path)}-${option.value}`;
  return (
    <>
      <input
        type={question.kind === 'choice' ? 'radio' : 'checkbox'}
        id={id}
        name={path}
        value={option.value}
        defaultChecked={[form.valueAt(path)].flat().includes(option.value)}
        aria-describedby={describedBy(option.footnote !== undefined && footnoteId(option.footnote))}
      />
      <label for={id}>{option.label}</label>
      <FootnoteMark number={option.footnote} />
    </>
  );
}

function BoxExplanation({
  question,
  path,
  form,
}: {
  question: TextQuestion;
  path: string;
  form: FormContent;
}) {
  const error = form.errors[path];
  return (
    <div class="box-explanation">
      <label for={fieldId(path)} class="visually-hidden">
        {question.label}
      </label>
      <ErrorPlace path={path} message={error} />
      <input
        type="text"
        autocomplete="off"
        id={fieldId(path)}
        name={path}
        placeholder="Ghi rõ"
        defaultValue={typedAt(form, path)}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(error && errorId(path), form.warnings[path] && warningId(path))}
      />
      <WarningPlace path={path} form={form} />
    </div>
  );
}

/** The paper's two boxes can both stay empty; circles on screen cannot be emptied without this. */
const ClearChoice = () => (
  <button type="button" class="button-plain needs-script for-editing" data-press="clear">
    Bỏ chọn
  </button>
);
