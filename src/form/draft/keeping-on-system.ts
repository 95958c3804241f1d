import { isSame, valueAt, withValues } from './changes.ts';
import { keepHere } from './keeping-here.ts';
import { changesToSave, reconcile } from './reconcile.ts';
import type { Credentials, OpenedDraft } from '../../submission/draft-documents.ts';
import type { SessionState } from './session-state.ts';
import { openedSince, openedView } from './session-view.ts';
import { agreedBefore, isKeptAsItIs, sentBefore, sentSince } from './standing.ts';

/** Brings together the draft of a response that was just opened and what stands in the form. */
export function takeInOpened(state: SessionState, draft: OpenedDraft): void {
  state.takeInSent(sentBefore(draft));
  state.standing.isSendUnclear = undefined;
  state.update({ isOpening: false, opened: openedView(draft) });
  takeInSystem(state, draft);
}

/** What this browser last agreed on with the system is where a newly opened response is gone on from. */
export function goOnFromAgreed(state: SessionState, credentials: Credentials, draft: OpenedDraft): void {
  state.standing.system = agreedBefore(state.standing, credentials, draft);
}

/** Saves on the server what was typed since the last agreement. */
export async function saveOnSystem(state: SessionState, credentials: Credentials): Promise<void> {
  const { effects, standing } = state;
  const changes = changesToSave(standing.system, effects.read());
  const outcome = await effects.save(credentials, changes);
  if (outcome.kind === 'unreachable') standing.unanswered = [...standing.unanswered, ...changes];
  if (outcome.kind !== 'done') return state.fail(outcome);
  const refused = new Set(outcome.document.conflicts.map(({ path }) => path));
  // What was saved without an answer is no colleague's.
  const arrived = standing.unanswered.filter(({ path, to }) =>
    isSame(valueAt(outcome.document.raw, path), to),
  );
  standing.unanswered = [];
  const agreed = [...arrived, ...changes.filter(({ path }) => !refused.has(path))];
  const values = agreed.map(({ path, to }) => [path, to] as const);
  standing.system = { ...standing.system, stored: withValues(standing.system.stored, values) };
  state.takeInSent(sentSince(standing, outcome.document));
  const isSentSince = outcome.document.current_revision > (state.view.opened?.newest ?? Infinity);
  state.update({ refusal: undefined, opened: openedSince(state.view.opened, outcome.document) });
  takeInSystem(state, outcome.document);
  if (isSentSince) await lookForSetAside(state, credentials);
  if (arrived.some(({ path }) => refused.has(path))) await saveOnSystem(state, credentials);
}

/** A send by a colleague without script replaces the draft: what it held is shown, to be taken back. */
async function lookForSetAside(state: SessionState, credentials: Credentials): Promise<void> {
  const outcome = await state.effects.open(credentials);
  const { opened } = state.view;
  if (outcome.kind === 'done' && opened)
    state.update({ opened: { ...opened, setAside: outcome.document.set_aside ?? {} } });
}

type Stored = Pick<OpenedDraft, 'raw' | 'version' | 'saved_at'>;

function takeInSystem(state: SessionState, { raw, version, saved_at }: Stored): void {
  const { effects, standing } = state;
  const typed = effects.read();
  const { agreement, show } = reconcile(standing.system, raw, typed);
  standing.system = agreement;
  standing.saved = { version, at: saved_at ?? undefined };
  standing.isAway = false;
  const shown = state.show(show, typed);
  // Together with what the system holds now, so that after a reload only what was typed here counts as changed.
  if (!standing.isDeleted && !isKeptAsItIs(standing, shown)) keepHere(state, shown);
  else state.settle(shown);
}
