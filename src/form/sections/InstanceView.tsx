import type { InstanceQuestion, RepeatQuestion } from '../../questionnaire/question.ts';
import { repeatId } from '../dom/field-id.ts';
import { WarningPlace } from '../fields/FieldWarning.tsx';
import { QuestionField } from '../fields/QuestionField.tsx';
import type { FormContent } from '../form-content.ts';
import { wrongWords, type IndexMark } from './instances.ts';

interface Props {
  repeat: RepeatQuestion;
  /** Identity of the instance: its number in paths. */
  index: number | IndexMark;
  /** Its place among the instances shown, from 1. */
  position: number;
  /** Whether more than its name is in view. */
  isOpen: boolean;
  form: FormContent;
}

/**
 * One software instance: its name, and folded below it the rest, in groups; what ends in its number is numbered again when
 * others come and go.
 */
export function InstanceView({ repeat, index, position, isOpen, form }: Props) {
  const prefix = `${repeat.name}.${index}.`;
  const title = `${repeat.item} thứ ${position}`;
  const heading = repeatId(repeat.name, index);
  const isWrong = Object.keys(form.errors).some((path) => path.startsWith(prefix));
  const fieldOf = (question: InstanceQuestion) => (
    <QuestionField
      key={question.name}
      question={question}
      prefix={prefix}
      siblings={repeat.questions}
      form={form}
    />
  );
  const named = repeat.questions.filter(({ name }) => name === repeat.identifiedBy);
  return (
    <div class="repeat-instance" role="group" aria-labelledby={heading} data-index={index}>
      <h4 id={heading} tabIndex={-1}>
        <span data-numbered>{title}</span>
        <span class="instance-wrong">{isWrong && wrongWords}</span>
      </h4>
      <WarningPlace path={`${repeat.name}.${index}`} form={form} />
      {named.map(fieldOf)}
      <details open={isOpen || isWrong}>
        <summary>
          Các nội dung khác<span class="instance-missing"></span>
        </summary>
        {groupsOf(repeat).map(({ heading: words, questions }) => (
          <div class="instance-group" key={questions[0]?.name}>
            {words && <p class="instance-heading">{words}:</p>}
            {questions.map(fieldOf)}
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
      </details>
    </div>
  );
}

interface Group {
  heading: string | undefined;
  questions: InstanceQuestion[];
}

/** The questions of an instance but its name, those of one subject together: who runs it, how it is deployed, what it does. */
function groupsOf(repeat: RepeatQuestion): Group[] {
  const groups: Group[] = [];
  for (const question of repeat.questions) {
    if (question.name === repeat.identifiedBy) continue;
    const last = groups.at(-1);
    const isLong = question.kind === 'text' && question.lines > 2;
    const isSame = last && question.heading === undefined && isLong === hasLong(last);
    if (isSame) last.questions.push(question);
    else groups.push({ heading: question.heading, questions: [question] });
  }
  return groups;
}

const hasLong = ({ questions: [first] }: Group): boolean => first?.kind === 'text' && first.lines > 2;
