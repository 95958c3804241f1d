import { Component, createRef } from 'preact';
import type { RepeatQuestion } from '../../questionnaire/question.ts';
import { InstanceFields } from './InstanceFields.tsx';
import { isInstanceChanged } from './instance-changed.ts';
import { FieldWarning } from '../fields/FieldWarning.tsx';
import { repeatId } from '../dom/field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';

interface Props {
  repeat: RepeatQuestion;
  /** Identity of the instance: its number in paths. */
  index: number;
  /** Its place among the instances shown, from 1. */
  position: number;
  form: FormContent;
  /** True for as long as only its first question is shown. */
  isBegun: boolean;
  onRemove?: ((index: number) => void) | undefined;
}

/** One software instance with its questions. It renders again only when something of its own has changed. */
export class InstanceView extends Component<Props> {
  /** Its name as it was rendered last. */
  #name = '';
  readonly #summary = createRef<HTMLElement>();

  override shouldComponentUpdate(next: Props): boolean {
    const { position, form, isBegun, onRemove } = this.props;
    if (next.position !== position || next.isBegun !== isBegun) return true;
    if (Boolean(next.onRemove) !== Boolean(onRemove)) return true;
    return (
      typedAt(next.form, this.#identity()) !== this.#name ||
      isInstanceChanged(form, next.form, this.#prefix())
    );
  }

  render({ repeat, index, position, form, isBegun, onRemove }: Props) {
    const name = (this.#name = typedAt(form, this.#identity()));
    const title = `${repeat.item} thứ ${position}`;
    const isWrong = Object.keys(form.errors).some((path) => path.startsWith(this.#prefix()));
    return (
      <details class="repeat-instance" open onToggle={this.#readName} onChange={this.#readName}>
        <summary id={repeatId(repeat.name, index)} ref={this.#summary}>
          {title}
          {name && <span class="instance-name">: {name}</span>}
          {isWrong && <span class="instance-wrong"> (có nội dung cần xem lại)</span>}
        </summary>
        <fieldset>
          <legend class="visually-hidden">{title}</legend>
          <FieldWarning path={`${repeat.name}.${index}`} form={form} />
          <InstanceFields repeat={repeat} prefix={this.#prefix()} form={form} isBegun={isBegun} />
          {onRemove && !isBegun && (
            <p class="button-row">
              <button type="button" class="button-secondary" onClick={this.#collapse}>
                Thu gọn
              </button>
              <button type="button" class="button-secondary" onClick={this.#remove}>
                Bỏ {title.toLowerCase()}
              </button>
            </p>
          )}
        </fieldset>
      </details>
    );
  }

  readonly #readName = () => this.setState({});

  // Not what it was rendered with: by now other instances may have been added.
  readonly #remove = () => this.props.onRemove?.(this.props.index);

  readonly #collapse = () => {
    const details = this.#summary.current?.closest('details');
    if (details) details.open = false;
    this.#summary.current?.focus();
  };

  #prefix(): string {
    return `${this.props.repeat.name}.${this.props.index}.`;
  }

  #identity(): string {
    return this.#prefix() + this.props.repeat.identifiedBy;
  }
}
