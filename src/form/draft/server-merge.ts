import type { Receipt } from '../../submission/receipt.ts';
import type { OpenedDraft } from '../../submission/draft-documents.ts';
import { withReplica } from './draft-edits.ts';
import type { ServerEvent } from './draft-events.ts';
import type { DraftState, LastSend } from './draft-state.ts';
import { merge, replicaOf } from './merge.ts';
import {
  responseAfterRefusal,
  responseAfterSave,
  responseAfterSend,
  responseOf,
  type Refused,
} from './server-response.ts';
import {
  areSameValues,
  changesNotIn,
  isSameValue,
  valueAt,
  withValues,
  type Change,
  type FormValues,
} from './values.ts';

/** The response of a Sở was opened, for the first time or again. */
export function opened(
  state: DraftState,
  { credentials, since, draft, at }: Extract<ServerEvent, { type: 'opened' }>,
): DraftState {
  if (credentials.unit !== state.unit) return { ...state, isOpening: false };
  const { server } = state;
  const base =
    server.number === draft.number ? withArrived(server.values, server.unanswered, draft.form_values) : {};
  return {
    ...withServerDraft(state, base, since, { ...draft, at }),
    credentials,
    isOpening: false,
    refusal: undefined,
    response: responseOf(draft),
    sent: sendOf(draft),
    isSendUnclear: false,
  };
}

/** Changes were saved on the system, and its draft came back. */
export function saved(
  state: DraftState,
  { credentials, since, changes, draft, at }: Extract<ServerEvent, { type: 'saved' }>,
): DraftState {
  const { server, response } = state;
  if (credentials !== state.credentials || !response) return state;
  const notApplied = new Set(draft.conflicts.map(({ path }) => path));
  const applied = changes.filter(({ path }) => !notApplied.has(path));
  const base = withValues(
    withArrived(server.values, server.unanswered, draft.form_values),
    applied.map(({ path, to }) => [path, to] as const),
  );
  const isSentElsewhere = draft.sent_at !== null && draft.sent_at !== state.sent?.at;
  return {
    ...withServerDraft(state, base, since, { ...draft, number: response.number, at }),
    refusal: undefined,
    response: responseAfterSave(response, draft),
    ...(isSentElsewhere && {
      sent: lastSend(draft.sent_at ?? undefined, draft.saved_at, draft.form_values),
      isSendUnclear: false,
    }),
  };
}

/** What was saved without an answer, and is there, is nobody else's. */
const withArrived = (values: FormValues, unanswered: readonly Change[], formValues: FormValues): FormValues =>
  withValues(
    values,
    unanswered
      .filter(({ path, to }) => isSameValue(valueAt(formValues, path), to))
      .map(({ path, to }) => [path, to] as const),
  );

type ServerDraft = Pick<OpenedDraft, 'form_values' | 'version' | 'saved_at'> & { number: string; at: string };

/**
 * Merges the server draft into the form.
 * @param since the version known when it was asked for: an older answer, or other values under the same version, mean that
 * the system was set back, and what both had in common is gone. An answer that is only older than what another tab has heard meanwhile is no news.
 */
function withServerDraft(state: DraftState, base: FormValues, since: number, draft: ServerDraft): DraftState {
  const { number, version, form_values: formValues, saved_at, at: heardAt } = draft;
  const { server } = state;
  const isSameDraft = server.number === number;
  if (isSameDraft && version >= since && version < server.version) {
    const savedAt = server.savedAt ?? saved_at ?? undefined;
    return { ...state, server: { ...server, savedAt, unanswered: [], isAway: false } };
  }
  const isChanged = server.version === since && !areSameValues(formValues, server.values);
  const isSetBack = version < since || (version === since && isChanged);
  const common = isSameDraft && !isSetBack ? base : {};
  const merged = merge({ values: common, conflicts: {} }, state, replicaOf(formValues, common));
  return {
    ...withReplica(state, merged),
    server: {
      number,
      version,
      heardAt,
      values: formValues,
      savedAt: saved_at ?? undefined,
      unanswered: [],
      isAway: false,
    },
  };
}

/** The last send the system knows of; what was sent is known while the draft has not been changed since. */
function sendOf({
  receipts,
  saved_at,
  form_values: formValues,
  personal_data_deleted_at,
}: OpenedDraft): LastSend | undefined {
  const last = lastSend(receipts.at(-1)?.received_at, saved_at, formValues);
  return last && { ...last, isDraftDeleted: personal_data_deleted_at !== null };
}

const lastSend = (
  at: string | undefined,
  saved_at: string | null,
  formValues: FormValues,
): LastSend | undefined =>
  at === undefined ? undefined : { at, values: (saved_at ?? '') > at ? undefined : formValues };

/** Changes are on their way to the system: they may arrive though no answer comes. */
export function saving(state: DraftState, changes: readonly Change[]): DraftState {
  const { unanswered } = state.server;
  const added = changesNotIn(unanswered, changes);
  if (added.length === 0) return state;
  return { ...state, server: { ...state.server, unanswered: [...unanswered, ...added] } };
}

/** The system did not do what it was asked for, or did not answer. */
export function refused(state: DraftState, refusal: Refused): DraftState {
  const { server, response } = state;
  return {
    ...state,
    isOpening: false,
    refusal,
    response: response && responseAfterRefusal(response, refusal),
    server: {
      ...server,
      isAway: response !== undefined && (refusal === 'unreachable' || refusal === 'try_again'),
    },
  };
}

/** The Phiếu was sent from this form. */
export function sent(state: DraftState, values: FormValues, receipt: Receipt): DraftState {
  return {
    ...state,
    sent: { at: receipt.received_at, values },
    isSendUnclear: false,
    response: state.response && responseAfterSend(state.response, receipt),
  };
}
