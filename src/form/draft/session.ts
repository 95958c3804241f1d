import type { RawInput } from '../../questionnaire/raw-input.ts';
import type { Receipt } from '../../submission/receipt.ts';
import { withValues, type Conflict } from './changes.ts';
import { isOfAnother, type LocalDraft } from './local-draft.ts';
import {
  changesToSave,
  nothingAgreed,
  reconcile,
  withoutConflict,
  withYours,
  type Agreement,
} from './reconcile.ts';
import type { Credentials, DraftOutcome, OpenedDraft } from './server-draft.ts';
import {
  openedAfter,
  openedSince,
  openedView,
  untouched,
  type SessionEffects,
  type SessionView,
} from './session-view.ts';
import {
  agreedBefore,
  draftToKeep,
  isKeptAsItIs,
  nothingKept,
  sentBefore,
  sentSince,
  statusOf,
  type Standing,
} from './standing.ts';

/** Keeps what is typed: in this browser at once, on the server when the Sở's code is known. */
export class DraftSession {
  readonly #effects: SessionEffects;
  #view: SessionView = untouched;
  #here: Agreement = nothingAgreed;
  readonly #standing: Standing = { ...nothingKept };
  #credentials: Credentials | undefined;
  #saving: Promise<void> | undefined;

  constructor(effects: SessionEffects) {
    this.#effects = effects;
  }

  /**
   * Takes up the draft this browser kept, if any.
   * @param unit the Sở that the form is about to be opened for; a draft of another one is left alone
   */
  restore(unit = ''): void {
    const draft = this.#effects.readLocal();
    if (draft && !isOfAnother(draft, unit)) {
      this.#takeInLocal(draft);
      this.#standing.kept = draft;
      this.#standing.isSendUnclear = draft.isSendUnclear;
      this.#standing.sent = draft.sent && {
        at: draft.sent.at,
        raw: draft.sent.isChanged ? undefined : draft.raw,
      };
    }
    this.#settle();
  }

  /** Something was typed; it is not kept yet. */
  typed(): void {
    this.#standing.isDeleted = false;
    const { kept, sentAt } = this.#view.status;
    if (kept === 'typing') return;
    const { isSendUnclear } = this.#standing;
    this.#update({
      status: { kept: 'typing', isSendUnclear, ...(sentAt && { sentAt, isChangedSinceSent: true }) },
    });
  }

  /** Whether something in the form is nowhere safe. */
  isUnsafe(): boolean {
    return this.#view.status.kept === 'typing';
  }

  /** Takes in what another tab of this browser kept, or that it deleted the draft. */
  takeInHere(): void {
    const other = this.#effects.readLocal();
    if (other && isOfAnother(other, this.#credentials?.unit)) return;
    if (other) this.#takeInLocal(other);
    this.#standing.kept = other;
    this.#standing.isDeleted = !other;
    this.#settle();
  }

  /** Keeps what stands in the form in this browser if something was typed that is not kept yet. */
  keepHereIfTyped(): void {
    if (this.isUnsafe()) this.keepHere();
  }

  /** Keeps what stands in the form in this browser, together with what another tab kept there. */
  keepHere(): void {
    const unit = this.#credentials?.unit;
    if (unit !== undefined) this.#effects.turnToLocalOf(unit);
    const other = this.#effects.readLocal();
    // Where there is no room to put it by, the draft of another Sở is not written over.
    const isTaken = other !== undefined && isOfAnother(other, unit);
    if (other && !isTaken) this.#takeInLocal(other);
    const now = this.#effects.now().toISOString();
    const draft = draftToKeep(this.#standing, this.#effects.read(), now, unit);
    if (!isTaken && this.#effects.writeLocal(draft)) {
      this.#standing.kept = draft;
      this.#here = { ...this.#here, stored: draft.raw };
    }
    this.#settle();
  }

  /** Opens the response of a Sở by its code and brings together its draft and what stands in the form. */
  async open(credentials: Credentials): Promise<boolean> {
    this.#update({ isOpening: true, refusal: undefined });
    const outcome = await this.#effects.open(credentials);
    if (outcome.kind !== 'done') {
      this.#fail(outcome);
      return false;
    }
    const { draft } = outcome;
    if (this.#credentials?.unit !== credentials.unit) {
      this.#putByUnlessOf(credentials.unit);
      this.#standing.system = agreedBefore(this.#standing, credentials, draft);
    }
    this.#credentials = credentials;
    this.#takeInSent(sentBefore(draft));
    this.#standing.isSendUnclear = undefined;
    this.#update({ isOpening: false, opened: openedView(draft) });
    this.#takeInSystem(draft);
    await this.keepOnSystem();
    return true;
  }

  /** Saves on the server what was typed since, one saving at a time; does nothing without the code. */
  async keepOnSystem(): Promise<void> {
    while (this.#saving) await this.#saving;
    if (!this.#credentials || this.#view.opened?.isOpen === false) return;
    this.#saving = this.#save(this.#credentials).finally(() => (this.#saving = undefined));
    await this.#saving;
  }

  async #save(credentials: Credentials): Promise<void> {
    const changes = changesToSave(this.#standing.system, this.#effects.read());
    const outcome = await this.#effects.save(credentials, changes);
    if (outcome.kind !== 'done') {
      this.#fail(outcome);
      return;
    }
    const refused = new Set(outcome.draft.conflicts.map(({ path }) => path));
    const saved = changes.filter(({ path }) => !refused.has(path)).map(({ path, to }) => [path, to] as const);
    this.#standing.system = {
      ...this.#standing.system,
      stored: withValues(this.#standing.system.stored, saved),
    };
    this.#takeInSent(sentSince(this.#standing, outcome.draft));
    this.#update({ refusal: undefined, opened: openedSince(this.#view.opened, outcome.draft) });
    this.#takeInSystem(outcome.draft);
  }

  /** Brings a draft file into the form; where the form holds something else, both are shown. */
  bringIn(file: RawInput): void {
    // The Sở of a response that was opened stays.
    const raw = this.#credentials ? withValues(file, [['unit', '']]) : file;
    const { show, agreement } = reconcile(nothingAgreed, raw, this.#effects.read());
    this.#effects.show(show);
    this.#here = { ...this.#here, conflicts: mergeConflicts(this.#here.conflicts, agreement.conflicts) };
    this.#update({});
  }

  /** A person has chosen between two values of one field. */
  choose(path: string, which: 'yours' | 'theirs'): void {
    const conflict = this.#view.conflicts.find((candidate) => candidate.path === path);
    if (conflict && which === 'theirs') this.#effects.show([[path, conflict.theirs]]);
    this.#here = withoutConflict(this.#here, path);
    this.#standing.system = withoutConflict(this.#standing.system, path);
    this.#update({});
  }

  /** Whether something waits for a person's choice. */
  hasConflicts(): boolean {
    return this.#view.conflicts.length > 0;
  }

  /** Whether the response of a Sở was opened. */
  isOpened(): boolean {
    return this.#view.opened !== undefined;
  }

  /** The revision that changes go on from; 0 when none was sent or the response was not opened. */
  revision(): number {
    return this.#view.opened?.revision ?? 0;
  }

  /** The code can't be right; the server need not be asked. */
  refuse(refusal: SessionView['refusal']): void {
    this.#update({ refusal });
  }

  /** Takes in that the response was sent: further changes go on from this revision. */
  sent(raw: RawInput, { revision, state, received_at }: Receipt): void {
    const { opened } = this.#view;
    this.#takeInSent({ at: received_at, raw });
    this.#standing.isSendUnclear = undefined;
    this.#update({
      opened: opened && { ...opened, revision, newest: revision, state, isLocked: false, request: undefined },
    });
    if (!this.#standing.isDeleted) this.keepHere();
  }

  /** A send was not answered: whether it arrived is known when it is tried again or the response is opened. */
  sentUnanswered(): void {
    const { opened } = this.#view;
    // A revision that came meanwhile is this send, or has made it stale.
    this.#standing.isSendUnclear = !opened || opened.newest === opened.revision;
    if (this.#standing.isDeleted) this.#settle();
    else this.keepHere();
  }

  /** Deletes the draft in this browser; what stands in the form stays. */
  deleteHere(): void {
    this.#effects.deleteLocal();
    this.#here = { ...this.#here, stored: this.#effects.read() };
    this.#standing.kept = undefined;
    this.#standing.isDeleted = true;
    this.#settle();
  }

  /** Puts by what stands in the form if another Sở's code opened it, and takes up what is kept here of this Sở. */
  #putByUnlessOf(unit: string): void {
    this.keepHereIfTyped();
    const before = this.#standing.unit ?? unit;
    this.#standing.unit = unit;
    if (before === unit) return;
    this.#effects.show([['unit', before]]);
    if (!this.#standing.isDeleted) this.keepHere();
    this.#effects.turnToLocalOf(unit);
    this.#empty(unit);
    this.#update({ putBy: before });
    this.restore(unit);
    this.#effects.show([['unit', unit]]);
  }

  #empty(unit: string): void {
    const paths = Object.keys(this.#effects.read());
    this.#effects.show(paths.map((path) => [path, ''] as const));
    this.#here = nothingAgreed;
    Object.assign(this.#standing, { ...nothingKept, unit });
  }

  #takeInSent(sent: Standing['sent']): void {
    // A send nobody knew of is the one that was not answered, or it has made that one stale.
    if (sent?.at !== this.#standing.sent?.at) this.#standing.isSendUnclear = undefined;
    this.#standing.sent = sent;
  }

  #takeInLocal({ raw, system }: LocalDraft): void {
    this.#standing.unit = system?.unit ?? this.#standing.unit;
    const { agreement, show } = reconcile(this.#here, raw, this.#effects.read());
    this.#here = agreement;
    this.#effects.show(show);
  }

  #takeInSystem({ raw, version, saved_at }: Pick<OpenedDraft, 'raw' | 'version' | 'saved_at'>): void {
    const { agreement, show } = reconcile(this.#standing.system, raw, this.#effects.read());
    this.#standing.system = agreement;
    this.#standing.saved = { version, at: saved_at ?? undefined };
    this.#standing.isAway = false;
    this.#effects.show(show);
    // Together with what the system holds now, so that after a reload only what was typed here counts as changed.
    if (!this.#standing.isDeleted && !isKeptAsItIs(this.#standing, this.#effects.read())) this.keepHere();
    else this.#settle();
  }

  #fail(outcome: Exclude<DraftOutcome<unknown>, { kind: 'done' }>): void {
    const refusal = outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable';
    this.#standing.isAway =
      this.#view.opened !== undefined && (refusal === 'unreachable' || refusal === 'try_again');
    this.#update({ isOpening: false, refusal, opened: openedAfter(this.#view.opened, refusal) });
    this.#settle();
  }

  /** Says anew where everything is kept. */
  #settle(): void {
    const raw = this.#effects.read();
    this.#here = withYours(this.#here, raw);
    this.#standing.system = withYours(this.#standing.system, raw);
    this.#update({ status: statusOf(this.#standing, raw) });
  }

  #update(change: Partial<SessionView>): void {
    const conflicts = mergeConflicts(this.#here.conflicts, this.#standing.system.conflicts);
    this.#view = { ...this.#view, conflicts, ...change };
    this.#effects.changed(this.#view);
  }
}

function mergeConflicts(a: readonly Conflict[], b: readonly Conflict[]): Conflict[] {
  return [...new Map([...a, ...b].map((conflict) => [conflict.path, conflict])).values()];
}
