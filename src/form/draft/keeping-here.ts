import type { RawInput } from '../../questionnaire/raw-input.ts';
import { changesBetween, isSame, valueAt, type Change } from './changes.ts';
import { isOfAnother, unitOf, type LocalDraft } from './local-draft.ts';
import { nothingAgreed, reconcile } from './reconcile.ts';
import { mergeConflicts, type SessionState } from './session-state.ts';
import { draftToKeep, nothingKept } from './standing.ts';

/** Takes up the draft this browser kept, if any; one of another Sở than the one named is left alone. */
export function takeUpHere(state: SessionState, unit: string): void {
  const draft = state.effects.readLocal();
  if (draft && !isOfAnother(draft, unit)) {
    takeInLocal(state, draft, state.effects.read());
    state.here = { ...state.here, conflicts: mergeConflicts(draft.waiting ?? [], state.here.conflicts) };
    state.standing.kept = draft;
    state.standing.isSendUnclear = draft.isSendUnclear;
    state.standing.sent = draft.sent && {
      at: draft.sent.at,
      raw: draft.sent.isChanged ? undefined : draft.raw,
    };
  }
  state.settle();
}

/** Takes in what another tab of this browser kept, or that it deleted the draft. */
export function takeInOtherTab(state: SessionState): void {
  const other = state.effects.readLocal();
  const unit = unitHere(state);
  if (other ? isOfAnother(other, unit) : unit !== undefined && state.effects.isPutBy(unit)) return;
  if (other) takeInLocal(state, other, state.effects.read());
  state.standing.kept = other;
  state.standing.isDeleted = !other;
  state.settle();
}

/**
 * Keeps what stands in the form in this browser, together with what another tab kept there.
 * @param typed what stands in the form now
 */
export function keepHere(state: SessionState, typed = state.effects.read()): void {
  const { effects, standing } = state;
  const unit = unitHere(state);
  if (unit !== undefined) effects.turnToLocalOf(unit);
  const other = effects.readLocal();
  // Where there is no room to put it by, the draft of another Sở is not written over.
  const isTaken = other !== undefined && isOfAnother(other, unit);
  const raw = other && !isTaken ? takeInLocal(state, other, typed) : typed;
  const opened = state.credentials?.unit;
  const draft = draftToKeep(standing, raw, effects.now().toISOString(), opened, state.here.conflicts);
  if (!isTaken && effects.writeLocal(draft)) {
    standing.kept = draft;
    state.here = { ...state.here, stored: draft.raw };
  }
  state.settle(raw);
}

/** Deletes the draft in this browser; what stands in the form stays. */
export function deleteHere(state: SessionState): void {
  state.effects.deleteLocal();
  state.here = { ...state.here, stored: state.effects.read() };
  state.standing.kept = undefined;
  state.standing.isDeleted = true;
  state.settle();
}

/** Remembers what stands in the form when another Sở is chosen than the one whose code opened it before. */
export function chooseUnit(state: SessionState): void {
  const { credentials, standing } = state;
  if (credentials || standing.unit === undefined) return;
  const raw = state.effects.read();
  state.left = raw.unit === standing.unit ? undefined : (state.left ?? raw);
}

/**
 * Puts by what stands in the form, of one Sở, and takes up what is kept here of another, whose code was given. What was
 * typed after that one was chosen goes along.
 */
export function turnToUnit(state: SessionState, before: string, unit: string): void {
  const { effects, standing } = state;
  const typed = effects.read();
  const since = changesBetween(state.left ?? typed, typed).filter(({ path }) => path !== 'unit');
  effects.show([...since.map(({ path, from }) => [path, from] as const), ['unit', before]]);
  if (!standing.isDeleted) keepHere(state);
  effects.turnToLocalOf(unit);
  effects.empty();
  state.here = nothingAgreed;
  Object.assign(standing, { ...nothingKept, unit });
  state.update({ putBy: before });
  takeUpHere(state, unit);
  bringAlong(state, since);
  effects.show([['unit', unit]]);
  state.left = undefined;
}

/** Shows what was typed meanwhile; where something else is kept, both wait for a choice. */
function bringAlong(state: SessionState, since: readonly Change[]): void {
  const kept = state.effects.read();
  const waiting = since
    .map(({ path, to }) => ({ path, theirs: valueAt(kept, path), yours: to }))
    .filter(({ theirs, yours }) => theirs !== '' && !isSame(theirs, yours));
  state.here = { ...state.here, conflicts: [...state.here.conflicts, ...waiting] };
  state.effects.show(since.map(({ path, to }) => [path, to]));
}

/** The Sở that what stands in the form is kept for: whose code opened it, else the one of the draft kept last. */
const unitHere = ({ credentials, standing }: SessionState): string | undefined =>
  credentials?.unit ?? unitOf(standing.kept);

/** Takes in a draft this browser keeps; returns what then stands in the form. */
function takeInLocal(state: SessionState, { raw, system }: LocalDraft, typed: RawInput): RawInput {
  state.standing.unit = system?.unit ?? state.standing.unit;
  const { agreement, show } = reconcile(state.here, raw, typed);
  state.here = agreement;
  return state.show(show, typed);
}
