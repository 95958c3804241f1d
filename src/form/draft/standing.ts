import { isSameInput, withValues, type Change, type Conflict } from './changes.ts';
import type { RawInput } from '../../questionnaire/raw-input.ts';
import type { LocalDraft } from './local-draft.ts';
import { nothingAgreed, type Agreement } from './reconcile.ts';
import type { Credentials, OpenedDraft, SavedDraft } from '../../submission/draft-documents.ts';
import type { SavingStatus } from './status.ts';

/** What a session knows of where the draft is kept and whether it was sent. */
export interface Standing {
  /** The Sở whose code opened what stands in the form, on this page or before; undefined when none did. */
  unit: string | undefined;
  /** The draft as this browser's storage holds it; undefined when it holds none. */
  kept: LocalDraft | undefined;
  /** What was agreed on with the system. */
  system: Agreement;
  /** Changes that were saved without an answer: they may have arrived. */
  unanswered: readonly Change[];
  /** The last thing the server said of the draft. */
  saved: { version: number; at: string | undefined } | undefined;
  /** The server did not answer last. */
  isAway: boolean;
  /** A person has deleted the draft here and typed nothing since. */
  isDeleted: boolean;
  /** When the Phiếu was sent last, what was sent where that is known, and whether the draft was deleted after closing. */
  sent: { at: string; raw: RawInput | undefined; isDraftDeleted?: boolean } | undefined;
  /** True when the last send was not answered: it may have arrived. */
  isSendUnclear: boolean | undefined;
}

/** Before anything was typed or opened. */
export const nothingKept: Standing = {
  unit: undefined,
  kept: undefined,
  system: nothingAgreed,
  unanswered: [],
  saved: undefined,
  isAway: false,
  isDeleted: false,
  sent: undefined,
  isSendUnclear: undefined,
};

/** Where what stands in the form is kept, and whether it was sent. */
export const statusOf = (standing: Standing, raw: RawInput): SavingStatus => ({
  ...whereKept(standing, raw),
  ...sentStatus(standing, raw),
  isDeletedHere: standing.isDeleted || undefined,
  isSendUnclear: standing.isSendUnclear,
});

function whereKept({ kept, system, saved, isAway, isDeleted }: Standing, raw: RawInput): SavingStatus {
  const isHere = kept !== undefined && isSameInput(kept.raw, raw);
  const isOnSystem = saved !== undefined && isSameInput(system.stored, raw);
  if (isOnSystem && !(isAway && isHere)) return { kept: 'system', at: saved.at };
  if (isHere) return { kept: isAway ? 'cut_off' : 'here', at: kept.saved_at };
  return { kept: isDeleted || Object.keys(raw).length === 0 ? 'nothing' : 'typing' };
}

function sentStatus({ sent }: Standing, raw: RawInput): Pick<SavingStatus, 'sentAt' | 'isChangedSinceSent'> {
  if (!sent) return {};
  // Where the draft is gone there is nothing left that could be sent.
  if (sent.isDraftDeleted) return { sentAt: sent.at };
  return { sentAt: sent.at, isChangedSinceSent: sent.raw === undefined || !isSameInput(sent.raw, raw) };
}

/** Whether this browser keeps what stands in the form, together with what the system holds now. */
export const isKeptAsItIs = ({ kept, saved }: Standing, raw: RawInput): boolean =>
  kept?.system?.version === saved?.version && isSameInput(kept?.raw ?? {}, raw);

/** The draft for this browser to keep: what stands in the form at a moment, and what waits there for a choice. */
export function draftToKeep(
  standing: Standing,
  raw: RawInput,
  saved_at: string,
  unit: string | undefined,
  waiting: readonly Conflict[],
): LocalDraft {
  const { sentAt: at, isChangedSinceSent: isChanged = false } = sentStatus(standing, raw);
  return {
    raw,
    saved_at,
    system: systemToKeep(standing, unit),
    sent: at === undefined ? undefined : { at, isChanged },
    isSendUnclear: standing.isSendUnclear,
    ...(waiting.length > 0 && { waiting }),
  };
}

function systemToKeep({ kept, system, saved }: Standing, unit: string | undefined): LocalDraft['system'] {
  if (unit === undefined || !saved) return kept?.system;
  // What waits for a choice is not agreed on: after a reload it waits again.
  const waiting = system.conflicts.map(({ path }: Conflict) => [path, ''] as const);
  return { unit, version: saved.version, raw: withValues(system.stored, waiting) };
}

/** What was agreed on with the system when this browser kept the draft last, unless the system has lost it since. */
export function agreedBefore({ kept }: Standing, { unit }: Credentials, { version }: OpenedDraft): Agreement {
  const before = kept?.system;
  if (before?.unit !== unit || before.version > version) return nothingAgreed;
  return { stored: before.raw, conflicts: [] };
}

/** The last send the server knows of; what was sent is known while the draft has not been changed since. */
export function sentBefore(draft: OpenedDraft): Standing['sent'] {
  const { receipts, saved_at, raw, personal_data_deleted_at: deletedAt } = draft;
  const sent = sentAt(receipts.at(-1)?.received_at, saved_at, raw);
  return sent && { ...sent, isDraftDeleted: deletedAt !== null };
}

/** The last send after a saving: one by a colleague comes to be known here too. */
export const sentSince = ({ sent }: Standing, { sent_at, saved_at, raw }: SavedDraft): Standing['sent'] =>
  sent_at === null || sent_at === sent?.at ? sent : sentAt(sent_at, saved_at, raw);

function sentAt(at: string | undefined, saved_at: string | null, raw: RawInput): Standing['sent'] {
  return at === undefined ? undefined : { at, raw: (saved_at ?? '') > at ? undefined : raw };
}
