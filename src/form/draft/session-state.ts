import type { RawInput } from '../../questionnaire/raw-input.ts';
import type { Conflict } from './changes.ts';
import { nothingAgreed, withYours, type Agreement } from './reconcile.ts';
import type { ApiOutcome } from '../../submission/api-client.ts';
import type { Credentials } from '../../submission/draft-documents.ts';
import { openedAfter, untouched, type SessionEffects, type SessionView } from './session-view.ts';
import { nothingKept, statusOf, type Standing } from './standing.ts';

/** What a session knows, and how people come to see it: shared by keeping here, keeping on the system and sending. */
export class SessionState {
  readonly effects: SessionEffects;
  view: SessionView = untouched;
  /** What was agreed on with this browser's storage, and with draft files. */
  here: Agreement = nothingAgreed;
  /** What stood in the form when another Sở was chosen than the one whose it is; undefined while none is. */
  left: RawInput | undefined;
  readonly standing: Standing = { ...nothingKept };
  /** The Sở whose code opened the response, with its code. */
  credentials: Credentials | undefined;

  constructor(effects: SessionEffects) {
    this.effects = effects;
  }

  /** Shows a change of the view. */
  update(change: Partial<SessionView>): void {
    const conflicts = mergeConflicts(this.here.conflicts, this.standing.system.conflicts);
    this.view = { ...this.view, conflicts, ...change };
    this.effects.changed(this.view);
  }

  /**
   * Shows values in the form.
   * @param raw what stands in it now
   * @returns what stands in it then
   */
  show(values: Parameters<SessionEffects['show']>[0], raw: RawInput): RawInput {
    if (values.length === 0) return raw;
    this.effects.show(values);
    return this.effects.read();
  }

  /**
   * Says anew where everything is kept.
   * @param raw what stands in the form now, where that was just read: reading a long form takes time
   */
  settle(raw = this.effects.read()): void {
    this.here = withYours(this.here, raw);
    this.standing.system = withYours(this.standing.system, raw);
    this.update({ status: statusOf(this.standing, raw) });
  }

  /** Takes in when the Phiếu was sent last. */
  takeInSent(sent: Standing['sent']): void {
    // A send nobody knew of is the one that was not answered, or it has made that one stale.
    if (sent?.at !== this.standing.sent?.at) this.standing.isSendUnclear = undefined;
    this.standing.sent = sent;
  }

  /** Takes in that the server refused, or did not answer. */
  fail(outcome: Exclude<ApiOutcome<unknown>, { kind: 'done' }>): void {
    const refusal = outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable';
    this.standing.isAway =
      this.view.opened !== undefined && (refusal === 'unreachable' || refusal === 'try_again');
    this.update({ isOpening: false, refusal, opened: openedAfter(this.view.opened, refusal) });
    this.settle();
  }
}

/** The conflicts of two agreements, one for each path. */
export function mergeConflicts(a: readonly Conflict[], b: readonly Conflict[]): Conflict[] {
  return [...new Map([...a, ...b].map((conflict) => [conflict.path, conflict])).values()];
}
