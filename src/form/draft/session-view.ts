import type { RawInput } from '../../questionnaire/raw-input.ts';
import type { Refusal } from '../../submission/refusal.ts';
import type { Change, Conflict, Typed } from './changes.ts';
import type { LocalDraft } from './local-draft.ts';
import type { Credentials, DraftOutcome, OpenedDraft, SavedDraft } from './server-draft.ts';
import type { SavingStatus } from './status.ts';

/** What a session needs of the world: the form, this browser's storage, the server, the clock. */
export interface SessionEffects {
  /** What stands in the form now. */
  read: () => RawInput;
  /** Puts values into the form. */
  show: (values: readonly (readonly [string, Typed])[]) => void;
  readLocal: () => LocalDraft | undefined;
  writeLocal: (draft: LocalDraft) => boolean;
  deleteLocal: () => void;
  open: (credentials: Credentials) => Promise<DraftOutcome<OpenedDraft>>;
  save: (credentials: Credentials, changes: readonly Change[]) => Promise<DraftOutcome<SavedDraft>>;
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
  refusal: Refusal | 'unreachable' | 'code_missing' | undefined;
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

/** What people see of a response that was opened. */
export const openedView = ({ number, state, current_revision, open }: OpenedDraft) => ({
  number,
  state,
  revision: current_revision ?? 0,
  isOpen: open && state !== 'accepted' && state !== 'in_signature',
});
