import { Component, createRef, hydrate, render } from 'preact';
import type { RepeatQuestion } from '../../questionnaire/question.ts';
import { afterPaintInOrder } from '../dom/after-paint.ts';
import { isInstanceChanged } from './instance-changed.ts';
import { fieldId } from '../dom/field-id.ts';
import { QuestionField } from '../fields/QuestionField.tsx';
import type { FormContent } from '../form-content.ts';

interface Props {
  repeat: RepeatQuestion;
  /** The path of the instance with a dot at the end. */
  prefix: string;
  form: FormContent;
  /** True for as long as only its first question is shown: no more of it fits on a phone below what was pressed. */
  isBegun: boolean;
}

/**
 * The questions of an instance. Buttons and numbers around them come and go without them. Those that came with the page are
 * taken over by script later than the form, one instance after the other, so that the form answers sooner.
 */
export class InstanceFields extends Component<Props> {
  readonly #place = createRef<HTMLDivElement>();
  /** What stands in the page, until script takes it over. */
  #inPage = isInPage(this.props) ? this.props : undefined;
  readonly #cameWithPage = this.#inPage !== undefined;

  override shouldComponentUpdate({ form, prefix, isBegun }: Props): boolean {
    return isBegun !== this.props.isBegun || isInstanceChanged(this.props.form, form, prefix);
  }

  override componentDidMount(): void {
    if (this.#inPage) afterPaintInOrder(this.#takeOver);
  }

  override componentDidUpdate(): void {
    if (this.#cameWithPage && !this.#inPage) this.#renderQuestions();
  }

  override componentWillUnmount(): void {
    if (this.#cameWithPage && this.#place.current) render(null, this.#place.current);
  }

  render(props: Props) {
    return this.#cameWithPage ? (
      // Left to itself: what stands there is not touched.
      <div ref={this.#place} dangerouslySetInnerHTML={{ __html: '' }} />
    ) : (
      <div>
        <Questions {...props} />
      </div>
    );
  }

  readonly #takeOver = (): void => {
    const place = this.#place.current;
    if (!place || !this.#inPage) return;
    // First as it stands there, then what has changed meanwhile.
    hydrate(<Questions {...this.#inPage} />, place);
    const isChanged = this.#inPage !== this.props;
    this.#inPage = undefined;
    if (isChanged) this.#renderQuestions();
  };

  #renderQuestions(): void {
    if (this.#place.current) render(<Questions {...this.props} />, this.#place.current);
  }
}

const isInPage = ({ repeat, prefix }: Props): boolean =>
  typeof document !== 'undefined' &&
  document.getElementById(fieldId(prefix + (repeat.questions[0]?.name ?? ''))) !== null;

function Questions({ repeat, prefix, form, isBegun }: Props) {
  const shown = isBegun ? repeat.questions.slice(0, 1) : repeat.questions;
  return shown.map((question) => (
    <div key={question.name}>
      {question.heading && <p class="instance-heading">{question.heading}:</p>}
      <QuestionField question={question} prefix={prefix} siblings={repeat.questions} form={form} />
    </div>
  ));
}
