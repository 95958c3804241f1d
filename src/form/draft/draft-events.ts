import type { Credentials, OpenedDraft, SavedDraft } from '../../submission/draft-documents.ts';
import type { Receipt } from '../../submission/receipt.ts';
import type { LocalDraft } from './local-draft.ts';
import type { RepeatInstance } from './repeats.ts';
import type { Refused } from './server-response.ts';
import type { Change, FieldValue, FieldValues, FormValues } from './values.ts';

/** Everything that can happen to a draft. */
export type DraftEvent =
  // A person, on the form.
  | { type: 'edited'; values: FieldValues }
  | { type: 'ticked'; path: string; option: string; isTicked: boolean }
  | { type: 'repeat_added'; instance: RepeatInstance }
  | { type: 'repeat_removed'; instance: RepeatInstance }
  | { type: 'repeat_restored'; instance: RepeatInstance }
  | { type: 'conflict_resolved'; path: string; value: FieldValue }
  | { type: 'values_offered'; values: FormValues }
  | { type: 'unit_chosen'; unit: string; draft: LocalDraft | undefined; isCarried: boolean }
  | { type: 'draft_taken_along'; draft: LocalDraft }
  | { type: 'local_draft_deleted' }
  | { type: 'local_draft_undeleted' }
  | { type: 'closed' }
  // This browser's storage.
  | { type: 'local_draft_read'; draft: LocalDraft }
  | { type: 'local_draft_saved'; draft: LocalDraft }
  | { type: 'local_draft_gone' }
  // The system.
  | ServerEvent;

/** What the system has to do with a draft. */
export type ServerEvent =
  | { type: 'opening' }
  | { type: 'opened'; credentials: Credentials; since: number; draft: OpenedDraft; at: string }
  | { type: 'saving'; changes: readonly Change[] }
  | {
      type: 'saved';
      credentials: Credentials;
      since: number;
      changes: readonly Change[];
      draft: SavedDraft;
      at: string;
    }
  | { type: 'refused'; refusal: Refused }
  | { type: 'superseded_read'; values: FormValues }
  | { type: 'sent'; values: FormValues; receipt: Receipt }
  | { type: 'send_unanswered' };
