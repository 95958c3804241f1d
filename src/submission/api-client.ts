import * as z from 'zod/mini';
import { begunSchema, type AnnouncedFile, type SignedCopyNote } from './upload.ts';
import {
  openedDraftSchema,
  savedDraftSchema,
  type Credentials,
  type DraftChange,
  type OpenedDraft,
  type SavedDraft,
} from './draft-documents.ts';
import { draftHistorySchema, type DraftHistory } from './draft-history.ts';
import { postJson } from './post-json.ts';
import { receiptSchema, type Receipt } from './receipt.ts';
import { refusalSchema, type RefusalBody } from './refusal.ts';
import type { SendRequest } from './send-request.ts';
import { sentRevisionSchema, type SentRevision } from './sent-revision.ts';

/**
 * How a call of the API ended: with the document that was asked for, refused with a reason, or without an answer that
 * can be read; then nobody knows whether it was done.
 */
export type ApiOutcome<T> =
  { kind: 'done'; document: T } | { kind: 'refused'; refusal: RefusalBody } | { kind: 'unreachable' };

/** How a call ended that answers with the response of a Sở. */
export type OpenedOutcome = ApiOutcome<OpenedDraft>;

/**
 * Calls the API and parses its answer.
 * @param patience milliseconds until the call is given up
 */
export async function callApi<T>(
  path: string,
  body: object,
  schema: z.ZodMiniType<T>,
  { patience = 15_000 }: { patience?: number } = {},
): Promise<ApiOutcome<T>> {
  const answer = await postJson(path, body, patience);
  if (answer?.ok) {
    const parsed = schema.safeParse(answer.document);
    return parsed.success ? { kind: 'done', document: parsed.data } : { kind: 'unreachable' };
  }
  const parsed = refusalSchema.safeParse(answer?.document);
  return parsed.success ? { kind: 'refused', refusal: parsed.data } : { kind: 'unreachable' };
}

/** Opens the response of a Sở by its code; the first opening begins it. */
export const openDraft = (credentials: Credentials): Promise<OpenedOutcome> =>
  callApi('/api/drafts/open', credentials, openedDraftSchema);

/**
 * Saves changes to the draft of a Sở; without changes it only asks what colleagues have saved.
 * @param browser the name of this browser, to tell its own saves from those of others
 */
export const saveDraft = (
  credentials: Credentials,
  changes: readonly DraftChange[],
  browser?: string,
): Promise<ApiOutcome<SavedDraft>> =>
  callApi('/api/drafts', { ...credentials, changes, ...(browser && { browser }) }, savedDraftSchema);

/**
 * Reads what was saved of the draft of a Sở before, newest first.
 * @param before the id of an entry: only older ones are asked for
 */
export const readDraftHistory = (
  credentials: Credentials,
  before?: number,
): Promise<ApiOutcome<DraftHistory>> =>
  callApi('/api/drafts/history', { ...credentials, ...(before && { before }) }, draftHistorySchema);

/** Locks the draft of a Sở for signature, as it was seen. */
export const lockDraft = (credentials: Credentials, version: number): Promise<OpenedOutcome> =>
  callApi('/api/drafts/lock', { ...credentials, version }, openedDraftSchema);

/** Unlocks it, for a reason. */
export const unlockDraft = (credentials: Credentials, why: string): Promise<OpenedOutcome> =>
  callApi('/api/drafts/unlock', { ...credentials, why }, openedDraftSchema);

/** Sends a response; it may be called again with the same request, which never stores it twice. */
export const sendResponse = (request: SendRequest): Promise<ApiOutcome<{ receipt: Receipt }>> =>
  callApi('/api/responses', request, z.object({ receipt: receiptSchema }), { patience: 30_000 });

/** Reads a revision that a Sở sent. */
export const readRevision = (credentials: Credentials, revision: number): Promise<ApiOutcome<SentRevision>> =>
  callApi('/api/revisions', { ...credentials, revision }, sentRevisionSchema);

/** Announces a file; the answer says where it goes. */
export const beginUpload = (
  credentials: Credentials,
  file: AnnouncedFile,
): Promise<ApiOutcome<z.infer<typeof begunSchema>>> =>
  callApi('/api/attachments', { ...credentials, ...file }, begunSchema);

/** Says that a file has arrived in storage, to have it looked at. */
export const finishUpload = (credentials: Credentials, id: string): Promise<OpenedOutcome> =>
  callApi('/api/attachments/finish', { ...credentials, id }, openedDraftSchema);

/** Takes a received file back. */
export const withdrawUpload = (credentials: Credentials, id: string): Promise<OpenedOutcome> =>
  callApi('/api/attachments/withdraw', { ...credentials, id }, openedDraftSchema);

/** Records how the signed copy comes. */
export const recordSignedCopy = (credentials: Credentials, note: SignedCopyNote): Promise<OpenedOutcome> =>
  callApi('/api/signed-copy', { ...credentials, ...note }, openedDraftSchema);
