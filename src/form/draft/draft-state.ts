import { draftFault } from '../../questionnaire/draft-path.ts';
import { shownRepeats, type RepeatInstance, type Repeats } from './repeats.ts';
import { areSameConflicts, type Replica } from './merge.ts';
import type { Credentials } from '../../submission/draft-documents.ts';
import type { Refused, ServerResponse } from './server-response.ts';
import {
  areSameValues,
  changesBetween,
  filledValues,
  valueAt,
  type Change,
  type FieldValue,
  type FormValues,
} from './values.ts';

/** A copy that this browser's storage held, by the id of its record. */
export interface MergeBase extends Replica {
  id: string;
}

/** What the system and this form last had in common, and what was said of it since. */
export interface ServerCopy {
  /** The number of the response; undefined while nothing is known of the system. */
  number: string | undefined;
  version: number;
  /** When the system told so, by the clock of this machine: of two tabs the later one knows better. */
  heardAt: string;
  /** What the system held in this version. */
  values: FormValues;
  /** When it was saved there last; undefined until the system has answered on this page. */
  savedAt: string | undefined;
  /** Changes sent to the system without an answer: they may have arrived. */
  unanswered: readonly Change[];
  /** The system did not answer last. */
  isAway: boolean;
}

/** When the Phiếu was sent last. */
export interface LastSend {
  at: string;
  /** What was sent; undefined when that is not known, and so something was changed since. */
  values: FormValues | undefined;
  /** The draft was deleted on the system after the survey was closed. */
  isDraftDeleted?: boolean | undefined;
}

/** A repeat that was removed, with what stood in it. */
export interface RemovedRepeat extends RepeatInstance {
  values: FormValues;
}

/** Everything a form knows of its one draft. Only `reduceDraft` makes the next one; nothing here is ever changed. */
export interface DraftState extends Replica {
  /** The Sở chosen; "" while none is. */
  unit: string;
  /** The instances of each repeated question that are shown, in order. */
  repeats: Repeats;
  /** What can be taken back, the last one removed last. */
  removed: readonly RemovedRepeat[];
  /** The copies in this browser's storage that this form has seen, newest first: the bases of merges with other tabs. */
  local: { bases: readonly MergeBase[]; savedAt: string | undefined; isDeleted: boolean };
  server: ServerCopy;
  /** With what the response was opened; undefined while it was not. */
  credentials: Credentials | undefined;
  /** The response as the system told of it; undefined while it was not opened. */
  response: ServerResponse | undefined;
  isOpening: boolean;
  /** Why the last opening or saving was refused. */
  refusal: Refused | undefined;
  sent: LastSend | undefined;
  /** The last send was not answered: it may have arrived. */
  isSendUnclear: boolean;
  /** The Sở whose draft stood here until another one was chosen. */
  former: string | undefined;
}

export const noServerCopy: ServerCopy = {
  number: undefined,
  version: 0,
  heardAt: '',
  values: {},
  savedAt: undefined,
  unanswered: [],
  isAway: false,
};

/** A form that holds these values, before anything is known of this browser or the system. */
export function draftOf(values: FormValues): DraftState {
  return {
    unit: String(valueAt(values, 'unit')),
    values,
    conflicts: {},
    repeats: shownRepeats(values),
    removed: [],
    local: { bases: [], savedAt: undefined, isDeleted: false },
    server: noServerCopy,
    credentials: undefined,
    response: undefined,
    isOpening: false,
    refusal: undefined,
    sent: undefined,
    isSendUnclear: false,
    former: undefined,
  };
}

/** A field that was changed in two places: the value here, and the others that wait for a choice. */
export interface Conflict {
  path: string;
  local: FieldValue;
  others: readonly FieldValue[];
}

/** The fields that wait for a choice. */
export const conflictsOf = ({ values, conflicts }: DraftState): Conflict[] =>
  Object.entries(conflicts).map(([path, others]) => ({ path, local: valueAt(values, path), others }));

/**
 * What is to be saved on the system: every change since it was asked last, but what waits for a choice, and what the
 * system would refuse, and all other changes with it.
 */
export const changesToSync = ({ server, values, conflicts }: DraftState): Change[] =>
  changesBetween(server.values, values).filter(
    ({ path, to }) => !Object.hasOwn(conflicts, path) && !isUnstorableAt(path, to),
  );

/** Whether the system can't store a value, broken or far too long: it is kept in this browser until it is mended. */
export const isUnstorableAt = (path: string, value: FieldValue): boolean =>
  draftFault(path, String(value)) !== undefined;

/** Whether this browser's storage holds what stands in the form. */
export function isSavedLocally({ local, values, conflicts }: DraftState): boolean {
  const [newest] = local.bases;
  return (
    newest !== undefined &&
    !local.isDeleted &&
    areSameValues(newest.values, values) &&
    areSameConflicts(newest.conflicts, conflicts)
  );
}

/** Whether the system holds what stands in the form. */
export const isOnServer = ({ server, values }: DraftState): boolean =>
  server.savedAt !== undefined && areSameValues(server.values, values);

/** Where what stands in the form is kept, and whether it was sent. */
export interface SyncStatus {
  /** `typing`: nowhere yet · `here`: in this browser · `system`: on the system · `cut_off`: in this browser, the system can't be reached. */
  kept: 'nothing' | 'typing' | 'here' | 'system' | 'cut_off';
  /** When it was kept last. */
  at?: string | undefined;
  /** True when the draft on this machine was deleted and nothing typed since. */
  isDeletedHere?: boolean | undefined;
  /** When the Phiếu was sent last; undefined when it was not. */
  sentAt?: string | undefined;
  /** True when something was changed after it was sent. */
  isChangedSinceSent?: boolean | undefined;
  /** True when the last send was not answered: it may have arrived. */
  isSendUnclear?: boolean | undefined;
}

/** What the line about saving says of a draft; it never claims more than is true. */
export const syncStatusOf = (state: DraftState): SyncStatus => ({
  ...keptOf(state),
  ...sendStatusOf(state),
  isDeletedHere: state.local.isDeleted || undefined,
  isSendUnclear: state.isSendUnclear || undefined,
});

function keptOf(state: DraftState): Pick<SyncStatus, 'kept' | 'at'> {
  const { local, server, values, conflicts } = state;
  const isHere = isSavedLocally(state);
  // The other values that wait for a choice are in this browser only.
  const isAll = isHere || Object.keys(conflicts).length === 0;
  if (isOnServer(state) && isAll && !(server.isAway && isHere)) return { kept: 'system', at: server.savedAt };
  if (isHere) return { kept: server.isAway ? 'cut_off' : 'here', at: local.savedAt };
  const isBlank = Object.values(values).every((value) => value.length === 0);
  return { kept: local.isDeleted || (isBlank && local.bases.length === 0) ? 'nothing' : 'typing' };
}

/** When the Phiếu was sent, and whether something was changed since. */
export function sendStatusOf({
  sent,
  values,
}: Pick<DraftState, 'sent' | 'values'>): Pick<SyncStatus, 'sentAt' | 'isChangedSinceSent'> {
  if (!sent) return {};
  // Where the draft is gone there is nothing left that could be sent.
  if (sent.isDraftDeleted) return { sentAt: sent.at };
  return {
    sentAt: sent.at,
    isChangedSinceSent: sent.values === undefined || !areSameValues(sent.values, values),
  };
}

/** Whether there is something in the form that neither this browser's storage nor the system holds. */
export const isUnsaved = (state: DraftState): boolean => keptOf(state).kept === 'typing';

/** Whether anything but the Sở is filled in. */
export const isFilled = ({ values }: Pick<DraftState, 'values'>): boolean =>
  Object.keys(filledValues(values)).some((path) => path !== 'unit');
