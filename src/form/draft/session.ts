import type { RawInput } from '../../questionnaire/raw-input.ts';
import type { Receipt } from '../../submission/receipt.ts';
import type { Refusal } from '../../submission/refusal.ts';
import { changesBetween, withValues, type Conflict, type Typed } from './changes.ts';
import type { LocalDraft } from './local-draft.ts';
import { changesToSave, nothingAgreed, reconcile, withoutConflict, type Agreement } from './reconcile.ts';
import type { Credentials, DraftOutcome, OpenedDraft, SavedDraft } from './server-draft.ts';
import type { SavingStatus } from './status.ts';

/** What a session needs of the world: the form, this browser's storage, the server, the clock. */
export interface SessionEffects {
  /** What stands in the form now. */
  read: () => RawInput;
  /** Puts values into the form. */
  show: (values: readonly (readonly [string, Typed])[]) => void;
  readLocal: () => LocalDraft | undefined;
  writeLocal: (raw: RawInput, now: Date) => boolean;
  deleteLocal: () => void;
  open: (credentials: Credentials) => Promise<DraftOutcome<OpenedDraft>>;
  save: (
    credentials: Credentials,
    changes: ReturnType<typeof changesBetween>,
  ) => Promise<DraftOutcome<SavedDraft>>;
  now: () => Date;
  /** Called whenever the view of the session changed. */
  changed: (view: SessionView) => void;
}

/** What people see of a session. */
export interface SessionView {
  status: SavingStatus;
  conflicts: readonly Conflict[];
  /** The response that was opened with the code. */
  opened: { number: string; state: OpenedDraft['state']; revision: number; isOpen: boolean } | undefined;
  /** Why the last opening or saving on the server was refused. */
  refusal: Refusal | 'unreachable' | undefined;
  isOpening: boolean;
}

/** Before anything was typed or opened. */
export const untouched: SessionView = {
  status: { kept: 'nothing' },
  conflicts: [],
  opened: undefined,
  refusal: undefined,
  isOpening: false,
};

/** Keeps what is typed: in this browser at once, on the server when the Sở's code is known. */
export class DraftSession {
  readonly #effects: SessionEffects;
  #view: SessionView = untouched;
  #here: Agreement = nothingAgreed;
  #system: Agreement = nothingAgreed;
  #credentials: Credentials | undefined;
  #saving: Promise<void> | undefined;

  constructor(effects: SessionEffects) {
    this.#effects = effects;
  }

  /** Takes up the draft this browser kept, if any. */
  restore(): void {
    const draft = this.#effects.readLocal();
    if (!draft) return;
    this.#takeInLocal(draft.raw);
    this.#update({ status: { ...this.#view.status, kept: 'here', at: draft.saved_at } });
  }

  /** Something was typed; it is not kept yet. */
  typed(): void {
    if (this.#view.status.kept !== 'typing') this.#setKept('typing');
  }

  /** Takes in what another tab of this browser kept. */
  takeInHere(): void {
    const other = this.#effects.readLocal();
    if (other) this.#takeInLocal(other.raw);
  }

  /** Keeps what stands in the form in this browser if something was typed that is not kept yet. */
  keepHereIfTyped(): void {
    if (this.#view.status.kept === 'typing') this.keepHere();
  }

  /** Keeps what stands in the form in this browser, together with what another tab kept there. */
  keepHere(): void {
    const { read, writeLocal, now } = this.#effects;
    this.takeInHere();
    const raw = read();
    const isKept = writeLocal(raw, now());
    this.#here = { ...this.#here, stored: raw };
    if (isKept && this.#view.status.kept !== 'cut_off') this.#setKept('here');
  }

  /** Opens the response of a Sở by its code and brings together its draft and what stands in the form. */
  async open(credentials: Credentials): Promise<boolean> {
    this.#update({ isOpening: true, refusal: undefined });
    const outcome = await this.#effects.open(credentials);
    if (outcome.kind !== 'done') return this.#fail(outcome);
    const { draft } = outcome;
    if (this.#credentials?.unit !== credentials.unit) this.#system = nothingAgreed;
    this.#credentials = credentials;
    this.#takeInSystem(draft.raw);
    this.#update({ isOpening: false, opened: openedView(draft) });
    this.#setKept('system', draft.saved_at ?? undefined, draft.receipts.at(-1)?.received_at);
    await this.keepOnSystem();
    return true;
  }

  /** Saves on the server what was typed since, one saving at a time; does nothing without the code. */
  async keepOnSystem(): Promise<void> {
    while (this.#saving) await this.#saving;
    if (!this.#credentials || this.#view.opened?.isOpen === false) return;
    this.#saving = this.#save(this.#credentials);
    await this.#saving;
    this.#saving = undefined;
  }

  async #save(credentials: Credentials): Promise<void> {
    const changes = changesToSave(this.#system, this.#effects.read());
    const outcome = await this.#effects.save(credentials, changes);
    if (outcome.kind !== 'done') {
      this.#fail(outcome);
      return;
    }
    const refused = new Set(outcome.draft.conflicts.map(({ path }) => path));
    const saved = changes.filter(({ path }) => !refused.has(path)).map(({ path, to }) => [path, to] as const);
    this.#system = { ...this.#system, stored: withValues(this.#system.stored, saved) };
    this.#takeInSystem(outcome.draft.raw);
    const isAllSaved = changesToSave(this.#system, this.#effects.read()).length === 0;
    this.#update({ refusal: undefined });
    if (isAllSaved) this.#setKept('system', outcome.draft.saved_at);
  }

  /** Brings a draft file into the form; where the form holds something else, both are shown. */
  bringIn(raw: RawInput): void {
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
    this.#system = withoutConflict(this.#system, path);
    this.#update({});
  }

  /** Whether something waits for a person's choice. */
  hasConflicts(): boolean {
    return this.#view.conflicts.length > 0;
  }

  /** The code can't be right; the server need not be asked. */
  refuse(refusal: Refusal): void {
    this.#update({ refusal });
  }

  /** Takes in that the response was sent: further changes go on from this revision. */
  sent(receipt: Receipt): void {
    const { opened, status } = this.#view;
    const { revision, state } = receipt;
    this.#update({
      opened: opened && { ...opened, revision, state },
      status: { ...status, sentAt: receipt.received_at },
    });
  }

  /** Deletes the draft in this browser; what stands in the form stays. */
  deleteHere(): void {
    this.#effects.deleteLocal();
    this.#here = { ...this.#here, stored: this.#effects.read() };
    const isOnSystem = this.#view.opened !== undefined;
    this.#setKept(isOnSystem ? 'system' : 'nothing', isOnSystem ? this.#view.status.at : undefined);
  }

  #takeInLocal(raw: RawInput): void {
    const { agreement, show } = reconcile(this.#here, raw, this.#effects.read());
    this.#here = agreement;
    this.#effects.show(show);
    this.#update({});
  }

  #takeInSystem(raw: RawInput): void {
    const { agreement, show } = reconcile(this.#system, raw, this.#effects.read());
    this.#system = agreement;
    this.#effects.show(show);
    this.#update({});
  }

  #fail(outcome: Exclude<DraftOutcome<unknown>, { kind: 'done' }>): false {
    const refusal = outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable';
    this.#update({ isOpening: false, refusal });
    const isAway = refusal === 'unreachable' || refusal === 'try_again';
    if (isAway && this.#view.opened) this.#setKept('cut_off');
    return false;
  }

  #setKept(
    kept: SavingStatus['kept'],
    at = this.#effects.now().toISOString(),
    sentAt = this.#view.status.sentAt,
  ): void {
    this.#update({ status: { kept, at, sentAt } });
  }

  #update(change: Partial<SessionView>): void {
    const conflicts = mergeConflicts(this.#here.conflicts, this.#system.conflicts);
    this.#view = { ...this.#view, conflicts, ...change };
    this.#effects.changed(this.#view);
  }
}

const openedView = ({ number, state, current_revision, open }: OpenedDraft) => ({
  number,
  state,
  revision: current_revision ?? 0,
  isOpen: open && state !== 'accepted' && state !== 'in_signature',
});

function mergeConflicts(a: readonly Conflict[], b: readonly Conflict[]): Conflict[] {
  return [...new Map([...a, ...b].map((conflict) => [conflict.path, conflict])).values()];
}
