import { Component, createRef } from 'preact';
import type { RepeatQuestion } from '../questionnaire/question.ts';
import { BlockFields } from './BlockFields.tsx';
import { isBlockChanged } from './block-changed.ts';
import { FieldWarning } from './fields/FieldWarning.tsx';
import { repeatId } from './field-id.ts';
import { typedAt, type FormContent } from './form-content.ts';

interface Props {
  repeat: RepeatQuestion;
  /** Identity of the block: its number in paths. */
  index: number;
  /** Its place among the blocks shown, from 1. */
  position: number;
  form: FormContent;
  /** True for as long as only its first question is shown. */
  isBegun: boolean;
  onRemove?: ((index: number) => void) | undefined;
}

/** One software block with its questions. It renders again only when something of its own has changed. */
export class BlockView extends Component<Props> {
  /** Its name as it was rendered last. */
  #name = '';
  readonly #summary = createRef<HTMLElement>();

  override shouldComponentUpdate(next: Props): boolean {
    const { position, form, isBegun, onRemove } = this.props;
    if (next.position !== position || next.isBegun !== isBegun) return true;
    if (Boolean(next.onRemove) !== Boolean(onRemove)) return true;
    return (
      typedAt(next.form, this.#identity()) !== this.#name || isBlockChanged(form, next.form, this.#prefix())
    );
  }

  render({ repeat, index, position, form, isBegun, onRemove }: Props) {
    const name = (this.#name = typedAt(form, this.#identity()));
    const title = `${repeat.item} thứ ${position}`;
    const isWrong = Object.keys(form.errors).some((path) => path.startsWith(this.#prefix()));
    return (
      <details class="block" open onToggle={this.#readName} onChange={this.#readName}>
        <summary id={repeatId(repeat.name, index)} ref={this.#summary}>
          {title}
          {name && <span class="block-name">: {name}</span>}
          {isWrong && <span class="block-wrong"> (có nội dung cần xem lại)</span>}
        </summary>
        <fieldset>
          <legend class="visually-hidden">{title}</legend>
          <FieldWarning path={`${repeat.name}.${index}`} form={form} />
          <BlockFields repeat={repeat} prefix={this.#prefix()} form={form} isBegun={isBegun} />
          {onRemove && !isBegun && (
            <p class="block-buttons">
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

  // Not what it was rendered with: by now other blocks may have been added.
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
