import {
  changesToSync,
  conflictsOf,
  draftOf,
  isFilled,
  isOnServer,
  isSavedLocally,
  type DraftState,
} from './draft-state.ts';
import type { DraftEvent } from './draft-events.ts';
import { reduceDraft } from './draft-reducer.ts';
import { recordOf, type LocalDraft } from './local-draft.ts';
import type { ApiOutcome } from '../../submission/api-client.ts';
import type { Credentials, OpenedDraft, SavedDraft } from '../../submission/draft-documents.ts';
import { changesNotIn, valueAt, type Change, type FormValues } from './values.ts';

/** What a draft needs of the world: this browser's storage, the system, the clock. */
export interface DraftEffects {
  readLocal: (unit: string) => LocalDraft | undefined;
  /** False where the browser does not allow it or is full. */
  writeLocal: (draft: LocalDraft) => boolean;
  deleteLocal: (unit: string) => void;
  open: (credentials: Credentials) => Promise<ApiOutcome<OpenedDraft>>;
  save: (credentials: Credentials, changes: readonly Change[]) => Promise<ApiOutcome<SavedDraft>>;
  now: () => Date;
}

type Listener = (state: DraftState, before: DraftState, event: DraftEvent) => void;

/** Holds the state of one draft, tells of every change, and does what reaches beyond the page: storage and system. */
export class DraftStore {
  #state: DraftState;
  readonly #effects: DraftEffects;
  readonly #listeners = new Set<Listener>();
  #running: Promise<void> | undefined;
  /** With what the response is still to be opened: the system did not answer. */
  #unreached: Credentials | undefined;

  constructor(initial: FormValues, effects: DraftEffects) {
    this.#state = draftOf(initial);
    this.#effects = effects;
  }

  get state(): DraftState {
    return this.#state;
  }

  /** Calls back after each event that changed something; returns how to stop. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  readonly dispatch = (event: DraftEvent): void => {
    const before = this.#state;
    this.#state = reduceDraft(before, event);
    if (this.#state !== before) for (const tell of this.#listeners) tell(this.#state, before, event);
  };

  /**
   * Restores the draft of a Sở from this browser.
   * @param unit "" where no Sở is known
   * @param isChosen whether a person has chosen this Sở, by its link or before script ran: what was typed in this browser
   * for no Sở then goes along
   */
  restore(unit: string, isChosen: boolean): void {
    const isKnown = unit !== '' && unit !== this.#state.unit;
    if (isKnown && !isChosen) {
      this.dispatch({
        type: 'unit_chosen',
        unit,
        draft: this.#effects.readLocal(unit),
        isCarried: this.#state.unit === '',
      });
      this.saveLocally();
      return;
    }
    const stored = this.#effects.readLocal(this.#state.unit);
    if (stored) this.dispatch({ type: 'local_draft_read', draft: stored });
    this.chooseUnit(unit);
  }

  /**
   * Saves what stands in the form in this browser, merged with what another tab has saved there.
   * @returns whether the storage holds it now
   */
  saveLocally(): boolean {
    const stored = this.#effects.readLocal(this.#state.unit);
    if (stored && stored.id !== this.#state.local.bases[0]?.id)
      this.dispatch({ type: 'local_draft_read', draft: stored });
    // It was saved, and another tab has deleted it since.
    if (!stored && isSavedLocally(this.#state)) this.dispatch({ type: 'local_draft_gone' });
    if (this.#state.local.isDeleted) return false;
    const draft = recordOf(this.#state, stored, this.#effects.now());
    if (Object.keys(draft.values).length === 0 && !stored) return true;
    if (stored && isSavedLocally(this.#state) && saysTheSame(draft, stored)) return true;
    const isWritten = this.#effects.writeLocal(draft);
    if (isWritten) this.dispatch({ type: 'local_draft_saved', draft });
    return isWritten;
  }

  /** Merges what another tab of this browser has saved for a Sở, or that it deleted the draft. */
  readLocally(unit = this.#state.unit): void {
    if (unit !== this.#state.unit) return;
    const draft = this.#effects.readLocal(unit);
    if (!draft)
      return this.#state.local.bases.length > 0 ? this.dispatch({ type: 'local_draft_gone' }) : undefined;
    this.dispatch({ type: 'local_draft_read', draft });
    if (!isSavedLocally(this.#state)) this.saveLocally();
  }

  /** A person has chosen a Sở: its draft in this browser is shown, and what was typed for none goes along. */
  chooseUnit(unit: string): void {
    const { unit: before, credentials } = this.#state;
    if (unit === before || unit === '' || credentials) return;
    const isLeft = this.saveLocally() || this.#state.local.isDeleted || !isFilled(this.#state);
    // Where nothing can be left behind, another Sở is chosen for what was typed.
    const isCarried = before === '' || !isLeft;
    this.dispatch({ type: 'unit_chosen', unit, draft: this.#effects.readLocal(unit), isCarried });
    this.saveLocally();
    if (before === '' && isSavedLocally(this.#state)) this.#effects.deleteLocal('');
  }

  /** Takes the draft of the Sở chosen before along; where both hold something else, both wait for a choice. */
  moveDraft(): void {
    const { former } = this.#state;
    const draft = former === undefined ? undefined : this.#effects.readLocal(former);
    if (!draft) return;
    this.dispatch({ type: 'draft_taken_along', draft });
    this.saveLocally();
    // Chosen by mistake: nothing of it is to come up when that Sở is really chosen. What the system knows of stays.
    if (!draft.server && isSavedLocally(this.#state)) this.#effects.deleteLocal(draft.unit);
  }

  /** Offers a draft file; one of another Sở is that one's draft, unless a response is open. */
  offerFile(values: FormValues): void {
    const unit = String(valueAt(values, 'unit'));
    this.chooseUnit(unit);
    this.dispatch({ type: 'values_offered', values });
  }

  /** Deletes the draft of this Sở in this browser; what stands in the form stays, with what another tab has saved. */
  deleteLocally(): void {
    this.readLocally();
    this.#effects.deleteLocal(this.#state.unit);
    this.dispatch({ type: 'local_draft_deleted' });
  }

  /** Takes the deletion back. */
  undeleteLocally(): void {
    this.dispatch({ type: 'local_draft_undeleted' });
    this.saveLocally();
  }

  /** Opens the response of a Sở by its code and merges its draft with what stands in the form; false when it was not. */
  async open(credentials: Credentials): Promise<boolean> {
    this.dispatch({ type: 'opening' });
    const isOpened = await this.#afterPaintInOrder(() => this.#tryToOpen(credentials));
    if (isOpened) await this.sync();
    return isOpened;
  }

  /**
   * Saves on the system what was changed since; does nothing without the code. What could not be opened because the line
   * was down is opened first.
   */
  async sync(): Promise<void> {
    await this.#afterPaintInOrder(async () => {
      const { credentials, unit } = this.#state;
      const unreached = this.#unreached;
      if (!credentials && unreached?.unit === unit && !(await this.#tryToOpen(unreached))) return;
      await this.#saveIfOpened();
    });
  }

  /** One call at a time: an answer that overtakes another would be taken for what a colleague has saved. */
  async #afterPaintInOrder<T>(work: () => Promise<T>): Promise<T> {
    while (this.#running) await this.#running;
    const run = work();
    this.#running = run.then(() => undefined).finally(() => (this.#running = undefined));
    return run;
  }

  async #tryToOpen(credentials: Credentials): Promise<boolean> {
    const since = this.#state.server.version;
    const outcome = await this.#effects.open(credentials);
    this.#unreached = outcome.kind === 'unreachable' ? credentials : undefined;
    if (outcome.kind !== 'done') {
      this.#refused(outcome);
      return false;
    }
    const isMeant = credentials.unit === this.#state.unit;
    this.dispatch({ type: 'opened', credentials, since, draft: outcome.document, at: this.#now() });
    if (isMeant) this.saveLocally();
    return isMeant;
  }

  async #saveIfOpened(): Promise<void> {
    const { credentials, response, refusal } = this.#state;
    // A code that was replaced is not tried again and again: each try counts as a wrong one.
    const isRefused = refusal === 'wrong_code' || refusal === 'too_many_wrong_codes';
    if (!credentials || isRefused) return;
    // In signature, or accepted: it may have been unlocked or given back since.
    if (
      response?.isOpen === false &&
      (response.closedAt !== undefined || !(await this.#tryToOpen(credentials)))
    )
      return;
    if (this.#state.response?.isOpen !== false) await this.#saveOnServer(credentials);
  }

  async #saveOnServer(credentials: Credentials): Promise<void> {
    const { server, response } = this.#state;
    const changes = changesToSync(this.#state);
    this.dispatch({ type: 'saving', changes });
    const outcome = await this.#effects.save(credentials, changes);
    if (this.#state.credentials !== credentials) return;
    if (outcome.kind !== 'done') return this.#refused(outcome);
    const draft = outcome.document;
    this.dispatch({ type: 'saved', credentials, since: server.version, changes, draft, at: this.#now() });
    this.saveLocally();
    if (draft.current_revision > (response?.newest ?? Infinity)) await this.#readSuperseded(credentials);
    // Refused, but not in conflict: the system held what an earlier saving without an answer had brought.
    const waiting = new Set(changesToSync(this.#state).map(({ path }) => path));
    if (draft.conflicts.some(({ path }) => waiting.has(path))) await this.#saveOnServer(credentials);
  }

  /** A send by a colleague without script replaces the draft: what it held is shown, to be taken back. */
  async #readSuperseded(credentials: Credentials): Promise<void> {
    const outcome = await this.#effects.open(credentials);
    if (outcome.kind === 'done')
      this.dispatch({ type: 'superseded_read', values: outcome.document.superseded ?? {} });
  }

  #now = (): string => this.#effects.now().toISOString();

  #refused(outcome: Exclude<ApiOutcome<unknown>, { kind: 'done' }>): void {
    const refusal = outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable';
    this.dispatch({ type: 'refused', refusal });
    this.saveLocally();
  }

  /**
   * Closes the draft in this browser once the system holds all of it: nothing of it stays here.
   * @returns false where something of it is not on the system; then nothing is closed
   */
  async close(): Promise<boolean> {
    await this.sync();
    this.readLocally();
    if (!isOnServer(this.#state) || conflictsOf(this.#state).length > 0) return false;
    this.#effects.deleteLocal(this.#state.unit);
    this.dispatch({ type: 'closed' });
    return true;
  }
}

/** Whether a record says nothing that the stored one does not, also of the system and of what was sent. */
function saysTheSame(draft: LocalDraft, stored: LocalDraft): boolean {
  const contentOf = ({ server, sent, is_send_unclear }: LocalDraft) =>
    JSON.stringify([server?.number, server?.version, sent, is_send_unclear]);
  // Fewer changes without an answer are no news: two tabs that know more and less of it would write on without end.
  return (
    contentOf(draft) === contentOf(stored) &&
    changesNotIn(stored.server?.unanswered ?? [], draft.server?.unanswered ?? []).length === 0
  );
}
