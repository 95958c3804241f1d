import type { RepeatQuestion } from '../../questionnaire/question.ts';
import { repeatId } from '../dom/field-id.ts';
import { WarningPlace } from '../fields/FieldWarning.tsx';
import { QuestionField } from '../fields/QuestionField.tsx';
import { typedAt, type FormContent } from '../form-content.ts';
import { wrongWords, type IndexMark } from './instances.ts';

interface Props {
  repeat: RepeatQuestion;
  /** Identity of the instance: its number in paths. */
  index: number | IndexMark;
  /** Its place among the instances shown, from 1. */
  position: number;
  form: FormContent;
}

/** One software instance with its questions; what ends in its number is numbered again when others come and go. */
export function InstanceView({ repeat, index, position, form }: Props) {
  const prefix = `${repeat.name}.${index}.`;
  const title = `${repeat.item} thứ ${position}`;
  const name = typedAt(form, prefix + repeat.identifiedBy);
  const isWrong = Object.keys(form.errors).some((path) => path.startsWith(prefix));
  return (
    <details class="repeat-instance" open data-index={index}>
      <summary id={repeatId(repeat.name, index)}>
        <span data-numbered>{title}</span>
        <span class="instance-name">{name && `: ${name}`}</span>
        <span class="instance-wrong">{isWrong && wrongWords}</span>
      </summary>
      <fieldset>
        <legend class="visually-hidden" data-numbered>
          {title}
        </legend>
        <WarningPlace path={`${repeat.name}.${index}`} form={form} />
        {repeat.questions.map((question) => (
          <div key={question.name}>
            {question.heading && <p class="instance-heading">{question.heading}:</p>}
            <QuestionField question={question} prefix={prefix} siblings={repeat.questions} form={form} />
          </div>
        ))}
        <p class="button-row needs-script for-editing">
          <button type="button" class="button-secondary" data-press="collapse">
            Thu gọn
          </button>
          <button type="button" class="button-secondary" data-press="remove" data-numbered>
            Bỏ {title.toLowerCase()}
          </button>
        </p>
      </fieldset>
    </details>
  );
}
