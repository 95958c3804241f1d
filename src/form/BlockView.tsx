import { Component } from 'preact';
import type { RepeatQuestion } from '../questionnaire/question.ts';
import { QuestionField } from './fields/QuestionField.tsx';
import type { FormContent } from './form-content.ts';

interface Props {
  repeat: RepeatQuestion;
  /** Identity of the block: its number in paths. */
  index: number;
  /** Its place among the blocks shown, from 1. */
  position: number;
  form: FormContent;
  onRemove?: ((index: number) => void) | undefined;
}

/** One software block with its questions. It renders again only when something of its own has changed. */
export class BlockView extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { position, form, repeat, index, onRemove } = this.props;
    if (next.position !== position || Boolean(next.onRemove) !== Boolean(onRemove)) return true;
    const prefix = prefixOf(repeat, index);
    return changed(form.errors, next.form.errors, prefix) || changed(form.raw, next.form.raw, prefix);
  }

  render({ repeat, index, position, form, onRemove }: Props) {
    const name = `${repeat.item} thứ ${position}`;
    return (
      <fieldset class="block" id={blockId(repeat.name, index)} tabIndex={-1}>
        <legend>{name}</legend>
        {repeat.questions.map((question) => (
          <div key={question.name}>
            {question.heading && <p class="block-heading">{question.heading}:</p>}
            <QuestionField
              question={question}
              prefix={prefixOf(repeat, index)}
              siblings={repeat.questions}
              form={form}
            />
          </div>
        ))}
        {onRemove && (
          <button type="button" class="button-secondary" onClick={() => onRemove(index)}>
            Bỏ {name.toLowerCase()}
          </button>
        )}
      </fieldset>
    );
  }
}

/** The HTML id of a block. */
export const blockId = (repeat: string, index: number): string => `khoi-${repeat}-${index}`;

const prefixOf = (repeat: RepeatQuestion, index: number) => `${repeat.name}.${index}.`;

function changed(before: object, after: object, prefix: string): boolean {
  if (before === after) return false;
  const own = (all: object) =>
    JSON.stringify(Object.entries(all).filter(([path]) => path.startsWith(prefix)));
  return own(before) !== own(after);
}
