import { Observable } from '../dom/observable.ts';
import { Confirmation, Conflicts, ErrorSummary, loadParser, loadSteps, ReviewStep } from '../lazy-parts.ts';
import { confirmationPath } from '../../submission/confirmation-path.ts';
import type { LockedContent, StepsPage } from './review-and-send.ts';
import type { Sending } from './sending.ts';

interface Parts extends Pick<StepsPage, 'store' | 'opening' | 'validation'> {
  moveFocusTo: (id: string) => void;
}

const reviewEntry = { isReview: true };
const isReviewEntry = (): boolean => (history.state as typeof reviewEntry | null)?.isReview === true;

/** The steps from the form over the review to the confirmation, and back. */
export class Steps extends Observable {
  sending: Sending;
  stage: 'filling' | 'review' = 'filling';
  /** Attempts to send: the errors of each take the focus. */
  attempt = 0;
  isReviewMissing = false;
  /** What was locked for signature, while that is what is reviewed, whatever stands in the form. */
  locked: LockedContent | undefined;
  readonly #moveFocusTo: Parts['moveFocusTo'];
  readonly #page: StepsPage;
  /** The Phiếu was sent, and the page that confirms it is on its way. */
  #isLeaving = false;
  /** Where the browser's way back from the review leads. */
  #target: string | undefined;

  constructor({ store, opening, validation, moveFocusTo }: Parts, sent: Sending) {
    super();
    this.sending = sent;
    this.#moveFocusTo = moveFocusTo;
    this.#page = {
      ...{ store, opening, validation },
      load: { summary: ErrorSummary.load, review: ReviewStep.load, confirmation: Confirmation.load },
      loadParser,
      enterReview: (locked) => this.#enterReview(locked),
      leaveReview: (id) => this.#leaveReview(id),
      backToConflicts: () => this.backToConflicts(),
      showSending: (sending) => this.#set({ sending }),
      leaveForConfirmation: () => this.#leaveForConfirmation(),
      countAttempt: () => this.#set({ attempt: this.attempt + 1 }),
      showReviewMissing: () => this.#set({ isReviewMissing: true }),
    };
    addEventListener('popstate', () => this.#move());
    addEventListener('pageshow', ({ persisted }) => persisted && this.#comeBack());
  }

  /** Parses everything; leads to the review when nothing is wrong and nothing waits for a choice. */
  async review(): Promise<void> {
    this.#set({ isReviewMissing: false });
    const part = await loadSteps().catch(() => undefined);
    if (part) await part.review(this.#page);
    else this.#set({ isReviewMissing: true });
  }

  /** Leads to the review of what was locked for signature. */
  async reviewLocked(): Promise<void> {
    this.#set({ isReviewMissing: false });
    const part = await loadSteps().catch(() => undefined);
    if (part) await part.reviewLocked(this.#page);
    else this.#set({ isReviewMissing: true });
  }

  /** Locks what was reviewed for signature, and leads to where it is printed. */
  async lock(): Promise<void> {
    await (await loadSteps()).lock(this.#page);
  }

  /** Sends what was reviewed. */
  async send(): Promise<void> {
    await (await loadSteps()).send(this.#page, this.locked);
  }

  /** Leads back to the form, to the place with this id. */
  backTo(id: string): void {
    this.#leaveReview(id);
  }

  /** Leads to what waits for a choice. */
  async backToConflicts(): Promise<void> {
    await Conflicts.load().catch(() => undefined);
    this.#leaveReview('khac-nhau');
  }

  /** From the confirmation back to the form. */
  correct(): void {
    this.reset();
    this.#leaveReview('noi-dung');
  }

  reset(): void {
    this.#set({ sending: { kind: 'idle' } });
  }

  /** The review has an entry of its own in the browser's history, so that Back leads to the form and not out of it. */
  #enterReview(locked: LockedContent | undefined): void {
    // Where the form was scrolled to is said by the target.
    history.scrollRestoration = 'manual';
    if (!isReviewEntry()) history.pushState(reviewEntry, '');
    this.#set({ stage: 'review', locked });
  }

  #leaveReview(id?: string): void {
    this.#set({ stage: 'filling' });
    this.#target = id;
    if (isReviewEntry()) history.back();
    else if (id !== undefined) this.#moveFocusTo(id);
  }

  /** In the place of the review, so that Back leads from the confirmation to the form. */
  async #leaveForConfirmation(): Promise<boolean> {
    const answer = await fetch(confirmationPath, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (!answer?.ok) return false;
    this.#isLeaving = true;
    location.replace(confirmationPath);
    return true;
  }

  /** From the confirmation, to a page that the browser has kept as it was left. */
  #comeBack(): void {
    if (!this.#isLeaving) return;
    this.#isLeaving = false;
    history.scrollRestoration = 'auto';
    this.#set({ stage: 'filling', sending: { kind: 'idle' } });
  }

  #move(): void {
    if (isReviewEntry()) return void this.#goForward();
    history.scrollRestoration = 'auto';
    const id = this.stage === 'review' ? 'gui-phieu' : this.#target;
    this.#target = undefined;
    this.#set({ stage: 'filling' });
    if (id !== undefined) this.#moveFocusTo(id);
  }

  /** The browser's way forward to the review. */
  async #goForward(): Promise<void> {
    if (this.stage === 'review' || this.sending.kind === 'stored') return;
    await (this.locked ? this.reviewLocked() : this.review());
    // Something is wrong, or waits for a choice: the form stays.
    if (this.#is('filling') && isReviewEntry()) history.back();
  }

  #is(stage: Steps['stage']): boolean {
    return this.stage === stage;
  }

  #set(now: Partial<Pick<Steps, 'sending' | 'stage' | 'attempt' | 'isReviewMissing' | 'locked'>>): void {
    Object.assign(this, now);
    this.changed();
  }
}
