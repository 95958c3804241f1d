import type { AnswerError } from '../questionnaire/parse-answers.ts';
import type { Warning } from '../questionnaire/checks/warning.ts';
import { provinceByCode } from '../units/units.ts';
import { afterPaint } from './dom/after-paint.ts';
import { fieldId, repeatId, undoId } from './dom/field-id.ts';
import { Observable } from './dom/observable.ts';
import type { DraftEvent } from './draft/draft-events.ts';
import { conflictsOf, type DraftState } from './draft/draft-state.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { openDraft } from './draft/open-draft.ts';
import type { RepeatInstance } from './draft/repeats.ts';
import { valueAt, type FieldValue, type FieldValues, type FormValues } from './draft/values.ts';
import type { Pasted } from './fields/paste-undo.ts';
import { withRequests, type FormContent } from './form-content.ts';
import { loadParser, type loadPaste } from './lazy-parts.ts';
import type { CodeError } from './opening/code-error.ts';
import { Opening } from './opening/opening.ts';
import { readOnlyBecause, type ReadOnlyBecause } from './read-only.ts';
import type { Sending } from './review/sending.ts';
import { Steps } from './review/steps.ts';
import { newIndex } from './sections/instances.ts';
import { ShownFields } from './shown-fields.ts';
import { Validation } from './validation.ts';

type PasteModule = Awaited<ReturnType<typeof loadPaste>>;

/** How the form stands on the page when script comes: what it holds, and how a plain POST ended. */
export interface Beginning {
  values: FormValues;
  errors: readonly AnswerError[];
  sent: Sending;
  codeError: CodeError | undefined;
}

/**
 * The form on the page: the draft and everything a person can do with it, from the first key to the confirmation. The
 * fields themselves are the page's own; they are touched only where something else than typing has changed them.
 */
export class FormModel extends Observable {
  readonly store: DraftStore;
  readonly validation: Validation;
  readonly opening: Opening;
  readonly steps: Steps;
  /** Called after a person has changed something: saves it soon. */
  readonly saveSoon: () => void;
  /** Where the focus is to be led, once it is shown. */
  target: { id: string } | undefined;
  /** What was pasted last, and what knows how to take it back. */
  pasted: (Pasted & { part: PasteModule }) | undefined;
  isPasteMissing = false;
  codeError: CodeError | undefined;
  /** Whether sending was tried: everything that is wrong is listed. */
  isAttempted: boolean;
  /** The Sở whose Phiếu was closed on this page last, and how many were. */
  closed: { unit: string; count: number } | undefined;
  /** Counts what changed in the fields otherwise than by typing. */
  revision = 0;
  readonly #fields: ShownFields;
  #isTyping = false;

  constructor(form: HTMLFormElement, { values, errors, sent, codeError }: Beginning) {
    super();
    this.codeError = codeError;
    this.isAttempted = errors.length > 0 || codeError !== undefined;
    const moveFocusTo = (id: string) => this.moveFocusTo(id);
    const { store, saveSoon } = openDraft(values);
    [this.store, this.saveSoon] = [store, saveSoon];
    this.validation = new Validation(
      { values: () => store.state.values, isSettled: this.isSettled, loadParser },
      errors,
    );
    const demand = (path: string) => this.validation.demand(path);
    this.opening = new Opening(form, { store, saveSoon, demand, moveFocusTo });
    const { validation, opening } = this;
    this.steps = new Steps({ store, validation, opening, moveFocusTo }, sent);
    this.#fields = new ShownFields(form, this);
    store.subscribe((now, before) => this.#followDraft(now, before));
    validation.subscribe(() => void this.#fields.showMessages());
    for (const part of [validation, this.steps]) part.subscribe(() => this.changed());
    addEventListener('pageshow', (event) => this.#comeBack(event));
  }

  get state(): DraftState {
    return this.store.state;
  }

  /** Why nothing of the Phiếu may be changed any more; undefined while it may. */
  get readOnly(): ReadOnlyBecause | undefined {
    return readOnlyBecause(this.state);
  }

  /** What is shown beside the fields. */
  get content(): FormContent {
    const { errors, warnings } = this.validation.shown;
    const requested = this.state.response?.request?.items;
    const isReadOnly = this.readOnly !== undefined;
    return {
      valueAt: (path) => valueAt(this.state.values, path),
      unit: this.state.unit,
      // Where nothing can be corrected any more nothing is asked to be.
      errors: isReadOnly ? {} : errors,
      warnings: requested ? withRequests(warnings, requested) : warnings,
      isReadOnly,
    };
  }

  /** Whether a warning needs no saying any more, for what the system knows. */
  readonly isSettled = ({ rule }: Warning): boolean =>
    rule === 'plan_to_be_attached' && this.state.response?.hasPlan === true;

  get unitName(): string | undefined {
    return provinceByCode(this.state.unit)?.name;
  }

  /** Leads to the place with an id, once it is shown. */
  moveFocusTo(id: string): void {
    this.target = { id };
    this.changed();
  }

  /** A person has typed into a field, or ticked a box. */
  edit(edited: Extract<DraftEvent, { type: 'edited' | 'ticked' }>): void {
    if (this.readOnly) return;
    this.#isTyping = true;
    this.store.dispatch(edited);
    this.#isTyping = false;
    this.saveSoon();
  }

  /** A person has chosen a Sở. */
  chooseUnit(unit: string): void {
    if (this.readOnly) return;
    this.store.chooseUnit(unit);
    this.saveSoon();
  }

  /** Something a person did otherwise: the draft changes and is saved soon. */
  act(event: DraftEvent): void {
    this.store.dispatch(event);
    this.saveSoon();
  }

  /** A field was left, or changed at once. */
  leave(path: string): void {
    this.validation.visit(path);
  }

  /** A person has chosen between values. */
  resolve(paths: readonly string[], which: (path: string) => FieldValue): void {
    for (const path of paths) this.store.dispatch({ type: 'conflict_resolved', path, value: which(path) });
    this.saveSoon();
    const isLast = conflictsOf(this.state).length === 0;
    this.moveFocusTo(isLast ? (paths.length === 1 ? fieldId(paths[0]!) : 'noi-dung') : 'khac-nhau');
  }

  /** An instance of a repeated question was added on the page. */
  added(instance: RepeatInstance): void {
    this.store.dispatch({ type: 'repeat_added', instance });
  }

  /** Begins an instance with a name, in the first one that holds nothing if there is one. */
  addNamed(repeat: string, name: string): void {
    const index = emptyInstance(this.state.repeats[repeat] ?? [], repeat, this.state.values);
    this.added({ repeat, index });
    this.act({ type: 'edited', values: [[`${repeat}.${index}.name`, name]] });
    this.moveFocusTo(repeatId(repeat, index));
  }

  remove(instance: RepeatInstance): void {
    this.act({ type: 'repeat_removed', instance });
    this.moveFocusTo(undoId(instance.repeat, instance.index));
  }

  restore(instance: RepeatInstance): void {
    this.act({ type: 'repeat_restored', instance });
    this.moveFocusTo(repeatId(instance.repeat, instance.index));
  }

  /** A range from a spreadsheet was pasted into cells. */
  paste(cells: FieldValues, part: PasteModule): void {
    const before = cells.map(([path]) => [path, valueAt(this.state.values, path)] as const);
    this.act({ type: 'edited', values: cells });
    for (const [path] of cells) this.validation.visit(path);
    this.pasted = { values: cells, before, part };
    this.#setPasteMissing(false);
  }

  undoPaste(): void {
    const { pasted } = this;
    if (!pasted || this.readOnly) return;
    this.act({ type: 'edited', values: pasted.part.toTakeBack(pasted, this.state.values) });
    this.pasted = undefined;
    this.moveFocusTo(fieldId(pasted.before[0]?.[0] ?? 'noi-dung'));
  }

  /** What takes a range apart could not be loaded. Put in as it is, it would be a figure that nobody typed. */
  pasteMissing(): void {
    this.#setPasteMissing(true);
  }

  #setPasteMissing(isMissing: boolean): void {
    this.isPasteMissing = isMissing;
    this.changed();
  }

  /** Takes the draft of the Sở chosen before along. */
  moveDraft(): void {
    this.store.moveDraft();
    this.saveSoon();
    if (conflictsOf(this.state).length > 0) void this.steps.backToConflicts();
    else this.moveFocusTo(fieldId('unit'));
  }

  /** Offers values to the form; where it holds others, both wait for a choice. */
  offer(values: FormValues): void {
    this.act({ type: 'values_offered', values });
  }

  offerFile(values: FormValues): void {
    this.store.offerFile(values);
    this.saveSoon();
  }

  /** A code was typed: the error of the plain POST is over. */
  codeTyped(): void {
    this.codeError = undefined;
    this.changed();
  }

  /** The button that ends the form was pressed, or the one that leads on. */
  submit(): void {
    if (this.readOnly === 'locked') return void this.steps.reviewLocked();
    if (this.readOnly) return;
    this.isAttempted = true;
    void this.steps.review();
  }

  #followDraft(now: DraftState, before: DraftState): void {
    // What was pasted into the draft of one Sở is never taken back in that of another.
    if (before.unit !== '' && now.unit !== before.unit) this.pasted = undefined;
    this.#fields.followDraft(now, before);
    if (now.values !== before.values && !this.#isTyping) {
      this.revision += 1;
      this.validation.look();
    }
    if (now.response !== before.response || now.refusal !== before.refusal) void this.#fields.showMessages();
    this.changed();
  }

  /** The Phiếu of a Sở was closed in this browser: the form is blank, and nothing of before is left on it. */
  blank(unit: string): void {
    this.closed = { unit, count: (this.closed?.count ?? 0) + 1 };
    this.isAttempted = false;
    this.codeError = undefined;
    this.pasted = undefined;
    this.#fields.replace();
    this.validation.reset();
    this.steps.reset();
  }

  /** WebKit empties fields with autocomplete="off" a moment after a page comes back from its memory, without an event. */
  #comeBack({ persisted }: PageTransitionEvent): void {
    if (!persisted) return;
    afterPaint(() => {
      this.#fields.showAll();
      this.revision += 1;
      this.changed();
    });
  }
}

/** The first instance that holds nothing, else a new one. */
function emptyInstance(shown: readonly number[], repeat: string, values: FormValues): number {
  const isEmpty = (index: number) =>
    !Object.entries(values).some(
      ([path, value]) => path.startsWith(`${repeat}.${index}.`) && value.length > 0,
    );
  return shown.find(isEmpty) ?? newIndex(shown);
}
