import {
  edited,
  offered,
  resolved,
  restored,
  valueWithTick,
  withoutRepeat,
  withReplica,
  withRepeat,
} from './draft-edits.ts';
import type { DraftEvent } from './draft-events.ts';
import { draftOf, isFilled, isSavedLocally, type DraftState, type ServerCopy } from './draft-state.ts';
import type { LocalDraft } from './local-draft.ts';
import { emptyReplica, merge } from './merge.ts';
import { opened, refused, saved, saving, sent } from './server-merge.ts';
import { changesNotIn, withValues } from './values.ts';

/**
 * The one place where the state of a draft changes: from a state and an event to the next state, without effects. What a
 * person does to fields is in `draft-edits.ts`, what the system answers in `server-merge.ts`.
 *
 * **Absence is never deletion.** A value goes only because a person cleared that field, removed that repeat, or chose
 * another value in a conflict. A cleared field holds "" from then on; a field that is not there says nothing.
 *
 * | Event | Who | What becomes of the draft |
 * |---|---|---|
 * | `edited`, `ticked` | person | the field holds the value; a conflict that now says the same is over |
 * | `repeat_added` / `repeat_removed` / `repeat_restored` | person | an instance is shown / cleared and put aside / back as it was, where there is room |
 * | `conflict_resolved` | person | the field holds the value chosen, nothing waits there any more |
 * | `values_offered` | person | a draft file, sums, a superseded value: blank fields take it, elsewhere both wait |
 * | `unit_chosen` | person | from no Sở, or where this browser has no room for two: what was typed goes along, and is merged with that Sở's draft in this browser; else the draft of the Sở before stays where it is, and the form shows that of the Sở chosen |
 * | `draft_taken_along` | person | the draft of the Sở chosen before is offered to this one |
 * | `local_draft_deleted` / `…_undeleted` / `…_gone` | person, here or in another tab | the form keeps everything; this browser holds nothing until somebody types or takes it back, or has typed since |
 * | `closed` | person | a blank form: the draft is on the system |
 * | `local_draft_read` | storage | another tab's copy is merged; base: the newest copy that both have seen |
 * | `local_draft_saved` | storage | this form's copy is the base of the next merge |
 * | `opened`, `saved` | system | its draft is merged; base: what it held when it was asked last, with what was saved since |
 * | `saving` | system | its changes are remembered until it answers, on whichever page: they may have arrived |
 * | `refused` | system, code | nothing but what is said |
 * | `sent`, `send_unanswered`, `superseded_read` | system | nothing but what is said of the send |
 */
export function reduceDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'edited':
      return edited(state, event.values);
    case 'ticked':
      return edited(state, [[event.path, valueWithTick(state, event)]]);
    case 'repeat_added':
      return withRepeat(state, event.instance);
    case 'repeat_removed':
      return withoutRepeat(state, event.instance);
    case 'repeat_restored':
      return restored(state, event.instance);
    case 'conflict_resolved':
      return resolved(state, event.path, event.value);
    case 'values_offered':
      return offered(state, { values: event.values, conflicts: {} });
    case 'unit_chosen':
      return unitChosen(state, event);
    case 'draft_taken_along':
      return { ...offered(state, event.draft), former: undefined };
    case 'local_draft_gone':
      // What was typed since is saved again, with the rest.
      if (!isSavedLocally(state)) return { ...state, local: { ...state.local, bases: [] } };
      return { ...state, local: { ...state.local, isDeleted: true } };
    case 'local_draft_deleted':
      return { ...state, local: { ...state.local, isDeleted: true } };
    case 'local_draft_undeleted':
      return { ...state, local: { ...state.local, isDeleted: false, bases: [] } };
    case 'closed':
      return draftOf({});
    case 'local_draft_read':
      return localDraftRead(state, event.draft);
    case 'local_draft_saved':
      return withBase(state, event.draft);
    case 'opening':
      return { ...state, isOpening: true, refusal: undefined };
    case 'opened':
      return opened(state, event);
    case 'saved':
      return saved(state, event);
    case 'refused':
      return refused(state, event.refusal);
    case 'saving':
      return saving(state, event.changes);
    case 'superseded_read':
      return { ...state, response: state.response && { ...state.response, superseded: event.values } };
    case 'sent':
      return sent(state, event.values, event.receipt);
    case 'send_unanswered':
      // A revision that came meanwhile is this send, or has made it stale.
      return {
        ...state,
        isSendUnclear: !state.response || state.response.newest === state.response.revision,
      };
    default:
      return event satisfies never;
  }
}

function unitChosen(
  state: DraftState,
  { unit, draft, isCarried }: Extract<DraftEvent, { type: 'unit_chosen' }>,
): DraftState {
  if (unit === state.unit || unit === '' || state.credentials) return state;
  const blank = draftOf({});
  const { values, conflicts, repeats, removed } = isCarried ? state : blank;
  const former = !isCarried && isFilled(state) ? state.unit : undefined;
  const chosen: DraftState = {
    ...blank,
    ...{ unit, conflicts, repeats, removed, former },
    values: withValues(values, [['unit', unit]]),
  };
  return draft ? localDraftRead(chosen, draft) : chosen;
}

/** Another copy of this browser is merged, with the newest copy that both have seen as the base. */
function localDraftRead(state: DraftState, draft: LocalDraft): DraftState {
  const base =
    state.local.bases.find(({ id }) => id === draft.id || draft.ancestors.includes(id)) ?? emptyReplica;
  const merged = withReplica(state, merge(base, state, draft));
  return withBase({ ...merged, server: serverCopyOf(state.server, draft), ...sentOf(state, draft) }, draft);
}

const basesKept = 8;

function withBase(state: DraftState, { id, values, conflicts, saved_at }: LocalDraft): DraftState {
  const bases = [{ id, values, conflicts }, ...state.local.bases.filter((base) => base.id !== id)];
  return {
    ...state,
    local: { bases: bases.slice(0, basesKept), savedAt: saved_at, isDeleted: false },
  };
}

/** What another tab has heard of the system later counts here too. */
function serverCopyOf(known: ServerCopy, { server }: LocalDraft): ServerCopy {
  if (!server || (known.number !== undefined && known.number !== server.number)) return known;
  const { heard_at: heardAt, ...copy } = server;
  // What it has heard since tells of the changes that were sent before.
  if (heardAt > known.heardAt) return { ...known, ...copy, heardAt };
  const unanswered = [...known.unanswered, ...changesNotIn(known.unanswered, server.unanswered)];
  return { ...known, unanswered };
}

function sentOf(state: DraftState, draft: LocalDraft): Pick<DraftState, 'sent' | 'isSendUnclear'> {
  const { sent: last, is_send_unclear = false } = draft;
  // Of one send the other tab may know what was sent, and so that nothing was changed since.
  const isNews =
    last &&
    (!state.sent ||
      state.sent.at < last.at ||
      (state.sent.at === last.at && !state.sent.values && !last.is_changed));
  if (!isNews) return { sent: state.sent, isSendUnclear: state.isSendUnclear || is_send_unclear };
  return {
    sent: { at: last.at, values: last.is_changed ? undefined : draft.values },
    isSendUnclear: is_send_unclear,
  };
}
