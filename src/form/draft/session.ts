import type { RawInput } from '../../questionnaire/raw-input.ts';
import type { Receipt } from '../../submission/receipt.ts';
import { withValues } from './changes.ts';
import { chooseUnit, deleteHere, keepHere, takeInOtherTab, takeUpHere, turnToUnit } from './keeping-here.ts';
import { goOnFromAgreed, saveOnSystem, takeInOpened } from './keeping-on-system.ts';
import { nothingAgreed, reconcile, withoutConflict } from './reconcile.ts';
import type { Credentials } from '../../submission/draft-documents.ts';
import { mergeConflicts, SessionState } from './session-state.ts';
import type { SessionEffects, SessionView } from './session-view.ts';

/** Keeps what is typed: in this browser at once, on the server when the Sở's code is known. */
export class DraftSession {
  readonly #state: SessionState;
  #saving: Promise<void> | undefined;
  /** With what the response is still to be opened: the server did not answer. */
  #unreached: Credentials | undefined;

  constructor(effects: SessionEffects) {
    this.#state = new SessionState(effects);
  }

  /**
   * Takes up the draft this browser kept, if any.
   * @param unit the Sở that the form is about to be opened for; a draft of another one is left alone
   * @param putBy the Sở whose draft was put by for it
   */
  restore(unit = '', putBy?: string): void {
    this.#state.update({ putBy });
    takeUpHere(this.#state, unit);
  }

  /** Something was typed; it is not kept yet. */
  typed(): void {
    const { standing, view } = this.#state;
    standing.isDeleted = false;
    const { kept, sentAt } = view.status;
    if (kept === 'typing') return;
    const { isSendUnclear } = standing;
    this.#state.update({
      status: { kept: 'typing', isSendUnclear, ...(sentAt && { sentAt, isChangedSinceSent: true }) },
    });
  }

  /** Whether something in the form is nowhere safe. */
  isUnsafe(): boolean {
    return this.#state.view.status.kept === 'typing';
  }

  /** Takes in what another tab of this browser kept, or that it deleted the draft. */
  takeInHere(): void {
    takeInOtherTab(this.#state);
  }

  /** Keeps what stands in the form in this browser if something was typed that is not kept yet. */
  keepHereIfTyped(): void {
    if (this.isUnsafe()) this.keepHere();
  }

  /** Keeps what stands in the form in this browser, together with what another tab kept there. */
  keepHere(): void {
    keepHere(this.#state);
  }

  /** Opens the response of a Sở by its code and brings together its draft and what stands in the form. */
  async open(credentials: Credentials): Promise<boolean> {
    this.#state.update({ isOpening: true, refusal: undefined });
    return this.#tryToOpen(credentials);
  }

  async #tryToOpen(credentials: Credentials): Promise<boolean> {
    const state = this.#state;
    const outcome = await state.effects.open(credentials);
    this.#unreached = outcome.kind === 'unreachable' ? credentials : undefined;
    if (outcome.kind !== 'done') {
      state.fail(outcome);
      return false;
    }
    if (state.credentials?.unit !== credentials.unit) {
      this.#putByUnlessOf(credentials.unit);
      goOnFromAgreed(state, credentials, outcome.document);
    }
    state.credentials = credentials;
    takeInOpened(state, outcome.document);
    await this.keepOnSystem();
    return true;
  }

  /**
   * Saves on the server what was typed since, one saving at a time; does nothing without the code. What could not be
   * opened because the line was down is opened first.
   */
  async keepOnSystem(): Promise<void> {
    while (this.#saving) await this.#saving;
    const { credentials, view, effects } = this.#state;
    const unreached = this.#unreached;
    if (!credentials && unreached && effects.read().unit === unreached.unit)
      return void (await this.#tryToOpen(unreached));
    if (!credentials || view.opened?.isOpen === false) return;
    this.#saving = saveOnSystem(this.#state, credentials).finally(() => (this.#saving = undefined));
    await this.#saving;
  }

  /** Brings a draft file into the form; where the form holds something else, both are shown. */
  bringIn(file: RawInput): void {
    const state = this.#state;
    // The Sở of a response that was opened stays.
    const raw = state.credentials ? withValues(file, [['unit', '']]) : file;
    const { show, agreement } = reconcile(nothingAgreed, raw, state.effects.read());
    state.effects.show(show);
    state.here = { ...state.here, conflicts: mergeConflicts(state.here.conflicts, agreement.conflicts) };
    state.update({});
  }

  /** A person has chosen between two values of one field. */
  choose(path: string, which: 'yours' | 'theirs'): void {
    const state = this.#state;
    const conflict = state.view.conflicts.find((candidate) => candidate.path === path);
    if (conflict && which === 'theirs') state.effects.show([[path, conflict.theirs]]);
    state.here = withoutConflict(state.here, path);
    state.standing.system = withoutConflict(state.standing.system, path);
    state.update({});
  }

  /** Whether something waits for a person's choice. */
  hasConflicts(): boolean {
    return this.#state.view.conflicts.length > 0;
  }

  /** Whether the response of a Sở was opened. */
  isOpened(): boolean {
    return this.#state.view.opened !== undefined;
  }

  /** The revision that changes go on from; 0 when none was sent or the response was not opened. */
  revision(): number {
    return this.#state.view.opened?.revision ?? 0;
  }

  /** The code can't be right; the server need not be asked. */
  refuse(refusal: SessionView['refusal']): void {
    this.#state.update({ refusal });
  }

  /** Takes in that the response was sent: further changes go on from this revision. */
  sent(raw: RawInput, { revision, state, received_at }: Receipt): void {
    const { view, standing } = this.#state;
    const { opened } = view;
    this.#state.takeInSent({ at: received_at, raw });
    standing.isSendUnclear = undefined;
    this.#state.update({
      opened: opened && { ...opened, revision, newest: revision, state, isLocked: false, request: undefined },
    });
    if (!standing.isDeleted) this.keepHere();
  }

  /** A send was not answered: whether it arrived is known when it is tried again or the response is opened. */
  sentUnanswered(): void {
    const { view, standing } = this.#state;
    const { opened } = view;
    // A revision that came meanwhile is this send, or has made it stale.
    standing.isSendUnclear = !opened || opened.newest === opened.revision;
    if (standing.isDeleted) this.#state.settle();
    else this.keepHere();
  }

  /** A Sở was chosen in the form: what is typed from now on is meant for it. */
  unitChosen(): void {
    chooseUnit(this.#state);
  }

  /** Deletes the draft in this browser; what stands in the form stays. */
  deleteHere(): void {
    deleteHere(this.#state);
  }

  /** Puts by what stands in the form if another Sở's code opened it. */
  #putByUnlessOf(unit: string): void {
    const state = this.#state;
    this.keepHereIfTyped();
    const before = state.standing.unit ?? unit;
    state.standing.unit = unit;
    if (before !== unit) turnToUnit(state, before, unit);
  }
}
