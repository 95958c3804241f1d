import type { RawInput } from '../../questionnaire/raw-input.ts';
import type { Receipt } from '../../submission/receipt.ts';
import type { Refusal } from '../../submission/refusal.ts';
import type { Change, Conflict, Typed } from './changes.ts';
import type { LocalDraft } from './local-draft.ts';
import { requestedIn, type Requested } from './requested.ts';
import type { ApiOutcome } from '../../submission/api-client.ts';
import type { Credentials, OpenedDraft, SavedDraft } from '../../submission/draft-documents.ts';
import type { SavingStatus } from './status.ts';

/** What a session needs of the world: the form, this browser's storage, the server, the clock. */
export interface SessionEffects {
  /** What stands in the form now. */
  read: () => RawInput;
  /** Puts values into the form. */
  show: (values: readonly (readonly [string, Typed])[]) => void;
  /** Empties the form for another Sở; the blocks that were removed from it are forgotten too. */
  empty: () => void;
  readLocal: () => LocalDraft | undefined;
  writeLocal: (draft: LocalDraft) => boolean;
  deleteLocal: () => void;
  /** Makes the draft of this Sở the one that is read and written here, and puts by that of another. */
  turnToLocalOf: (unit: string) => void;
  /** Whether the draft of this Sở was put by. */
  isPutBy: (unit: string) => boolean;
  open: (credentials: Credentials) => Promise<ApiOutcome<OpenedDraft>>;
  save: (credentials: Credentials, changes: readonly Change[]) => Promise<ApiOutcome<SavedDraft>>;
  now: () => Date;
  /** Called whenever the view of the session changed. */
  changed: (view: SessionView) => void;
}

/** The response of a Sở as it was opened. */
export interface Opened {
  number: string;
  state: OpenedDraft['state'];
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
  /** What the draft held when something else was sent in its place. */
  setAside: RawInput;
}

/** What people see of a session. */
export interface SessionView {
  status: SavingStatus;
  conflicts: readonly Conflict[];
  /** The response that was opened with the code. */
  opened: Opened | undefined;
  /** Why the last opening or saving on the server was refused. */
  refusal: Refusal | 'unreachable' | 'code_missing' | undefined;
  isOpening: boolean;
  /** The Sở whose draft stood in the form until the code of another one was given. */
  putBy: string | undefined;
}

/** Before anything was typed or opened. */
export const untouched: SessionView = {
  status: { kept: 'nothing' },
  conflicts: [],
  opened: undefined,
  refusal: undefined,
  isOpening: false,
  putBy: undefined,
};

const isChangeable = (state: OpenedDraft['state']): boolean =>
  state !== 'accepted' && state !== 'in_signature';

/** The same after a saving told where the response stands now, and so that the survey is open; the revision stays. */
export const openedSince = (opened: Opened | undefined, saved: SavedDraft): Opened | undefined =>
  opened && {
    ...opened,
    state: saved.state,
    newest: saved.current_revision,
    closedAt: undefined,
    isOpen: opened.isOpen && isChangeable(saved.state),
    isLocked: false,
  };

/** The same after a refusal: meanwhile a colleague may have locked the draft, or the survey may have been closed. */
export const openedAfter = (
  opened: Opened | undefined,
  refusal: SessionView['refusal'],
): Opened | undefined =>
  opened && {
    ...opened,
    isLocked: opened.isLocked || refusal === 'draft_locked',
    closedAt: opened.closedAt ?? (refusal === 'survey_closed' ? '' : undefined),
  };

/** What people see of a response that was opened. */
export const openedView = (draft: OpenedDraft): Opened => ({
  number: draft.number,
  state: draft.state,
  revision: draft.current_revision,
  newest: draft.current_revision,
  isOpen: draft.open && isChangeable(draft.state),
  isLocked: draft.locked_at !== null,
  dueAt: draft.due_at ?? undefined,
  closedAt: draft.open ? undefined : (draft.closes_at ?? ''),
  deletedAt: draft.personal_data_deleted_at ?? undefined,
  receipt: draft.receipts.at(-1),
  request: draft.request ? { ...draft.request, items: requestedIn(draft.request, draft.raw) } : undefined,
  setAside: draft.set_aside ?? {},
});
