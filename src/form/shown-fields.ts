import { freshControls, setReadOnly, showAll, showChanges } from './dom/controls.ts';
import { focusInView, keepInView } from './dom/focus.ts';
import type { DraftState } from './draft/draft-state.ts';
import type { RepeatInstance } from './draft/repeats.ts';
import type { FormContent } from './form-content.ts';
import { loadMessages } from './lazy-parts.ts';
import { showHeading, showInstances } from './sections/show-instances.tsx';

/** What the fields show, and what they do. */
interface Shown {
  state: DraftState;
  /** What is said beside the fields. */
  content: FormContent;
  restore: (instance: RepeatInstance) => void;
}

/** The fields of the page: they are touched only where something else than typing has changed them. */
export class ShownFields {
  readonly #form: HTMLFormElement;
  readonly #model: Shown;
  /** What is said beside the fields now. */
  #said: FormContent;

  constructor(form: HTMLFormElement, model: Shown) {
    this.#form = form;
    this.#model = model;
    this.#said = model.content;
  }

  /** Shows the values and instances of the draft. */
  followDraft(now: DraftState, before: DraftState): void {
    if (now.repeats !== before.repeats || now.removed !== before.removed)
      showInstances(this.#form, now, (instance) => this.#model.restore(instance));
    showChanges(this.#form, before.values, now.values);
  }

  /** Says beside each field what is wrong or unusual there now, and whether anything may be changed. */
  async showMessages(): Promise<void> {
    const { isReadOnly } = this.#model.content;
    if (this.#form.hasAttribute('data-read-only') !== isReadOnly) setReadOnly(this.#form, isReadOnly);
    const part = await loadMessages().catch(() => undefined);
    if (!part) return;
    const { content } = this.#model;
    const changed = part.changedMessages(this.#said, content);
    this.#said = content;
    // Asking where the focus stands makes the browser lay the page out: not for nothing.
    if (changed.size === 0) return;
    const seen = focusInView();
    part.showMessages(changed, this.#said);
    this.showHeadings();
    keepInView(seen);
  }

  /** Makes every field show what the draft holds. */
  showAll(): void {
    showAll(this.#form, this.#model.state.values);
    this.showHeadings();
  }

  /** Puts blank fields in the place of all: nothing of before can be undone in them. */
  replace(): void {
    freshControls(this.#form);
  }

  showHeadings(): void {
    for (const [repeat, instances] of Object.entries(this.#model.state.repeats))
      for (const index of instances) showHeading({ repeat, index }, this.#said.errors);
  }
}
