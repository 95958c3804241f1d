import type { Receipt } from '../../submission/receipt.ts';
import type { Refusal } from '../../submission/refusal.ts';
import type { CompletionRequest, OpenedDraft, SavedDraft } from '../../submission/draft-documents.ts';
import { filledInstances, textsAt, type FormValues } from '../../questionnaire/form-values.ts';

/** Why the system did not do what it was asked for. */
export type Refused = Refusal | 'unreachable' | 'code_missing';

/** The response of a Sở as the system told of it when it was opened, and since. */
export interface ServerResponse {
  number: string;
  state: OpenedDraft['state'];
  /** Whether the signed copy of what was sent last has come. */
  signedCopy: OpenedDraft['signed_copy'];
  /** The revision that changes here go on from. */
  revision: number;
  /** The newest revision the system has; above `revision` when a colleague has sent since. */
  newest: number;
  /** Whether the draft can still be changed and sent. */
  isOpen: boolean;
  /** Whether the draft is locked for signature; a correction is locked while its response stays sent. */
  isLocked: boolean;
  /** From when on a first send is late; undefined while that is not set. */
  dueAt: string | undefined;
  /** When the survey was closed; undefined while it is open. */
  closedAt: string | undefined;
  /** When contacts and drafts were deleted, after closing; undefined while they are kept. */
  deletedAt: string | undefined;
  /** The receipt of what was sent last; undefined when nothing was. */
  receipt: Receipt | undefined;
  /** What the Department asks for. */
  request: { asked_at: string; why: string | null; items: readonly Requested[] } | undefined;
  /** Whether the plan of section 2 was sent as a file. */
  hasPlan: boolean;
  /** What the draft held when something else was sent in its place. */
  superseded: FormValues;
}

const isChangeable = (state: OpenedDraft['state']): boolean =>
  state !== 'accepted' && state !== 'in_signature';

/** The response as it was opened. */
export const responseOf = (draft: OpenedDraft): ServerResponse => ({
  number: draft.number,
  state: draft.state,
  signedCopy: draft.signed_copy,
  revision: draft.current_revision ?? 0,
  newest: draft.current_revision ?? 0,
  isOpen: draft.open && isChangeable(draft.state),
  isLocked: draft.locked_at !== null,
  dueAt: draft.due_at ?? undefined,
  closedAt: draft.open ? undefined : (draft.closes_at ?? ''),
  deletedAt: draft.personal_data_deleted_at ?? undefined,
  receipt: draft.receipts.at(-1),
  request: draft.request
    ? { ...draft.request, items: requestedIn(draft.request, draft.form_values) }
    : undefined,
  hasPlan: draft.files.some(({ kind, withdrawn_at }) => kind === 'plan' && withdrawn_at === null),
  superseded: draft.superseded ?? {},
});

/** The same after a saving told where the response stands now, and so that the survey is open; the revision stays. */
export const responseAfterSave = (response: ServerResponse, saved: SavedDraft): ServerResponse => ({
  ...response,
  state: saved.state,
  newest: saved.current_revision,
  closedAt: undefined,
  isOpen: response.isOpen && isChangeable(saved.state),
  isLocked: false,
});

/** The same after a refusal: meanwhile a colleague may have locked the draft, or the survey may have been closed. */
export const responseAfterRefusal = (response: ServerResponse, refusal: Refused): ServerResponse => ({
  ...response,
  isLocked: response.isLocked || refusal === 'draft_locked',
  closedAt: response.closedAt ?? (refusal === 'survey_closed' ? '' : undefined),
});

/** The same after this form has sent it. */
export const responseAfterSend = (
  response: ServerResponse,
  { revision, state, signed_copy: signedCopy }: Pick<Receipt, 'revision' | 'state' | 'signed_copy'>,
): ServerResponse => ({
  ...response,
  revision,
  newest: revision,
  state,
  signedCopy,
  isLocked: false,
  request: undefined,
});

/** One thing the Department asks for: the path in the form of a field, a row, an instance or a whole question, and why. */
export interface Requested {
  path: string;
  reason: string;
}

/** What is asked, with the paths that its places have in the form as the draft stands now. */
export const requestedIn = ({ items }: CompletionRequest, values: FormValues): Requested[] =>
  items.map(({ path, reason, instance }) => ({ path: pathInForm(path, instance, values), reason }));

/** Answers count instances from 0; the form knows an instance by its name, or where that is gone by its position. */
function pathInForm(path: string, instance: string | null, formValues: FormValues): string {
  const [repeat = '', position = '', ...rest] = path.split('.');
  if (!/^\d+$/.test(position)) return path;
  const instances = filledInstances(formValues, repeat);
  const named = instances.find((index) => textsAt(formValues, `${repeat}.${index}.name`)[0] === instance);
  return [repeat, named ?? instances[Number(position)] ?? position, ...rest].join('.');
}
